// Who is closed and waited for when `for await` ends.
const log = [];
const show = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
const wait = async (name, ticks = 3) => { for (let i = 0; i < ticks; i++) await null; log.push(name); };
const numbers = (count, { name = '', close = {}, next, ...more } = {}) => ({
  index: 0,
  [Symbol.asyncIterator]() { return this; },
  async next() { if (next) return next(this.index++); return { value: this.index++, done: this.index > count }; },
  async return(...args) { log.push(`return${name}(${args.length})`); await wait(`returned${name}`); return close; },
  ...more,
});
const attempt = async (name, run) => {
  log.length = 0;
  let result;
  let ticks = 0;
  let isDone = false;
  const promise = run();
  (async () => { while (!isDone && ticks < 99) { await null; ticks++; } })();
  try { result = await promise; } catch (error) { result = show(error); }
  isDone = true;
  await null; await null;
  console.log(name, '|', result, '|', log.join(' '), '|', name.startsWith('yield*') ? '' : ticks);
};

await attempt('to its end', async () => { for await (const x of numbers(2)) log.push(x); log.push('out'); });
await attempt('of nothing', async () => { for await (const x of numbers(0)) log.push(x); log.push('out'); });
await attempt('break', async () => { for await (const x of numbers(2)) { log.push(x); break; } log.push('out'); });
await attempt('continue', async () => { for await (const x of numbers(3)) { if (x === 1) continue; log.push(x); } });
await attempt('return', async () => { for await (const x of numbers(2)) return log.push('value'); });
await attempt('return of a promise', async () => { for await (const x of numbers(2)) return wait('promise'); });
await attempt('throw', async () => { for await (const x of numbers(2)) throw new Error('body'); });
await attempt('throw undefined', async () => { for await (const x of numbers(2)) throw undefined; });
await attempt('rejection in the body', async () => { for await (const x of numbers(2)) await Promise.reject(new Error('body')); });
await attempt('next throws', async () => { for await (const x of numbers(2, { name: 1, next() { throw new Error('next'); } })) log.push(x); });
await attempt('next is synchronous and throws', async () => { const i = numbers(2); i.next = () => { throw new Error('next'); }; for await (const x of i) log.push(x); });
await attempt('next gives no object', async () => { const i = numbers(2); i.next = () => 1; try { for await (const x of i) log.push(x); } catch (error) { return error.name; } });
await attempt('next gives a rejection', async () => { const i = numbers(2); i.next = () => Promise.reject(new Error('next')); for await (const x of i) log.push(x); });
await attempt('done throws', async () => { for await (const x of numbers(2, { next: () => ({ get done() { throw new Error('done'); } }) })) log.push(x); });
await attempt('value throws', async () => { for await (const x of numbers(2, { next: () => ({ get value() { throw new Error('value'); } }) })) log.push(x); });
await attempt('second next throws after a value', async () => { for await (const x of numbers(2, { next(i) { if (i) throw new Error('next'); return { value: i }; } })) log.push(x); });

await attempt('return rejects on break', async () => { for await (const x of numbers(2, { async return() { await wait('closing'); throw new Error('close'); } })) break; });
await attempt('return rejects on return', async () => { for await (const x of numbers(2, { async return() { throw new Error('close'); } })) return 1; });
await attempt('return rejects on throw', async () => { for await (const x of numbers(2, { async return() { await wait('closing'); throw new Error('close'); } })) throw new Error('body'); });
await attempt('return throws on break', async () => { for await (const x of numbers(2, { return() { log.push('close'); throw new Error('close'); } })) break; });
await attempt('return throws on throw', async () => { for await (const x of numbers(2, { return() { log.push('close'); throw new Error('close'); } })) throw new Error('body'); });
await attempt('getter throws on break', async () => { for await (const x of numbers(2, { get return() { throw new Error('getter'); } })) break; });
await attempt('getter throws on throw', async () => { for await (const x of numbers(2, { get return() { throw new Error('getter'); } })) throw new Error('body'); });
for (const close of [undefined, null]) {
  await attempt(`return is ${close}, break`, async () => { for await (const x of numbers(2, { return: close })) break; log.push('out'); });
  await attempt(`return is ${close}, return`, async () => { for await (const x of numbers(2, { return: close })) return 1; });
  await attempt(`return is ${close}, throw`, async () => { for await (const x of numbers(2, { return: close })) throw new Error('body'); });
}
await attempt('return gives no object, break', async () => { try { for await (const x of numbers(2, { close: 1 })) break; } catch (error) { return error.name; } });
await attempt('return gives no object, return', async () => { try { for await (const x of numbers(2, { close: null })) return 1; } catch (error) { return error.name; } });
await attempt('return gives no object, throw', async () => { for await (const x of numbers(2, { close: 1 })) throw new Error('body'); });
await attempt('return is no function', async () => { try { for await (const x of numbers(2, { return: 1 })) break; } catch (error) { return error.name; } });

await attempt('labels', async () => {
  outer: for await (const x of numbers(3, { name: 'A' })) {
    inner: for await (const y of numbers(3, { name: 'B' })) {
      log.push(`${x}${y}`);
      if (y === 1) continue outer;
      if (x === 1) break outer;
      for (const z of [1, 2]) continue inner;
    }
  }
  log.push('out');
});
await attempt('labelled blocks and switches', async () => {
  block: { for await (const x of numbers(2)) { switch (x) { case 0: break; case 1: break block; } log.push(x); } log.push('never'); }
  log.push('out');
});
await attempt('return out of three', async () => { for await (const x of numbers(2, { name: 'A' })) for (const y of [1]) for await (const z of numbers(2, { name: 'B' })) return [x, y, z].join(); });
await attempt('throw out of two', async () => { for await (const x of numbers(2, { name: 'A' })) for await (const z of numbers(2, { name: 'B' })) throw new Error('body'); });
await attempt('finally', async () => {
  try { for await (const x of numbers(2)) { try { return 'first'; } finally { await wait('inner'); } } } finally { log.push('outer'); }
});
await attempt('finally overrides', async () => { for await (const x of numbers(2)) { try { throw new Error('lost'); } finally { break; } } return 'kept'; });
await attempt('caught in the body', async () => { for await (const x of numbers(2)) { try { throw new Error('body'); } catch (error) { log.push(error.message); } } });
await attempt('in a catch clause', async () => { try { throw 1; } catch { for await (const x of numbers(2)) break; } finally { log.push('finally'); } });
await attempt('in an expression', async () => [1, await (async () => { for await (const x of numbers(2)) return x; })(), 3].join());
await attempt('in dead code', async () => { if (1) return 'before'; for await (const x of numbers(2)) break; });
await attempt('for ever', async () => { let n = 0; for await (const x of numbers(Infinity)) if (++n > 20) return n; });

await attempt('destructuring fails', async () => { try { for await (const { a: { b } } of numbers(2)) log.push(b); } catch (error) { return error.name; } });
await attempt('default fails', async () => { for await (const { a = (() => { throw new Error('default'); })() } of numbers(2)) log.push(a); });
await attempt('assignment fails', async () => { const target = { set x(value) { throw new Error('set'); } }; for await (target.x of numbers(2)) log.push('never'); });
await attempt('constant', async () => { const x = 1; try { for await (x of numbers(2)) log.push('never'); } catch (error) { return error.name; } });
await attempt('dead zone', async () => { try { for await (const x of x) log.push('never'); } catch (error) { return error.name; } });
await attempt('closures', async () => { const all = []; for await (let x of numbers(3)) { all.push(() => x); x += 10; } return all.map((read) => read()).join(); });
await attempt('var', async () => { for await (var x of numbers(3)) if (x === 1) break; return x; });
await attempt('no iterator', async () => { try { for await (const x of {}) log.push(x); } catch (error) { return error.name; } });

const plain = (count, close) => ({ index: 0, [Symbol.iterator]() { return this; }, next() { return { value: Promise.resolve(this.index++), done: this.index > count }; }, return() { log.push('plain return'); return close; } });
await attempt('array', async () => { for await (const x of [1, Promise.resolve(2), 3]) log.push(x); });
await attempt('array, break', async () => { for await (const x of [1, 2]) break; log.push('out'); });
await attempt('array, rejection', async () => { for await (const x of [1, Promise.reject(new Error('element')), 3]) log.push(x); });
await attempt('plain, to its end', async () => { for await (const x of plain(2, {})) log.push(x); });
await attempt('plain, break', async () => { for await (const x of plain(2, { value: wait('value') })) break; log.push('out'); });
await attempt('plain, return', async () => { for await (const x of plain(2, {})) return x; });
await attempt('plain, throw', async () => { for await (const x of plain(2, {})) throw new Error('body'); });
await attempt('plain, close gives no object', async () => { try { for await (const x of plain(2, 1)) break; } catch (error) { return error.name; } });

async function* count(name) { try { let i = 0; while (true) yield i++; } finally { log.push(`closing ${name}`); await wait(`closed ${name}`); } }
await attempt('generator, break', async () => { for await (const x of count('a')) if (x === 2) break; log.push('out'); });
await attempt('generator, throw', async () => { for await (const x of count('a')) throw new Error('body'); });
async function* double(source) { for await (const x of source) yield x * 2; }
await attempt('generator of a generator, break', async () => { for await (const x of double(double(count('a')))) if (x > 4) break; log.push('out'); });
await attempt('generator closed from outside', async () => { const g = double(numbers(9)); log.push((await g.next()).value); const end = await g.return('given'); log.push('out'); return JSON.stringify(end); });
await attempt('generator is thrown into', async () => { const g = double(numbers(9)); await g.next(); return g.throw(new Error('given')); });
await attempt('generator returns in the loop', async () => { const g = (async function* () { for await (const x of numbers(9)) return wait('value'); })(); const end = await g.next(); log.push('out'); return JSON.stringify(end); });
await attempt('generator returns in a plain loop', async () => { const g = (async function* () { for (const x of plain(2, {})) return 'value'; })(); return JSON.stringify(await g.next()); });
await attempt('generator breaks out of a plain loop', async () => { const g = (async function* () { for (const x of plain(2, {})) { yield 1; break; } })(); await g.next(); return JSON.stringify(await g.next()); });
await attempt('plain close gives no object in a generator', async () => { const g = (async function* () { for (const x of plain(2, 1)) return 'value'; })(); try { await g.next(); } catch (error) { return error.name; } });
// The engine takes one tick more to close what `yield*` gives.
await attempt('yield* and break', async () => { const g = (async function* () { yield* count('inner'); })(); for await (const x of g) if (x) break; });
await attempt('arguments, this, arrow', async () => (async function () { const run = async () => { for await (const x of numbers(2)) return [x, this.name, arguments.length].join(); }; return run(); }).call({ name: 'me' }, 1, 2));
await attempt('eval', async () => eval('(async () => { for await (const x of numbers(2)) break; log.push("out"); })()'));
await attempt('new Function', async () => new Function('numbers', 'return (async () => { for await (const x of numbers(2)) return x; })()')(numbers));
await attempt('method', async () => ({ async run() { for await (const x of numbers(2)) return x; } }).run());
await attempt('class field', async () => new (class { #n = 2; async run() { for await (const x of numbers(this.#n)) break; return this.#n; } })().run());

log.length = 0;
for await (const x of numbers(3)) { if (x === 1) break; log.push(x); }
console.log('top of the module', log.join(' '));
const error = await (async () => { for await (const x of numbers(1)) throw new Error('line'); })().catch((reason) => reason);
console.log(error.stack.split('\n')[1].match(/for-await\.mjs:(\d+):\d+/)[1]);
console.log((async () => { for await (const x of []) break; }).toString());
