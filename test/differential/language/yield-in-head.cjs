// `yield` in the head of a loop: resumed, returned and thrown into, with loops around it and in it.
const closed = [];
const list = (name, ...values) => ({
  [Symbol.iterator]: () => ({
    next: () => ({ done: values.length === 0, value: values.shift() }),
    return: () => (closed.push(name), {}),
  }),
});
function* simple(a) {
  for (const x of yield a) console.log('simple', x);
  return 'end';
}
function* nested() {
  outer: for (const x of list('outer', 1, 2, 3)) {
    for (let y of [x, ...(yield `for ${x}`)]) {
      if (y === 'continue') continue outer;
      if (y === 'break') break outer;
      console.log('nested', x, y, yield y);
    }
  }
}
function* delegated() {
  for (var x of yield* simple('inner')) console.log('letter', x);
  for (const [k = yield 'default'] of (0, yield 'pairs')) console.log('pair', k);
  for (const k in yield 'object') console.log('key', k);
}
const drive = (generator, ...values) => {
  for (const value of [undefined, ...values]) {
    const { value: got, done } = generator.next(value);
    console.log(got, done);
  }
  return generator;
};
drive(simple('s'), ['a', 'b']);
drive(nested(), ['x'], 5, 6, ['continue'], ['break']);
console.log(closed.splice(0));
for (const leave of ['return', 'throw'])
  for (const steps of [[], [['p']], [['p'], 1]]) {
    const generator = drive(nested(), ...steps);
    try {
      console.log(leave, generator[leave](new Error('thrown')).done);
    } catch (error) {
      console.log(leave, error.message);
    }
    console.log(closed.splice(0), generator.next());
  }
drive(delegated(), ['i'], [[1], []], 'd', { q: 1 });
const early = simple();
early.next();
console.log(early.return('early'));
(async () => {
  async function* each(source) {
    for await (const x of yield source) yield x;
    for (const x of await (yield 'second')) yield x;
  }
  const generator = each('first');
  console.log(await generator.next(), await generator.next(['a']), await generator.next(), await generator.next(Promise.resolve(['b'])));
  console.log(await generator.return('r'), await generator.next());
  const left = each('first');
  console.log(await left.next(), await left.return('left'));
})();
