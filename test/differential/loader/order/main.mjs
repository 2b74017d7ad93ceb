// Evaluation order, top-level await, jobs around imports.
import './a.mjs';
import './b.mjs';
import './c.cjs';
import { settled } from './await-one.mjs';
import './await-two.mjs';

console.log('main', settled, globalThis.order.join());
Promise.resolve().then(() => console.log('job of main'));
process.nextTick(() => console.log('tick of main'));
const late = import('./late.mjs').then((found) => {
  console.log('late is there', found.value);
  return found;
});
console.log('after import()');
await null;
console.log('after await');
await late;
const [one, two] = await Promise.all([import('./late.mjs'), import('./late.mjs?other')]);
console.log(one === (await late), one === two);
for await (const value of (async function* () { yield 1; yield 2; })()) console.log('for await', value);
const failing = import('./fails-late.mjs');
await failing.catch((error) => console.log('failed', error.message));
await import('./fails-late.mjs').catch((error) => console.log('failed again', error.message));
await import('./imports-fails-late.mjs').catch((error) => console.log('failed above', error.message));
setTimeout(() => import('./in-timer.mjs'));
await new Promise((resolve) => setTimeout(resolve, 5));
console.log('end', await import('./cycle-one.mjs').then((found) => found.default));
