'use strict';
const { inspect, format } = require('node:util');

// A tag that is a word of the class's name is not shown.
for (const [name, tag] of [
  ['FooBar', 'Foo'],
  ['FooBar', 'Bar'],
  ['FooBarX', 'Bar'],
  ['Foobar', 'Foo'],
  ['Foo', 'FooBar'],
  ['foo', 'Foo'],
  ['xFoo', 'Foo'],
  ['Foo_', 'Foo'],
  ['Foo1', 'Foo'],
  ['FoobFoo', 'Foo'],
  ['FooFoob', 'Foo'],
  ['FooÉ', 'Foo'],
  ['A.c', '.'],
  ['a b C', 'b '],
  ['FX', 'F'],
]) {
  for (const Base of [Map, WeakSet, Object, Array, Uint8Array, Date, RegExp, Error]) {
    const Class = {
      [name]: class extends Base {
        get [Symbol.toStringTag]() {
          return tag;
        }
      },
    }[name];
    const value = new Class();
    if (Base === Date) value.setTime(0);
    if (Base === Error) value.stack = value.stack.split('\n')[0];
    console.log(name, tag, Base.name, inspect(value), inspect([[[value]]]));
  }
}
class MySet extends Set {}
class APromise extends Promise {}
console.log(new MySet([1]), APromise.resolve(1), { a: { b: { c: new MySet() } } });

// What getters of a class give counts as one level further out.
class Accessors {
  get v() {
    return { a: { b: { c: { d: 1 } } } };
  }
}
for (const depth of [0, 1, 2, 4])
  for (const getters of [false, true]) console.log(inspect({ k: new Accessors() }, { showHidden: true, getters, depth }));

for (const value of [new ArrayBuffer(12345), new DataView(new ArrayBuffer(4000), 1000)])
  console.log(inspect(value, { numericSeparator: true, maxArrayLength: 2 }));
for (const value of [Buffer.from('pooled'), new Uint8Array(2)]) {
  console.log(Reflect.ownKeys(value.buffer));
  console.log(inspect(value, { showHidden: true, maxArrayLength: 0, depth: 0 }).replace(/\[Uint8Contents\]: <.*?>/g, '<>'));
}
console.log(format('%i|%i|%i|%i', '0x10', '0b1', '12px', '-0X1f'));
