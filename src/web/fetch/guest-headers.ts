import { customInspectSymbol, inspect } from 'internal:inspect';
import { illegalInvocation, requireArguments, toByteString } from 'internal:webidl';
import { refuseCloning } from 'web:structured-clone';

interface Header {
  /** As it was first written, which `inspect` shows. */
  readonly name: string;
  value: string;
}

export type Guard = 'none' | 'immutable' | 'response';

/** fetch.spec.whatwg.org/#concept-header-name: a token (RFC 9110, 5.6.2). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const WRONG_UNION =
  'Headers constructor: Argument 1 could not be converted to one of: sequence<sequence<ByteString>>, record<ByteString, ByteString>.';

const trim = (value: string): string => value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');

// A class that names itself inside is renamed by bundlers.
let ownEntries: unknown;
let listOf: (headers: unknown) => Map<string, Header>;
let setGuard: (headers: Headers, guard: Guard) => void;

function checkName(name: string, method: string): string {
  if (!TOKEN.test(name)) throw new TypeError(`${method}: "${name}" is an invalid header name.`);
  return name.toLowerCase();
}

function checkValue(given: unknown, method: string): string {
  const value = trim(toByteString(given));
  // NUL and line ends stand in no header (fetch.spec.whatwg.org/#header-value).
  if (/[\0\n\r]/.test(value)) throw new TypeError(`${method}: "${value}" is an invalid header value.`);
  return value;
}

/** Names in order, `set-cookie` as often as it was set (fetch.spec.whatwg.org/#concept-header-list-sort-and-combine). */
function sorted(headers: Headers): [string, string][] {
  const list = listOf(headers);
  const pairs: [string, string][] = [];
  for (const name of [...list.keys()].sort()) {
    if (name === 'set-cookie') for (const cookie of headers.getSetCookie()) pairs.push([name, cookie]);
    else pairs.push([name, list.get(name)!.value]);
  }
  return pairs;
}

type Kind = 'entries' | 'keys' | 'values';
const positions = new WeakMap<object, { readonly headers: Headers; readonly kind: Kind; next: number }>();

const iteratorPrototype: object = Object.create(Iterator.prototype as object);
const iteratorMembers = {
  next(this: object): { value: unknown; done: boolean } {
    const position = typeof this === 'object' && this !== null ? positions.get(this) : undefined;
    if (position === undefined) {
      throw new TypeError("'next' called on an object that does not implement interface Headers Iterator.");
    }
    // Read anew each time: what was added meanwhile is found (webidl.spec.whatwg.org/#es-iterable).
    const pair = sorted(position.headers)[position.next];
    if (pair === undefined) return { value: undefined, done: true };
    position.next++;
    return { value: position.kind === 'entries' ? pair : pair[position.kind === 'keys' ? 0 : 1], done: false };
  },
};
Object.defineProperty(iteratorPrototype, 'next', {
  value: iteratorMembers.next,
  writable: true,
  enumerable: true,
  configurable: true,
});
Object.defineProperty(iteratorPrototype, Symbol.toStringTag, { value: 'Headers Iterator', configurable: true });

function iterate(headers: Headers, kind: Kind): IterableIterator<unknown> {
  listOf(headers);
  const iterator = Object.create(iteratorPrototype) as IterableIterator<unknown>;
  positions.set(iterator, { headers, kind, next: 0 });
  return iterator;
}

let isInstance: (value: object) => boolean;

/** `Headers` (fetch.spec.whatwg.org/#headers-class). */
export class Headers {
  readonly #list = new Map<string, Header>();
  readonly #cookies: string[] = [];
  #guard: Guard = 'none';

  static {
    isInstance = (value) => #list in value;
    listOf = (headers) => {
      if (typeof headers !== 'object' || headers === null || !(#list in headers)) throw illegalInvocation();
      return headers.#list;
    };
    setGuard = (headers, guard) => {
      headers.#guard = guard;
    };
  }

  constructor(init: unknown = undefined) {
    if (init !== undefined) this.#fill(init);
  }

  #fill(init: unknown): void {
    if ((typeof init !== 'object' && typeof init !== 'function') || init === null) throw new TypeError(WRONG_UNION);
    const iterate = (init as { [Symbol.iterator]?: unknown })[Symbol.iterator];
    if (#list in init && iterate === ownEntries) {
      // Names stay as they were written.
      for (const [name, header] of init.#list) this.#list.set(name, { ...header });
      this.#cookies.push(...init.#cookies);
      return;
    }
    if (typeof iterate === 'function') {
      let index = 0;
      for (const pair of init as Iterable<unknown>) {
        const isIterable = typeof (Object(pair ?? 0) as Iterable<unknown>)[Symbol.iterator] === 'function';
        if (!isIterable || typeof pair === 'string') {
          throw new TypeError(`Headers constructor: init[${index}] (${inspect(pair)}) is not iterable.`);
        }
        const [name, value, ...rest] = pair as Iterable<unknown>;
        const count = [...(pair as Iterable<unknown>)].length;
        if (count !== 2 || rest.length > 0) {
          throw new TypeError(`Headers constructor: expected name/value pair to be length 2, found ${count}.`);
        }
        this.append(name, value);
        index++;
      }
      return;
    }
    // The whole record is converted before its first name is looked at (webidl.spec.whatwg.org/#es-record).
    const pairs: [string, string][] = [];
    for (const key of Reflect.ownKeys(init)) {
      if (!Object.getOwnPropertyDescriptor(init, key)?.enumerable) continue;
      if (typeof key === 'symbol') {
        const text = `Key ${String(key).replace('Symbol()', 'Symbol(undefined)')} in init is a symbol`;
        throw new TypeError(`Headers constructor: ${text}, which cannot be converted to a ByteString.`);
      }
      pairs.push([toByteString(key), toByteString((init as Record<string, unknown>)[key])]);
    }
    for (const [name, value] of pairs) this.append(name, value);
  }

  #checkGuard(): void {
    if (this.#guard === 'immutable') throw new TypeError('immutable');
  }

  // Their length is that of their required arguments; how many there were is told apart.
  append(...given: [name: unknown, value: unknown]): void {
    const list = listOf(this);
    requireArguments(given, 2, 'Headers.append');
    const original = toByteString(given[0]);
    const value = checkValue(given[1], 'Headers.append');
    const name = checkName(original, 'Headers.append');
    this.#checkGuard();
    const known = list.get(name);
    if (known === undefined) list.set(name, { name: original, value });
    else known.value += `${name === 'cookie' ? '; ' : ', '}${value}`;
    if (name === 'set-cookie') this.#cookies.push(value);
  }

  delete(...given: [name: unknown]): void {
    const list = listOf(this);
    requireArguments(given, 1, 'Headers.delete');
    const name = checkName(toByteString(given[0]), 'Headers.delete');
    this.#checkGuard();
    if (name === 'set-cookie') this.#cookies.length = 0;
    list.delete(name);
  }

  get(...given: [name: unknown]): string | null {
    const list = listOf(this);
    requireArguments(given, 1, 'Headers.get');
    return list.get(checkName(toByteString(given[0]), 'Headers.get'))?.value ?? null;
  }

  has(...given: [name: unknown]): boolean {
    const list = listOf(this);
    requireArguments(given, 1, 'Headers.has');
    return list.has(checkName(toByteString(given[0]), 'Headers.has'));
  }

  set(...given: [name: unknown, value: unknown]): void {
    const list = listOf(this);
    requireArguments(given, 2, 'Headers.set');
    const original = toByteString(given[0]);
    const value = checkValue(given[1], 'Headers.set');
    const name = checkName(original, 'Headers.set');
    this.#checkGuard();
    list.set(name, { name: list.get(name)?.name ?? original, value });
    if (name === 'set-cookie') this.#cookies.splice(0, this.#cookies.length, value);
  }

  getSetCookie(): string[] {
    listOf(this);
    return [...this.#cookies];
  }

  keys(): IterableIterator<unknown> {
    return iterate(this, 'keys');
  }

  values(): IterableIterator<unknown> {
    return iterate(this, 'values');
  }

  entries(): IterableIterator<unknown> {
    return iterate(this, 'entries');
  }

  forEach(...given: [callback: unknown, thisArg?: unknown]): void {
    listOf(this);
    requireArguments(given, 1, 'Headers.forEach');
    const [callback, thisArg] = given;
    if (typeof callback !== 'function') {
      throw new TypeError("Failed to execute 'forEach' on 'Headers': parameter 1 is not of type 'Function'.");
    }
    for (const [name, value] of sorted(this)) Reflect.apply(callback, thisArg, [value, name, this]);
  }

  [customInspectSymbol](depth: unknown, options: { depth?: unknown }): string {
    const shown: Record<string, string> = {};
    for (const { name, value } of listOf(this).values()) shown[name] = value;
    return `Headers ${inspect(shown, { ...options, depth: options.depth ?? depth } as never)}`;
  }
}

/** A new list of headers whose guard is set. */
export function guarded(headers: Headers, guard: Guard): Headers {
  setGuard(headers, guard);
  return headers;
}

const { prototype } = Headers;
ownEntries = prototype.entries;
for (const [name, length] of Object.entries({ append: 2, delete: 1, get: 1, has: 1, set: 2, forEach: 1 })) {
  Object.defineProperty(prototype[name as 'get'], 'length', { value: length, configurable: true });
}
for (const name of ['append', 'delete', 'get', 'has', 'set', 'getSetCookie', 'keys', 'values', 'entries', 'forEach']) {
  Object.defineProperty(prototype, name, { enumerable: true });
}
Object.defineProperty(prototype, Symbol.iterator, { value: prototype.entries, writable: true, configurable: true });
Object.defineProperty(prototype, Symbol.toStringTag, { value: 'Headers', configurable: true });
refuseCloning(Headers.prototype, isInstance!);
