// register: hooks of a module, asked by import().
import { register } from 'node:module';

const show = (error) => `${error?.name} ${error?.code} ${error?.message}`.replaceAll(import.meta.dirname, 'DIR');
for (const args of [[], [1], ['./missing.mjs', import.meta.url], ['./hooks.mjs'], [{}, import.meta.url]]) {
  try { console.log(register(...args)); } catch (error) { console.log(error.code); }
}
console.log(register.length, register('./hooks.mjs', { parentURL: import.meta.url, data: { prefix: 'given ' } }));
console.log(await import('virtual:one'));
console.log(await import('virtual:json', { with: { type: 'json' } }));
console.log(await import('alias'));
for (const specifier of ['bad:resolve', 'bad:value', 'bad:scheme', './nothing.mjs']) await import(specifier).catch((error) => console.log(show(error)));
register(`data:text/javascript,${encodeURIComponent("export function resolve(s, c, n) { return s === 'other' ? n('virtual:other', c) : n(s, c); }")}`);
console.log(await import('other'));
