import { isMarkedAsUntransferable, markAsUncloneable, markAsUntransferable } from 'node:worker_threads';

const attempt = (label, make, transfer) => {
  try {
    console.log(label, structuredClone(make, transfer));
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
};
const marked = (value) => {
  markAsUncloneable(value);
  return value;
};
class Plain {
  x = 1;
}
attempt('object', marked({ a: 1 }));
attempt('inside', { in: [marked({})] });
attempt('instance', marked(new Plain()));
attempt('blob', marked(new Blob(['a'])));
attempt('url', marked(new URL('http://a')));
for (const value of [
  [1],
  new Map([[1, 2]]),
  new Set([1]),
  new Date(0),
  /x/g,
  new ArrayBuffer(2),
  new Uint8Array(2),
  Object(1),
  1n,
  null,
  'x',
  5,
]) {
  attempt(`builtin ${Object.prototype.toString.call(value)}`, marked(value));
}
attempt('error', marked(new TypeError('e')));
const prototype = marked({ inherited: 1 });
attempt('from a marked prototype', Object.assign(Object.create(prototype), { own: 2 }));
markAsUncloneable(Plain.prototype);
attempt('of a marked class', new Plain());
attempt('the prototype', Plain.prototype);
attempt('frozen', marked(Object.freeze({ a: 1 })));
const buffer = new ArrayBuffer(4);
markAsUntransferable(buffer);
console.log(isMarkedAsUntransferable(buffer), isMarkedAsUntransferable({}), isMarkedAsUntransferable(1));
attempt('untransferable', buffer, { transfer: [buffer] });
attempt('cloned all the same', buffer);
