import { defineCodes } from 'internal:errors';
import { onRestore } from 'internal:lifecycle';
import { host } from './guest-host.ts';

const codes = defineCodes({ TypeError: { ERR_INVALID_OBJECT_DEFINE_PROPERTY: '%s' } });

type Variables = Record<PropertyKey, unknown>;

const variables: Variables = {};
/** Names that came from the grant: they go when this memory becomes another sandbox. */
let granted: string[] = [];
let isLoaded = false;

onRestore(() => {
  for (const name of granted) delete variables[name];
  granted = [];
  isLoaded = false;
});

function load(): void {
  isLoaded = true;
  const pairs = host.environment();
  for (let index = 0; index < pairs.length; index += 2) {
    granted.push(pairs[index]!);
    variables[pairs[index]!] = pairs[index + 1];
  }
}

/** setenv(3) takes no empty name and no `=` in one, and ends a value at a NUL. Node ignores what it refuses. */
function store(name: string, value: string): void {
  if (name === '' || name.includes('=')) return;
  const end = value.indexOf('\0');
  const stored = (end < 0 ? value : value.slice(0, end)).toWellFormed();
  Object.defineProperty(variables, name, { value: stored, writable: true, enumerable: true, configurable: true });
}

function toName(key: PropertyKey): string {
  // The language's own text for a symbol that is converted.
  if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${key}`;
}

const ready = (): Variables => {
  if (!isLoaded) load();
  return variables;
};

/**
 * `process.env`: every value is a string, whatever is assigned (nodejs.org/api/process.html#processenv).
 *
 * DIVERGES: `util.types.isProxy(process.env)` is true; in Node the object is exotic without being a proxy.
 */
export const environment = new Proxy(variables, {
  get: (_target, key, receiver) => Reflect.get(ready(), key, receiver),
  has: (_target, key) => Reflect.has(ready(), key),
  ownKeys: () => Reflect.ownKeys(ready()),
  getOwnPropertyDescriptor: (_target, key) => Reflect.getOwnPropertyDescriptor(ready(), key),
  set(_target, key, value) {
    ready();
    store(toName(key), `${value as string}`);
    return true;
  },
  deleteProperty(_target, key) {
    if (typeof key === 'string') delete ready()[key];
    return true;
  },
  defineProperty(_target, key, descriptor) {
    ready();
    const name = toName(key);
    if ('get' in descriptor || 'set' in descriptor) {
      throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY("'process.env' does not accept an accessor(getter/setter) descriptor");
    }
    if (!(descriptor.configurable && descriptor.writable && descriptor.enumerable)) {
      throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY(
        "'process.env' only accepts a configurable, writable, and enumerable data descriptor",
      );
    }
    store(name, `${descriptor.value as string}`);
    return true;
  },
  preventExtensions() {
    throw new TypeError('Cannot prevent extensions');
  },
}) as Record<string, string | undefined>;
