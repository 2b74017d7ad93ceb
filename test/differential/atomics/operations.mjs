const show = (l, f) => {
  try {
    const r = f();
    console.log(l, typeof r === 'bigint' ? r + 'n' : typeof r === 'object' ? JSON.stringify(r) : r);
  } catch (e) {
    console.log(l, e.name, e.message);
  }
};
const i = new Int32Array(4),
  u = new Uint8Array(2),
  b = new BigInt64Array(2),
  s = new Int32Array(new SharedArrayBuffer(8)),
  f = new Float64Array(1),
  c = new Uint8ClampedArray(1);
for (const op of ['add', 'and', 'exchange', 'or', 'store', 'sub', 'xor']) {
  show(op, () => Atomics[op](i, 0, 5.7));
  show(op, () => i[0]);
  show(op, () => Atomics[op](b, 0, 5n));
  show(op, () => Atomics[op](u, 0, -1));
  show(op, () => u[0]);
  show(op + ' f', () => Atomics[op](f, 0, 1));
  show(op + ' c', () => Atomics[op](c, 0, 1));
  show(op + ' oob', () => Atomics[op](i, 9, 1));
  show(op + ' neg', () => Atomics[op](i, -1, 1));
  show(op + ' mix', () => Atomics[op](b, 0, 1));
  show(op + ' mix2', () => Atomics[op](i, 0, 1n));
  show(op + ' arr', () => Atomics[op]([], 0, 1));
  show(op + ' u', () => Atomics[op](undefined, 0, 1));
}
show('cas', () => Atomics.compareExchange(i, 1, 0, 9));
show('cas', () => Atomics.compareExchange(i, 1, 0, 1));
show('load', () => Atomics.load(i, 1));
show('load -0', () => Object.is(Atomics.store(i, 0, -0), 0));
show('load oob', () => Atomics.load(i, 4));
show('loads', () => Atomics.load(i));
show('store', () => Atomics.store(i, 0, '7'));
show('storeNaN', () => Atomics.store(i, 0, NaN));
show('store inf', () => Atomics.store(i, 0, Infinity));
show('lf', () => [1, 2, 3, 4, 8, 16].map(Atomics.isLockFree));
show('notify', () => Atomics.notify(s, 0, 1));
show('notify', () => Atomics.notify(i, 0));
show('notify', () => Atomics.notify(u, 0));
show('wait', () => Atomics.wait(i, 0, 0, 0));
show('wait', () => Atomics.wait(s, 0, 0, 10));
show('wait ne', () => Atomics.wait(s, 0, 1, 10));
show('wait u', () => Atomics.wait(u, 0, 1, 10));
show('notify oob', () => Atomics.notify(s, 5));
show('notify neg', () => Atomics.notify(s, 0, -5));
show('pause', () => Atomics.pause());
show('pause', () => Atomics.pause(1));
show('pause', () => Atomics.pause('x'));
show('pause', () => Atomics.pause(1.5));
show('cas u8', () => {
  u[0] = 255;
  return Atomics.compareExchange(u, 0, -1, 3) + ' ' + u[0];
});
const alive = setTimeout(() => {}, 60_000);
const w = Atomics.waitAsync(s, 0, 0, 10);
console.log(w, await w.value);
console.log(Atomics.waitAsync(s, 0, 1));
console.log(Atomics.waitAsync(s, 0, 0, 0));
const w2 = Atomics.waitAsync(s, 0, 0);
console.log(Atomics.notify(s, 0), await w2.value);
show('wa', () => Atomics.waitAsync(i, 0, 0));
clearTimeout(alive);
const d = new Int32Array(2);
structuredClone(d.buffer, { transfer: [d.buffer] });
show('det', () => Atomics.load(d, 0));
show('det', () => Atomics.add(d, 0, 1));
console.log(Atomics, Object.prototype.toString.call(Atomics));
