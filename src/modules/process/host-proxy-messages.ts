import type { Rewrite, ThrowPlace } from './host-throw-place.ts';

const onProxy = (trap: string, outcome: string): string => `'${trap}' on proxy: ${outcome}`;
const ofKey = ({ key }: ThrowPlace, rest = ''): string => (key === undefined ? '' : ` for property '${key}'${rest}`);
const ofArgument = ({ args }: ThrowPlace, rest = ''): string =>
  args[1] === undefined ? '' : ` for property '${args[1]}'${rest}`;

/** Functions that ask a proxy for something else than a property. */
const operations: Readonly<Record<string, string>> = {
  keys: 'ownKeys',
  entries: 'ownKeys',
  values: 'ownKeys',
  ownKeys: 'ownKeys',
  getOwnPropertyNames: 'ownKeys',
  getOwnPropertySymbols: 'ownKeys',
  getPrototypeOf: 'getPrototypeOf',
  setPrototypeOf: 'setPrototypeOf',
  isExtensible: 'isExtensible',
  preventExtensions: 'preventExtensions',
  defineProperty: 'defineProperty',
  getOwnPropertyDescriptor: 'getOwnPropertyDescriptor',
  isArray: 'IsArray',
};

function operation(subject: string, { use }: ThrowPlace): string {
  const called = /^(?:Object|Reflect|Array)\.(\w+)$/.exec(subject)?.[1] ?? '';
  if (use === 'call' && Object.hasOwn(operations, called)) return operations[called]!;
  if (use === 'call') return subject.includes('.') ? 'get' : 'apply';
  return { new: 'construct', write: 'set', delete: 'deleteProperty', in: 'has', read: 'get' }[use];
}

/** What V8 says where a trap breaks an invariant (tc39.es/ecma262/#sec-proxy-object-internal-methods-and-internal-slots). */
export const proxyMessages: Readonly<Record<string, Rewrite>> = {
  'revoked proxy': (subject, _match, place) => `Cannot perform '${operation(subject(), place)}' on a proxy that has been revoked`,
  'proxy: inconsistent get': (_subject, _match, { key }) =>
    onProxy(
      'get',
      `property${key === undefined ? '' : ` '${key}'`} is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value`,
    ),
  'proxy: inconsistent has': (_subject, _match, { left }) =>
    onProxy(
      'has',
      `trap returned falsish${left === undefined ? '' : ` for property '${left}' which exists in the proxy target as non-configurable`}`,
    ),
  'proxy: cannot set property': (_subject, _match, place) => onProxy('set', `trap returned falsish${ofKey(place)}`),
  'proxy: inconsistent set': (_subject, _match, place) =>
    onProxy(
      'set',
      `trap returned truish${ofKey(place, ' which exists in the proxy target as a non-configurable and non-writable data property with a different value')}`,
    ),
  'proxy: inconsistent deleteProperty': (_subject, _match, place) =>
    onProxy('deleteProperty', `trap returned truish${ofKey(place, ' which is non-configurable in the proxy target')}`),
  'proxy: defineProperty exception': (_subject, _match, place) =>
    onProxy('defineProperty', `trap returned falsish${ofArgument(place)}`),
  'proxy: properties must be strings or symbols': 'value is not a valid property name',
  'proxy: duplicate property': onProxy('ownKeys', 'trap returned duplicate entries'),
  'proxy: target property must be present in proxy ownKeys': (_subject, _match, _place, inside) =>
    onProxy('ownKeys', `trap result did not include ${inside.startsWith('proxy:') ? `'${inside.slice(6)}'` : 'a property'}`),
  'proxy: property not present in target were returned by non extensible proxy': onProxy(
    'ownKeys',
    'trap returned extra keys but proxy target is non-extensible',
  ),
  // The text names a property that the operation does not have (observed).
  'proxy: bad prototype': onProxy('setPrototypeOf', "trap returned falsish for property 'undefined'"),
  'proxy preventExtensions handler returned false': onProxy('preventExtensions', 'trap returned falsish'),
  'proxy: inconsistent preventExtensions': onProxy(
    'preventExtensions',
    'trap returned truish but the proxy target is extensible',
  ),
  'proxy: inconsistent isExtensible': onProxy(
    'isExtensible',
    "trap result does not reflect extensibility of proxy target (which is 'true')",
  ),
};
