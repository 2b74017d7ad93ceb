import { applyPatches, createDraft, current, enableMapSet, enablePatches, finishDraft, freeze, immerable, isDraft, nothing, original, produce, produceWithPatches, setAutoFreeze } from 'immer';

enableMapSet();
enablePatches();
const base = { user: { name: 'Ada', tags: ['a', 'b'] }, counts: new Map([['x', 1]]), seen: new Set([1]), same: { deep: true } };
const next = produce(base, (draft) => {
  console.log(isDraft(draft), original(draft) === base, current(draft.user));
  draft.user.tags.push('c');
  draft.counts.set('y', 2);
  draft.seen.add(2).delete(1);
  delete draft.user.name;
});
console.log(next, base, next.same === base.same, Object.isFrozen(next), Object.isFrozen(next.user.tags));
const [after, patches, inverse] = produceWithPatches(base, (draft) => {
  draft.user.tags.splice(0, 1, 'z', 'y');
  draft.counts.delete('x');
});
console.log(patches, inverse);
console.log(applyPatches(after, inverse).user.tags, applyPatches(base, patches).counts);
class Point {
  [immerable] = true;
  constructor(x) {
    this.x = x;
  }
}
const moved = produce(new Point(1), (point) => void point.x++);
console.log(moved, moved instanceof Point, produce(1, () => nothing), produce({ a: 1 }, (draft) => draft) !== undefined);
const toggle = produce((draft, key) => void (draft[key] = !draft[key]));
console.log(toggle({ on: false }, 'on'));
const draft = createDraft({ list: [3, 1, 2] });
draft.list.sort();
console.log(finishDraft(draft), freeze({ a: {} }, true));
for (const attempt of [() => Object.isFrozen(next.user) && next.counts.delete('x'), () => produce({ a: 1 }, (d) => { d.a = 2; return 3; }), () => next.counts.set('q', 1)]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
setAutoFreeze(false);
console.log(Object.isFrozen(produce({ a: { b: 1 } }, (d) => void (d.a.b = 2))));
