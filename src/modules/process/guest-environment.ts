import { warnDeprecated } from 'internal:deprecate';
import { defineCodes } from 'internal:errors';
import { onRestore } from 'internal:lifecycle';
import { chosenZone } from 'internal:time-zone';
import { host } from './guest-host.ts';

const codes = defineCodes({ TypeError: { ERR_INVALID_OBJECT_DEFINE_PROPERTY: '%s' } });

type Variables = Record<PropertyKey, unknown>;

/** Node's object has a prototype of its own, made by a constructor without a name (observed). */
const nameless = Object.defineProperty(() => {}, 'name', { value: '' });
const prototype = Object.create(Object.prototype, {
  constructor: { value: nameless, writable: true, enumerable: false, configurable: true },
}) as object;
const variables = Object.create(prototype) as Variables;
/** Names that came from the grant: they go when this memory becomes another sandbox. */
let granted: string[] = [];
let isLoaded = false;
/** Whether the granted environment asks for deprecations that are not due yet. */
let warns = false;

onRestore(() => {
  for (const name of granted) delete variables[name];
  granted = [];
  isLoaded = false;
  chosenZone.name = undefined;
  const zone = variables['TZ'] as string | undefined;
  if (zone !== undefined) chosenZone.name = host.setTimeZone(zone, true);
});

function load(): void {
  isLoaded = true;
  const pairs = host.environment();
  for (let index = 0; index < pairs.length; index += 2) {
    granted.push(pairs[index]!);
    const value = pairs[index + 1];
    // Defined, not assigned: a variable may be called `__proto__`.
    Object.defineProperty(variables, pairs[index]!, { value, writable: true, enumerable: true, configurable: true });
  }
  warns = variables['NODE_PENDING_DEPRECATION'] === '1' || /--pending-deprecation\b/.test(`${variables['NODE_OPTIONS']}`);
}

/** Names and values are text of C, in UTF-8: they end at a NUL. */
function asText(text: string): string {
  const end = text.indexOf('\0');
  return (end < 0 ? text : text.slice(0, end)).toWellFormed();
}

/** setenv(3) takes no empty name and no `=` in one. Node ignores what it refuses. */
function store(key: string, given: unknown): void {
  const value = asText(`${given as string}`);
  const name = asText(key);
  if (name === '' || name.includes('=')) return;
  Object.defineProperty(variables, name, { value, writable: true, enumerable: true, configurable: true });
  if (name === 'TZ') chosenZone.name = host.setTimeZone(value, false);
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

/** The variable that a key names; undefined where there is none, and for symbols. */
function nameOf(key: PropertyKey): string | undefined {
  const name = typeof key === 'string' ? asText(key) : undefined;
  return name !== undefined && Object.hasOwn(ready(), name) ? name : undefined;
}

/**
 * `process.env`: every value is a string, whatever is assigned (nodejs.org/api/process.html#processenv).
 *
 * DIVERGES: `util.types.isProxy(process.env)` is true; in Node the object is exotic without being a proxy. Freezing or sealing it says
 * `Cannot prevent extensions` where Node says `Cannot freeze` and `Cannot seal`.
 */
export const environment = new Proxy(variables, {
  get: (_target, key, receiver) => Reflect.get(ready(), nameOf(key) ?? key, receiver),
  has: (_target, key) => Reflect.has(ready(), nameOf(key) ?? key),
  ownKeys: () => Reflect.ownKeys(ready()),
  getOwnPropertyDescriptor: (_target, key) => Reflect.getOwnPropertyDescriptor(ready(), nameOf(key) ?? key),
  set(_target, key, value) {
    ready();
    if (warns && typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      warnDeprecated(
        'Assigning any value other than a string, number, or boolean to a process.env property is deprecated. ' +
          'Please make sure to convert the value to a string before setting process.env with it.',
        'DEP0104',
      );
    }
    store(toName(key), value);
    return true;
  },
  deleteProperty(_target, key) {
    const name = nameOf(key);
    if (name !== undefined) delete variables[name];
    if (name === 'TZ') chosenZone.name = host.setTimeZone(undefined, false);
    return true;
  },
  defineProperty(_target, key, descriptor) {
    ready();
    const name = toName(key);
    if ('get' in descriptor || 'set' in descriptor) {
      throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY("'process.env' does not accept an accessor(getter/setter) descriptor");
    }
    if (!('value' in descriptor && descriptor.configurable && descriptor.writable && descriptor.enumerable)) {
      throw new codes.ERR_INVALID_OBJECT_DEFINE_PROPERTY(
        "'process.env' only accepts a configurable, writable, and enumerable data descriptor",
      );
    }
    store(name, descriptor.value);
    return true;
  },
  preventExtensions() {
    throw new TypeError('Cannot prevent extensions');
  },
}) as Record<string, string | undefined>;
