'use strict';
const assert = require('node:assert');
const EventEmitter = require('node:events');

function show(run) {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.message, error.actual, error.generatedMessage);
  }
}
// An enumerable cause is shown as one.
for (const properties of [{ cause: 5 }, { cause: new TypeError('inner') }, { cause: 5, x: 1 }]) {
  const [one, two] = [Object.assign(new Error('m'), properties), new Error('m', properties)];
  for (const error of [one, two]) error.stack = error.stack.split('\n')[0];
  show(() => assert.notStrictEqual(one, one));
  show(() => assert.deepStrictEqual(one, two));
}
for (const given of [[], [null], [undefined], [0], ['m']]) show(() => assert.fail(...given));

// Where it was emitted is kept with an error that no listener took.
try {
  new EventEmitter().emit('error', new Error('unheard'));
} catch (error) {
  console.log(Reflect.ownKeys(error), Object.keys(error));
}
