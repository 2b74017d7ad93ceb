/**
 * One of everything whose place in memory the host relies on; src/engine/calibrate.ts knows what it must read. Made while
 * the snapshot is baked: the fewer instructions a process runs before its first value, the later V8 starts to optimize the
 * interpreter, which takes it 80 ms that the end of a short process waits for.
 */
export const calibrationSample = {
  text: 'a\0\xe9',
  wide: '\u6f22\ud800',
  // More than 512 units behind others are joined as a rope.
  rope: 'x'.repeat(600) + 'y'.repeat(600),
  // biome-ignore lint/suspicious/noSparseArray: a hole is one of the things to be read.
  list: [1, -0.5, , true, null],
  map: new Map([['k', new Set([1n, -(2n ** 70n)])]]),
  date: new Date(5),
  bytes: new Uint8Array([1, 2, 3]).subarray(1),
  view: new Float64Array([1.5]),
  // With the stack of an error that was looked at: others are read by the guest.
  error: Object.defineProperty(new RangeError('m'), 'stack', { value: 'RangeError: m', writable: true, configurable: true }),
  expression: /a+/gu,
};
