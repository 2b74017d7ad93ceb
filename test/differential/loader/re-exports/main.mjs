// What is imported and exported again, with names in quotes too, is the binding of the module that it comes from.
import { createRequire } from 'node:module';
import * as stars from './stars.mjs';
import * as names from './names.mjs';
import { "f o o" as spaced } from './names.mjs';
import * as conflict from './conflict.mjs';

console.log(Object.keys(stars), stars.foo, stars.namespace === names['all of it']);
stars.change();
console.log(stars.foo, spaced, names['f o o'], names.ab, names['a b'], names.line);
console.log(names);
console.log(Object.keys(conflict));
console.log(createRequire(import.meta.url)('./names.mjs'));
await import('data:text/javascript,').catch((error) => console.log(error));
await import('./missing-conflict.mjs').catch(({ name, message }) => console.log(name, message));
await import('./circle-a.mjs').catch(({ name, message }) => console.log(name, message));
