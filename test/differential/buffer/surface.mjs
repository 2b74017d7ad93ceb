// What node:buffer exports, and every property of Buffer and its prototype with its descriptor, function name and length.
import buffer from 'node:buffer';
const text = (value) => {
  if (Buffer.isBuffer(value)) return `<${value.constructor.name} ${value.length} ${value.toString('hex')}>`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'symbol';
  if (typeof value === 'function') return 'function';
  if (Object.is(value, -0)) return '-0';
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `${value.constructor.name}(${value.byteLength})`;
  if (value !== null && typeof value === 'object') return `${value.constructor?.name} ${JSON.stringify(value)}`;
  return String(value);
};
// An error without a code comes from the engine: its words are not compared.
const show = (label, run) => {
  try {
    console.log(label, '=>', text(run()));
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.code === undefined ? '' : error.message);
  }
};

const list = (label, object) => {
  console.log('#', label);
  for (const key of Reflect.ownKeys(object)) {
    const { enumerable, configurable, writable, get, set, value } = Object.getOwnPropertyDescriptor(object, key);
    const flags = `${enumerable ? 'e' : '-'}${writable ? 'w' : '-'}${configurable ? 'c' : '-'}`;
    const kind =
      get || set
        ? `get ${get?.name} ${get?.length} set ${set?.name} ${set?.length}`
        : typeof value === 'function'
          ? `function "${value.name}" ${value.length}`
          : typeof value;
    console.log(String(key), flags, kind);
  }
};
// The engine's functions have no `prototype` of another order: own keys of functions are sorted.
list('exports', buffer);
console.log(
  Reflect.ownKeys(Buffer)
    .map(String)
    .filter((key) => key !== 'arguments' && key !== 'caller')
    .sort()
    .join(),
);
for (const key of Reflect.ownKeys(Buffer)) {
  if (key === 'arguments' || key === 'caller' || key === 'prototype') continue;
  const { enumerable, configurable, writable, get, value } = Object.getOwnPropertyDescriptor(Buffer, key);
  console.log(
    String(key),
    enumerable,
    configurable,
    writable,
    get?.name,
    typeof value === 'function' ? `${value.name} ${value.length}` : value,
  );
}
list('prototype', Buffer.prototype);
console.log(Object.getPrototypeOf(Buffer) === Uint8Array, Object.getPrototypeOf(Buffer.prototype) === Uint8Array.prototype);
console.log(buffer.constants, Object.isFrozen(buffer.constants), buffer.kMaxLength, buffer.kStringMaxLength, Buffer.poolSize);
list('constants', buffer.constants);
console.log(Buffer[Symbol.species].name, Buffer[Symbol.species].length, Buffer.prototype.constructor === Buffer);
// Not compared: Node's `Buffer` is an accessor, here it is a value, which a program reads in a fifth of the time.
console.log(
  Object.getOwnPropertyDescriptor(globalThis, 'Buffer').enumerable,
  Object.getOwnPropertyDescriptor(globalThis, 'Buffer').configurable,
);
for (const name of ['atob', 'btoa', 'Blob', 'File']) {
  const { enumerable, configurable, writable } = Object.getOwnPropertyDescriptor(globalThis, name);
  console.log(name, enumerable, configurable, writable, globalThis[name] === buffer[name]);
}
console.log(Buffer === buffer.Buffer);
const keys = [];
for (const key in Buffer.from('ab')) keys.push(key);
console.log(keys.join());
