'use strict';
// Explicit resource management in a script.
const log = [];
const make = (name, fails) => ({ name, [Symbol.dispose]() { log.push(`dispose ${name}`); if (fails) throw new Error(`dispose ${name}`); } });
const makeAsync = (name) => ({ name, async [Symbol.asyncDispose]() { log.push(`start ${name}`); await null; log.push(`end ${name}`); } });
const show = (error) => (error instanceof Error ? `${error.name}: ${error.message}${'suppressed' in error ? ` [${show(error.error)} | ${show(error.suppressed)}]` : ''}` : String(error));
const attempt = (name, run) => {
  log.length = 0;
  let result;
  try { result = run(); } catch (error) { result = show(error); }
  console.log(name, result, log.join(', '));
};
using top = make('top of the file');

attempt('block', () => { { using a = make('a'); using b = make('b'), c = make('c'); log.push(a.name + b.name + c.name); } log.push('after'); return 1; });
attempt('return', () => { using a = make('a'); return log.push('returns'); });
attempt('throw', () => { using a = make('a'); throw new Error('body'); });
attempt('both', () => { using a = make('a', true); using b = make('b', true); throw new Error('body'); });
attempt('dispose only', () => { using a = make('a', true); return 1; });
attempt('null', () => { using a = null; using b = undefined; return String([a, b]); });
attempt('number', () => { using a = 1; });
attempt('no method', () => { using a = {}; });
attempt('bad method', () => { using a = { [Symbol.dispose]: 1 }; });
attempt('for of', () => { for (using x of [make('1'), make('2'), make('3')]) { if (x.name === '2') continue; log.push(x.name); } return 'done'; });
attempt('for of break', () => { for (using x of [make('1'), make('2')]) break; });
attempt('for of without braces', () => { for (using x of [make('1')]) log.push(x.name); });
attempt('for', () => { for (using x = make('x'), y = make('y'); ; ) { log.push(x.name + y.name); break; } });
attempt('labelled', () => { outer: for (using x = make('x'); ; ) { for (;;) { break outer; } } log.push('out'); });
attempt('nested', () => { { using a = make('a'); { using b = make('b'); } } });
attempt('nested at the end', () => { using a = make('a'); for (using b of [make('b')]) log.push(b.name) });
attempt('hoisted', () => { log.push(typeof later); using a = make('a'); function later() {} let value = 2; const read = () => value; return read(); });
attempt('generator', () => { function* items() { using a = make('a'); yield 1; yield 2; } const [first] = items(); return first; });
attempt('class', () => { class A { static { using a = make('static'); log.push('in'); } m() { using b = make('b'); return 1; } } return new A().m(); });
attempt('as a name', () => { const using = 1; return using + 1; });
attempt('line', () => { using a = make('a'); return new Error().stack.split('\n')[1].match(/using\.cjs:(\d+)/)[1]; });

const settle = async (name, run) => {
  log.length = 0;
  let result;
  try { result = await run(); } catch (error) { result = show(error); }
  console.log(name, result, log.join(', '));
};
(async () => {
  await settle('await using', async () => { await using a = makeAsync('a'); using b = make('b'); await using c = make('c'); log.push('body'); });
  await settle('await using null', async () => { { await using a = null; Promise.resolve().then(() => log.push('job')); } log.push('after'); });
  await settle('for await using', async () => { for (await using x of [makeAsync('1'), makeAsync('2')]) log.push(x.name); });
  await settle('async throw', async () => { await using a = { async [Symbol.asyncDispose]() { throw new Error('dispose'); } }; throw new Error('body'); });
  console.log('-- stacks');
  attempt('DisposableStack', () => { const stack = new DisposableStack(); stack.use(make('a')); stack.adopt('b', (value) => log.push(`adopted ${value}`)); stack.defer(() => log.push('deferred')); const moved = stack.move(); log.push(stack.disposed, moved.disposed); moved.dispose(); moved.dispose(); return moved.disposed; });
  for (const method of ['use', 'adopt', 'defer', 'move']) for (const Class of [DisposableStack, AsyncDisposableStack]) attempt('disposed', () => { const stack = new Class(); stack.dispose ? stack.dispose() : stack.disposeAsync(); stack[method](make('a'), () => {}); });
  attempt('using a stack', () => { using stack = new DisposableStack(); stack.use(make('a')); return 1; });
  await settle('AsyncDisposableStack', async () => { const stack = new AsyncDisposableStack(); stack.use(makeAsync('a')); stack.use(make('b')); stack.defer(async () => log.push('deferred')); await stack.disposeAsync(); return stack.disposed; });
  for (const Class of [DisposableStack, AsyncDisposableStack, SuppressedError]) {
    console.log(Class.name, Class.length, Object.prototype.toString.call(Class.prototype));
    for (const key of Reflect.ownKeys(Class.prototype).map(String).sort()) console.log(key);
  }
  const error = new SuppressedError(1, 2, 'text');
  console.log(Object.getOwnPropertyNames(error).sort().join(), error.error, error.suppressed, error.message, error instanceof Error, SuppressedError(1, 2) instanceof SuppressedError);
  console.log(DisposableStack.prototype.dispose === DisposableStack.prototype[Symbol.dispose], AsyncDisposableStack.prototype.disposeAsync === AsyncDisposableStack.prototype[Symbol.asyncDispose]);
})();

// Functions without a name get the variable's, in parentheses too; a sequence is one value.
(async () => {
  const remove = { [Symbol.dispose]: { configurable: true, writable: true, value() { console.log('disposed', this.name); } } };
  Object.defineProperties(Function.prototype, remove);
  {
    using arrow = () => {}, fn = function () {}, cls = class {}, named = class Named {}, cover = (function () {});
    using sequence = (0, function () {}), own = class { static name = 'its own'; };
    console.log(arrow.name, fn.name, cls.name, named.name, cover.name, JSON.stringify(sequence.name), own.name);
  }
  {
    await using first = async () => {}, second = (1, null);
    using third = () => {};
    console.log(first.name, second, third.name);
  }
  delete Function.prototype[Symbol.dispose];
})();
