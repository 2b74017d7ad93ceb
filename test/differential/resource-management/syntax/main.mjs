const log = (...text) => console.log(...text);
const resource = (name) => ({
  name,
  [Symbol.dispose]() {
    log('dispose', name);
  },
});
const asyncResource = (name) => ({
  name,
  async [Symbol.asyncDispose]() {
    await null;
    log('asyncDispose', name);
  },
});

{
  using a = resource('a'),
    b = resource('b');
  log('block', a.name, b.name);
}
function early(stop) {
  'use strict';
  using a = resource('early');
  if (stop) return inner();
  function inner() {
    return `returned with ${a.name}`;
  }
  return 'late';
}
log(early(true), early(false));
for (using x = resource('for'); ; ) {
  log('in', x.name);
  break;
}
for (using x of [resource('of 1'), resource('of 2')]) log('in', x.name);
for (using x of [resource('continue'), null]) {
  if (x === null) continue;
  log('in', x.name);
}
async function asynchronous() {
  await using a = asyncResource('async');
  using b = resource('sync in async');
  await using c = null;
  log('async body', a.name, b.name, c);
  for await (using x of [resource('for await')]) log('in', x.name);
  for (await using x of [asyncResource('await of')]) log('in', x.name);
  return 'done';
}
log(await asynchronous());
function* generator() {
  using a = resource('generator');
  yield a.name;
  yield 'never';
}
for (const value of generator()) {
  log(value);
  break;
}
class Static {
  static {
    using a = resource('static');
    log('static block', a.name);
  }
}
log(typeof Static);
const arrow = () => {
  using a = resource('arrow');
  return {
    a: a.name,
    nested: (() => {
      using b = resource('nested');
      return b.name;
    })(),
  };
};
log(arrow());
switch (1) {
  case 1: {
    using a = resource('case');
    log('case', a.name);
  }
}
try {
  using a = {
    [Symbol.dispose]() {
      throw new Error('first');
    },
  };
  using b = {
    [Symbol.dispose]() {
      throw new Error('second');
    },
  };
  throw new Error('body');
} catch (error) {
  log(error.name, error.message, error.error.message, error.suppressed.error.message, error.suppressed.suppressed.message);
}
try {
  using a = resource('line');
  throw new Error('where');
} catch (error) {
  log(/main\.mjs:(\d+)/.exec(error.stack)[1]);
}
for (const value of [5, 'x', {}, { [Symbol.dispose]: 1 }]) {
  try {
    using a = value;
    log('not here', a);
  } catch (error) {
    log(error.name, error.message);
  }
}
var using = 5;
using = 6;
log(using, [using].length, { using }.using);

// The top of a module, with all that can stand there.
using top = resource('top');
await using topAsync = asyncResource('top async');
export const answer = 42,
  { a: renamed, ...others } = { a: 1, b: 2 };
export let later;
later = answer + 1;
export class Exported {
  name = top.name;
}
class Kept {}
export function hoisted() {
  return `hoisted ${topAsync.name}`;
}
function local() {
  return new Kept().constructor.name;
}
export { local as shown, renamed as again };
export default class Main {}
log(answer, renamed, others, later, new Exported().name, hoisted(), local(), Main.name);
log(hoisted.name, local.name, Exported.name);
const namespace = await import('./exports.mjs');
log(Object.keys(namespace), namespace.hoisted(), namespace.shown(), namespace.default(), namespace.answer, namespace.others);
const { default: required } = await import('./late.cjs');
log(required);
