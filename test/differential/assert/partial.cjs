process.removeAllListeners('warning');
const a = require('assert');
const r = (name, x, y) => {
  try {
    a.partialDeepStrictEqual(x, y);
    console.log(name, 1);
  } catch (e) {
    console.log(name, 0);
  }
};
r('h1', [3, 1], [, 3]);
r('h2', [1, 3], [, 3]);
r('h3', [3], [, 3]);
r('h4', [1, 2, 3], [1, , 3]);
r('h5', [1, 3], [1, , 3]);
r('h6', [1, 2, 3], [1, , 2]);
r('h7', [, , 3], [, 3]);
r('h8', [undefined, 3], [undefined]);
r('h9', [, 3], [undefined]);
r('h10', [, 3], [,]);
r('h11', [1, , 3], [1, undefined]);
r('d1', new DataView(new Uint8Array([1, 2, 3]).buffer), new DataView(new Uint8Array([1, 3]).buffer));
r('d2', new DataView(new Uint8Array([1, 2, 3]).buffer), new DataView(new Uint8Array([1, 2]).buffer));
r('d3', new DataView(new Uint8Array([1, 2, 3]).buffer), new DataView(new Uint8Array([2, 3]).buffer));
r('u1', new Uint8Array([1, 2, 3]), new Uint8Array([2, 3]));
r('b1', new Uint8Array([1, 2, 3]).buffer, new Uint8Array([1, 3]).buffer);
r('b2', new Uint8Array([1, 2, 3]).buffer, new Uint8Array([3]).buffer);
r('f1', new Float64Array([1, 2, 3]), new Float64Array([1, 3]));
r('f2', new Float64Array([1, 2, 3]), new Float64Array([3, 1]));
r('u2', new Uint8Array([1, 2, 3]), new Uint8Array([3, 2]));
r('u16', new Uint16Array([256, 2, 3]), new Uint16Array([1]));
r('e', new Uint8Array([1]), new Uint8Array([]));
r('obj null', { a: null }, { a: null });
r('x', { a: new Error('x') }, { a: new Error('x') });
r('y', { a: [{ b: 1, c: 2 }, { b: 1 }] }, { a: [{ b: 1 }, { b: 1 }] });
r('z', [{ b: 1 }, { b: 1, c: 2 }], [{ b: 1 }, { c: 2 }]);
