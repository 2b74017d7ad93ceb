// createObjectURL, revokeObjectURL and resolveObjectURL.
import buffer from 'node:buffer';
const text = (value) => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return 'symbol';
  if (typeof value === 'function') return 'function';
  if (value !== null && typeof value === 'object') return value.constructor?.name ?? 'null prototype';
  return String(value);
};
// An error without a code comes from the engine: its words are not compared.
const show = (label, run) => {
  try {
    console.log(label, '=>', text(run()));
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.code === undefined ? '' : error.message, Object.keys(error).join());
  }
};

const blob = new Blob(['abcdef'], { type: 'x/y' });
for (const value of [
  undefined,
  null,
  1,
  '',
  'blob:',
  'blob:nodedata:x',
  'blob:nodedata:00000000-0000-0000-0000-000000000000',
  'http://a/',
  'BLOB:nodedata:1',
  Symbol('s'),
  {},
  [],
])
  show(`resolve ${text(value)}`, () => buffer.resolveObjectURL(value));
const url = URL.createObjectURL(blob);
const found = buffer.resolveObjectURL(url);
console.log(
  /^blob:nodedata:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(url),
  found === blob,
  found,
  await found.text(),
);
for (const change of [
  (id) => `${id}#x`,
  (id) => `${id}?x`,
  (id) => id.toUpperCase(),
  (id) => ` ${id}`,
  (id) => `${id} `,
  (id) => id.replace('blob', 'BLOB'),
  (id) => `${id}x`,
  (id) => id.replace('node', 'no\tde'),
])
  console.log(buffer.resolveObjectURL(change(url))?.size);
for (const value of [undefined, null, 1, {}, 'a', new File(['f'], 'n')])
  show(`create ${text(value)}`, () => typeof URL.createObjectURL(value));
console.log(URL.createObjectURL(blob) !== URL.createObjectURL(blob));
URL.revokeObjectURL(url);
show('revoked', () => buffer.resolveObjectURL(url));
for (const value of [undefined, null, 1, 'x', Symbol('s')]) show(`revoke ${text(value)}`, () => URL.revokeObjectURL(value));
show('revoke()', () => URL.revokeObjectURL());
show('create()', () => URL.createObjectURL());
show('resolve()', () => buffer.resolveObjectURL());
