// `using` in an ES module.
import { setTimeout as sleep } from 'node:timers/promises';

const make = (name) => ({ name, [Symbol.dispose]() { console.log(`dispose ${name}`); }, async [Symbol.asyncDispose]() { console.log(`start ${name}`); await sleep(1); console.log(`end ${name}`); } });
using first = make('first');
export const value = first.name;
await using second = make('second');
{
  await using inner = make('inner');
  console.log(inner.name, import.meta.filename.endsWith('using-module.mjs'));
}
export default function later() { using a = make('a'); return value; }
console.log(later(), (await import('node:path')).sep);
for (await using item of [make('one'), make('two')]) console.log(item.name);
