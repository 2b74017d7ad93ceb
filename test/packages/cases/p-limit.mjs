import pLimit, { limitFunction } from 'p-limit';

const limit = pLimit(2);
let running = 0;
let most = 0;
const task = async (name) => { most = Math.max(most, ++running); await new Promise((resolve) => setTimeout(resolve, 2)); running--; return `did ${name}`; };
const results = Promise.all([1, 2, 3, 4, 5].map((name) => limit(task, name)));
console.log(limit.activeCount, limit.pendingCount, limit.concurrency);
await null;
await null;
console.log(limit.activeCount, limit.pendingCount);
console.log(await results, most, limit.activeCount, limit.pendingCount);
console.log(await limit.map(['x', 'y'], (name, index) => `${name}${index}`), await limit(() => { throw new Error('sync'); }).catch((error) => error.message));
const one = limitFunction(async (n) => n * 2, { concurrency: 1 });
console.log(await Promise.all([one(1), one(2)]), Object.keys(limit), Object.getOwnPropertyNames(Object.getPrototypeOf(limit)).length);
limit.concurrency = 5;
limit.clearQueue();
console.log(limit.concurrency);
for (const bad of [0, -1, 1.5, 'x', undefined]) {
  try {
    pLimit(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
