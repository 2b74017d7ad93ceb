import { codes } from 'internal:errors';
import { customInspectSymbol, inspect } from 'internal:inspect';
import { validateFunction } from 'internal:validators';
import { refuseCloning } from 'web:structured-clone';
import { parseForm, serializeForm } from './guest-form.ts';
import { parsePairs, parseRecord } from './guest-init.ts';
import { defineEnumerable, defineTag, toText } from './guest-text.ts';

interface InspectContext {
  readonly breakLength?: number;
  readonly [option: string]: unknown;
  stylize(text: string, style: string): string;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function requireParams(receiver: unknown): void {
  if (!isObject(receiver) || !isParams(receiver)) throw new codes.ERR_INVALID_THIS('URLSearchParams');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences that colour a terminal start with one.
const withoutColors = (text: string): string => text.replace(/\x1b\[\d+m/g, '');

/** Gives a URL's search parameters a new list, from its query without `?`. */
export let setQuery: (params: URLSearchParams, query: string) => void;
/** Ties search parameters to a URL, which learns of each change. */
export let linkToUrl: (params: URLSearchParams, url: object) => void;

let isParams: (value: object) => boolean;
let readList: (params: URLSearchParams) => readonly string[];
let onChange: (url: object, query: string) => void;
/** Set by the URL class; the two files would otherwise import each other. */
export function setChangeListener(listener: typeof onChange): void {
  onChange = listener;
}

/** https://nodejs.org/docs/latest-v24.x/api/url.html#class-urlsearchparams, url.spec.whatwg.org/#interface-urlsearchparams */
export class URLSearchParams {
  #list: string[] = [];
  #url: object | undefined;

  static {
    setQuery = (params, query) => {
      params.#list = parseForm(query);
    };
    linkToUrl = (params, url) => {
      params.#url = url;
    };
    isParams = (value) => #list in value;
    readList = (params) => params.#list;
  }

  constructor(init: unknown = undefined) {
    if (init === undefined) return;
    if ((typeof init !== 'object' || init === null) && typeof init !== 'function') {
      const query = toText(init).toWellFormed();
      this.#list = parseForm(query.startsWith('?') ? query.slice(1) : query);
      return;
    }
    const method = (init as { [Symbol.iterator]?: unknown })[Symbol.iterator];
    if (method === undefined || method === null) {
      this.#list = parseRecord(init);
    } else if (method === params[Symbol.iterator] && #list in init) {
      this.#list = init.#list.slice();
    } else if (typeof method === 'function') {
      this.#list = parsePairs(init as Iterable<unknown>);
    } else {
      throw new codes.ERR_ARG_NOT_ITERABLE('Query pairs');
    }
  }

  #changed(): void {
    if (this.#url !== undefined) onChange(this.#url, serializeForm(this.#list));
  }

  get size(): number {
    requireParams(this);
    return this.#list.length / 2;
  }

  append(name: string, value: string): void {
    requireParams(this);
    // A rest parameter would change the length of the function.
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    const text = toText(name).toWellFormed();
    this.#list.push(text, toText(value).toWellFormed());
    this.#changed();
  }

  delete(name: string, value: string | undefined = undefined): void {
    requireParams(this);
    // A rest parameter would change the length of the function.
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const text = toText(name).toWellFormed();
    const wanted = value === undefined ? undefined : toText(value).toWellFormed();
    const list = this.#list;
    let end = 0;
    for (let index = 0; index < list.length; index += 2) {
      if (list[index] === text && (wanted === undefined || list[index + 1] === wanted)) continue;
      list[end++] = list[index]!;
      list[end++] = list[index + 1]!;
    }
    list.length = end;
    this.#changed();
  }

  get(name: string): string | null {
    requireParams(this);
    // A rest parameter would change the length of the function.
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const at = this.#find(toText(name).toWellFormed(), 0);
    return at < 0 ? null : this.#list[at + 1]!;
  }

  getAll(name: string): string[] {
    requireParams(this);
    // A rest parameter would change the length of the function.
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const text = toText(name).toWellFormed();
    const values: string[] = [];
    for (let at = this.#find(text, 0); at >= 0; at = this.#find(text, at + 2)) values.push(this.#list[at + 1]!);
    return values;
  }

  has(name: string, value: string | undefined = undefined): boolean {
    requireParams(this);
    // A rest parameter would change the length of the function.
    if (arguments.length < 1) throw new codes.ERR_MISSING_ARGS('name');
    const text = toText(name).toWellFormed();
    let at = this.#find(text, 0);
    if (value === undefined) return at >= 0;
    const wanted = toText(value).toWellFormed();
    while (at >= 0 && this.#list[at + 1] !== wanted) at = this.#find(text, at + 2);
    return at >= 0;
  }

  set(name: string, value: string): void {
    requireParams(this);
    // A rest parameter would change the length of the function.
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('name', 'value');
    const text = toText(name).toWellFormed();
    const wanted = toText(value).toWellFormed();
    const list = this.#list;
    const first = this.#find(text, 0);
    if (first < 0) {
      list.push(text, wanted);
    } else {
      list[first + 1] = wanted;
      for (let at = this.#find(text, first + 2); at >= 0; at = this.#find(text, at)) list.splice(at, 2);
    }
    this.#changed();
  }

  sort(): void {
    requireParams(this);
    const list = this.#list;
    const order: number[] = [];
    for (let index = 0; index < list.length; index += 2) order.push(index);
    // The operators compare UTF-16 code units, as the standard asks, and the engine's sort is stable.
    order.sort((a, b) => (list[a]! < list[b]! ? -1 : list[a]! > list[b]! ? 1 : 0));
    this.#list = order.flatMap((index) => [list[index]!, list[index + 1]!]);
    this.#changed();
  }

  entries(): URLSearchParamsIterator {
    requireParams(this);
    return new URLSearchParamsIterator(this, ENTRIES);
  }

  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, thisArg: unknown = undefined): void {
    requireParams(this);
    validateFunction(callback, 'callback');
    // The list is looked up each time: the callback may change it.
    for (let index = 0; index < this.#list.length; index += 2) {
      Reflect.apply(callback, thisArg, [this.#list[index + 1]!, this.#list[index]!, this]);
    }
  }

  keys(): URLSearchParamsIterator {
    requireParams(this);
    return new URLSearchParamsIterator(this, KEYS);
  }

  values(): URLSearchParamsIterator {
    requireParams(this);
    return new URLSearchParamsIterator(this, VALUES);
  }

  toString(): string {
    requireParams(this);
    return serializeForm(this.#list);
  }

  [customInspectSymbol](depth: number | null, context: InspectContext): string {
    requireParams(this);
    if (typeof depth === 'number' && depth < 0) return context.stylize('[Object]', 'special');
    const options = depth === null ? { ...context } : { ...context, depth: depth - 1 };
    const output: string[] = [];
    let length = -2;
    for (let index = 0; index < this.#list.length; index += 2) {
      const entry = `${inspect(this.#list[index], options)} => ${inspect(this.#list[index + 1], options)}`;
      output.push(entry);
      length += withoutColors(entry).length + 2;
    }
    const name = this.constructor.name;
    if (output.length === 0) return `${name} {}`;
    return length > (context.breakLength ?? Number.POSITIVE_INFINITY)
      ? `${name} {\n  ${output.join(',\n  ')} }`
      : `${name} { ${output.join(', ')} }`;
  }

  /** Index of the first pair of that name at or after `from`, or -1. */
  #find(name: string, from: number): number {
    const list = this.#list;
    for (let index = from; index < list.length; index += 2) if (list[index] === name) return index;
    return -1;
  }

  declare [Symbol.iterator]: () => URLSearchParamsIterator;
}

// A class that names itself in its body is renamed by the bundler, and its `name` can be observed.
const params = URLSearchParams.prototype;
defineTag(params, 'URLSearchParams');
Object.defineProperty(params, Symbol.iterator, { value: params.entries, writable: true, enumerable: false, configurable: true });
defineEnumerable(params, [
  'size',
  'append',
  'delete',
  'get',
  'getAll',
  'has',
  'set',
  'sort',
  'entries',
  'forEach',
  'keys',
  'values',
  'toString',
]);

const ENTRIES = 0;
const KEYS = 1;
const VALUES = 2;

/** The iterators of all three methods (url.spec.whatwg.org/#interface-urlsearchparams, webidl.spec.whatwg.org/#es-iterator). */
class URLSearchParamsIterator {
  #params: URLSearchParams;
  #kind: number;
  #index = 0;

  constructor(params: URLSearchParams, kind: number) {
    this.#params = params;
    this.#kind = kind;
  }

  next(): { value: unknown; done: boolean } {
    if (!isObject(this) || !(#params in this)) throw invalidIterator();
    // Read each time: an iterator sees what was changed since its last step.
    const list = readList(this.#params);
    const index = this.#index;
    if (index >= list.length) return { value: undefined, done: true };
    this.#index = index + 2;
    return { value: this.#pick(list, index), done: false };
  }

  [customInspectSymbol](depth: number | null, context: InspectContext): string {
    if (!isObject(this) || !(#params in this)) throw invalidIterator();
    if (typeof depth === 'number' && depth < 0) return context.stylize('[Object]', 'special');
    const options = depth === null ? { ...context } : { ...context, depth: depth - 1 };
    const list = readList(this.#params);
    const rest: unknown[] = [];
    for (let index = this.#index; index < list.length; index += 2) rest.push(this.#pick(list, index));
    const output = rest.map((item) => inspect(item, options));
    // Observed: it goes over several lines when the array of the same items would.
    return inspect(rest, options).includes('\n')
      ? `URLSearchParams Iterator {\n  ${output.join(',\n  ')} }`
      : `URLSearchParams Iterator { ${output.join(', ')} }`;
  }

  #pick(list: readonly string[], index: number): unknown {
    if (this.#kind === ENTRIES) return [list[index], list[index + 1]];
    return list[this.#kind === KEYS ? index : index + 1];
  }
}

const invalidIterator = (): Error => new codes.ERR_INVALID_THIS('URLSearchParamsIterator');

const iterator = URLSearchParamsIterator.prototype;
refuseCloning(URLSearchParams.prototype, isParams!);
Object.setPrototypeOf(iterator, Iterator.prototype as object);
Reflect.deleteProperty(iterator, 'constructor');
defineTag(iterator, 'URLSearchParams Iterator');
defineEnumerable(iterator, ['next']);
