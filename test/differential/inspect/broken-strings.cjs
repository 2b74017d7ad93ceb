const { inspect } = require('node:util');
function min(wrap, opts) {
  for (let n = 10; n < 200; n++) {
    const s = 'x'.repeat(5) + '\n' + 'y'.repeat(n - 6);
    if (inspect(wrap(s), opts).includes('+\n')) return n;
  }
  return 'none';
}
const wraps = {
  plain: (s) => s,
  array: (s) => [s],
  arr2: (s) => [[s]],
  arr3: (s) => [[[s]]],
  obj: (s) => ({ a: s }),
  longkey: (s) => ({ averylongkeyindeed: s }),
  obj2: (s) => ({ a: { b: s } }),
  arr_obj: (s) => [{ a: s }],
  obj_arr: (s) => ({ a: [s] }),
  map: (s) => new Map([[s, s]]),
  set: (s) => new Set([s]),
  err: (s) => Object.assign(Object.create(null), { x: [s] }),
};
for (const bl of [80, 60, 128])
  for (const compact of [3, 1, false])
    console.log(
      bl,
      compact,
      Object.entries(wraps)
        .map(([k, w]) => k + ' ' + min(w, { breakLength: bl, compact, depth: 9 }))
        .join(', '),
    );
