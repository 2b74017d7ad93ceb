const ah = require('async_hooks');
const { AsyncResource, createHook, executionAsyncId, triggerAsyncId, executionAsyncResource } = ah;
const fs = require('fs');
const ev = [];
let base;
const ids = new Map();
const n = (i) => {
  if (i === 0 || i === 1) return i;
  if (!ids.has(i)) ids.set(i, '#' + ids.size);
  return ids.get(i);
};
const h = createHook({
  init(id, type, trig, res) {
    ev.push(['init', n(id), type, n(trig), n(executionAsyncId()), res && res.constructor && res.constructor.name]);
  },
  before(id) {
    ev.push(['before', n(id), n(executionAsyncId()), n(triggerAsyncId())]);
  },
  after(id) {
    ev.push(['after', n(id)]);
  },
  destroy(id) {
    ev.push(['destroy', n(id)]);
  },
  promiseResolve(id) {
    ev.push(['resolve', n(id)]);
  },
});
h.enable();
// What was destroyed is told a turn later: that turn must come before the timers, however slow the machine is.
setImmediate(() => {
  ev.push('immediate cb');
  setTimeout(() => {
    ev.push('timeout cb');
    const t = setInterval(() => {
      ev.push('interval');
      clearInterval(t);
      setTimeout(show, 100);
    }, 100);
  }, 100);
  process.nextTick(() => ev.push('tick in imm'));
});
process.nextTick((a) => ev.push('tick ' + a), 5);
queueMicrotask(() => ev.push('micro'));
const p = new Promise((r) => {
  ev.push('executor');
  r(1);
});
p.then(() => ev.push('then'));
(async () => {
  ev.push('async start');
  await 1;
  ev.push('async mid');
  await p;
  ev.push('async end');
})();
const r = new AsyncResource('MYRES');
ev.push(['ids', n(r.asyncId()), n(r.triggerAsyncId())]);
r.runInAsyncScope(
  function (a) {
    ev.push(['scope', this && this.x, a, n(executionAsyncId()), n(triggerAsyncId()), executionAsyncResource() === r]);
  },
  { x: 1 },
  2,
);
try {
  r.runInAsyncScope(() => {
    throw new Error('e');
  });
} catch (e) {
  ev.push('thrown');
}
r.emitDestroy();
try {
  r.emitDestroy();
} catch (e) {
  ev.push([e.name, e.code, e.message]);
}
const r2 = new AsyncResource('T', { triggerAsyncId: r.asyncId() });
ev.push(['r2', n(r2.triggerAsyncId())]);
const r3 = new AsyncResource('N', 5);
ev.push(['r3', r3.triggerAsyncId()]);
const r4 = new AsyncResource('M', { requireManualDestroy: true });
for (const a of [
  [],
  [''],
  [1],
  [null],
  ['x', { triggerAsyncId: 'a' }],
  ['x', { triggerAsyncId: -2 }],
  ['x', { triggerAsyncId: 1.5 }],
  ['x', null],
  ['x', { triggerAsyncId: -1 }],
  ['x', { requireManualDestroy: 1 }],
])
  try {
    const q = new AsyncResource(...a);
    ev.push(['ok', q.triggerAsyncId() < 0]);
  } catch (e) {
    ev.push([e.name, e.code, e.message]);
  }

function show() {
  h.disable();
  for (const e of ev) console.log(Array.isArray(e) ? e.join(' ') : e);
  for (const c of [
    null,
    1,
    { init: 1 },
    { before: 'x' },
    { after: {} },
    { destroy: null },
    { promiseResolve: 5 },
    {},
    { trackPromises: 1 },
    { trackPromises: false, promiseResolve() {} },
    { init: undefined },
  ])
    try {
      createHook(c);
      console.log('ok');
    } catch (e) {
      console.log(e.name, e.code, e.message);
    }
  console.log(Object.keys(ah), Reflect.ownKeys(h), Object.keys(Object.getPrototypeOf(h)), h);
}
