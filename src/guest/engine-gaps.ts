/**
 * What ECMAScript has and this engine lacks, put where Node 24 has it, before anything else looks for it.
 */
import 'internal:regexp-statics';

const { defineProperty } = Object;
const { apply } = Reflect;

// ECMA-262, Explicit Resource Management: well-known symbols are frozen properties of the constructor.
for (const name of ['dispose', 'asyncDispose'] as const) {
  if (!(name in Symbol)) defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
}

const asyncIterator: typeof Symbol.asyncIterator = Symbol.asyncIterator;
const iterator: typeof Symbol.iterator = Symbol.iterator;

/** Puts methods where they belong, as the language's own are: writable, hidden, configurable. */
function defineMethods(target: object, methods: object): void {
  for (const key of Reflect.ownKeys(methods)) {
    const { value } = Object.getOwnPropertyDescriptor(methods, key)!;
    if (!(key in target)) defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true });
  }
}

interface AsyncSource {
  [Symbol.asyncIterator]?: unknown;
  [Symbol.iterator]?: unknown;
  length?: number;
}

/** ECMA-262, 23.1.2.1 Array.fromAsync, behind a function that is none of the async kind, as V8's. */
async function collect(
  Constructor: unknown,
  source: AsyncSource,
  mapper: unknown,
  thisArg: unknown,
): Promise<ArrayLike<unknown>> {
  if (mapper !== undefined && typeof mapper !== 'function') throw new TypeError(`${String(mapper)} is not a function`);
  const map = mapper as ((this: unknown, value: unknown, index: number) => unknown) | undefined;
  const construct =
    typeof Constructor === 'function' && Constructor.prototype !== undefined
      ? (Constructor as new (
          length?: number,
        ) => unknown[])
      : Array;
  const add = (target: unknown[], index: number, value: unknown): void => {
    defineProperty(target, index, { value, writable: true, enumerable: true, configurable: true });
  };
  const asyncMethod = source[asyncIterator];
  const method = asyncMethod ?? source[iterator];
  if (method != null) {
    const target = new construct();
    let index = 0;
    // One loop serves both kinds: `for await` awaits what a synchronous iterator gives. The method is looked for once.
    const iterable = { [asyncMethod == null ? iterator : asyncIterator]: () => apply(method as () => unknown, source, []) };
    for await (const value of iterable as unknown as AsyncIterable<unknown>) {
      add(target, index, map === undefined ? value : await map.call(thisArg, value, index));
      index++;
    }
    target.length = index;
    return target;
  }
  const length = Math.min(Math.max(Math.trunc(+source.length!) || 0, 0), Number.MAX_SAFE_INTEGER);
  const target = new construct(length);
  for (let index = 0; index < length; index++) {
    const value = await (source as Record<number, unknown>)[index];
    add(target, index, map === undefined ? value : await map.call(thisArg, value, index));
  }
  target.length = length;
  return target;
}

const arrayStatics = {
  fromAsync(this: unknown, source: unknown, ...rest: unknown[]): Promise<ArrayLike<unknown>> {
    return collect(this, source as AsyncSource, rest[0], rest[1]);
  },
};
defineMethods(Array, arrayStatics);

interface Returning {
  return?: () => unknown;
}

// tc39.es/proposal-explicit-resource-management, sec-%iteratorprototype%-@@dispose and sec-%asynciteratorprototype%-@@asyncDispose.
const iteratorMembers = {
  [Symbol.dispose](this: Returning): void {
    const method = this.return;
    if (method !== undefined && method !== null) Reflect.apply(method, this, []);
  },
};
const asyncIteratorMembers = {
  [Symbol.asyncDispose](this: Returning): Promise<void> {
    return new Promise((resolve, reject) => {
      const method = this.return;
      if (method === undefined || method === null) resolve();
      else Promise.resolve(Reflect.apply(method, this, [])).then(() => resolve(), reject);
    });
  },
};
defineMethods(Iterator.prototype, iteratorMembers);
const asyncGenerator = (async function* () {})();
defineMethods(Reflect.getPrototypeOf(Reflect.getPrototypeOf(Reflect.getPrototypeOf(asyncGenerator)!)!)!, asyncIteratorMembers);

// What the engine has and Node 24 has not: libraries ask for a method before they bring their own, and the engine's early
// versions of proposals are no promise to them.
const surplus: readonly (readonly [target: object, names: readonly string[]])[] = [
  [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
  [WeakMap.prototype, ['getOrInsert', 'getOrInsertComputed']],
  [Math, ['sumPrecise']],
  [Iterator, ['concat']],
  [Set, ['groupBy']],
  [Function.prototype, ['fileName', 'lineNumber', 'columnNumber']],
];
for (const [target, names] of surplus) for (const name of names) Reflect.deleteProperty(target, name);
