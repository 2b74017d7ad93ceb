/**
 * What ECMAScript has and this engine lacks, put where Node 24 has it, before anything else looks for it.
 */
const { defineProperty } = Object;

// ECMA-262, Explicit Resource Management: well-known symbols are frozen properties of the constructor.
for (const name of ['dispose', 'asyncDispose'] as const) {
  if (!(name in Symbol)) defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
}

/** ECMA-262, 23.1.2.1 Array.fromAsync. */
async function fromAsync(this: unknown, items: unknown, mapper?: unknown, thisArg?: unknown): Promise<unknown> {
  if (mapper !== undefined && typeof mapper !== 'function') throw new TypeError(`${String(mapper)} is not a function`);
  const map = mapper as ((this: unknown, value: unknown, index: number) => unknown) | undefined;
  const construct =
    typeof this === 'function' && this.prototype !== undefined ? (this as new (length?: number) => unknown[]) : Array;
  const source = items as { [Symbol.asyncIterator]?: unknown; [Symbol.iterator]?: unknown; length?: number };
  const add = (target: unknown[], index: number, value: unknown): void => {
    defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true });
  };
  if (source[Symbol.asyncIterator] != null || source[Symbol.iterator] != null) {
    const target = new construct();
    let index = 0;
    // One loop serves both kinds: `for await` awaits what a synchronous iterator gives.
    for await (const value of items as AsyncIterable<unknown>) {
      add(target, index, map === undefined ? value : await map.call(thisArg, value, index));
      index++;
    }
    target.length = index;
    return target;
  }
  const length = Math.min(Math.max(Math.trunc(Number(source.length)) || 0, 0), Number.MAX_SAFE_INTEGER);
  const target = new construct(length);
  for (let index = 0; index < length; index++) {
    const value = await (source as Record<number, unknown>)[index];
    add(target, index, map === undefined ? value : await map.call(thisArg, value, index));
  }
  target.length = length;
  return target;
}
Object.defineProperty(fromAsync, 'length', { value: 1, configurable: true });
if (!('fromAsync' in Array))
  defineProperty(Array, 'fromAsync', { value: fromAsync, writable: true, enumerable: false, configurable: true });
