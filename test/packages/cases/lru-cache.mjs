import { LRUCache } from 'lru-cache';

let now = 1000;
const log = [];
const cache = new LRUCache({ max: 3, ttl: 100, perf: { now: () => now }, dispose: (value, key, reason) => log.push([key, value, reason]), updateAgeOnGet: true });
for (const [key, value] of [['a', 1], ['b', 2], ['c', 3]]) cache.set(key, value);
console.log(cache.get('a'), cache.set('d', 4).size, [...cache.keys()], [...cache.entries()], cache.has('b'), log);
now += 60;
console.log(cache.get('a'), cache.getRemainingTTL('c'), cache.peek('d'));
now += 60;
console.log(cache.get('c'), cache.get('a'), cache.purgeStale(), cache.size, log);
console.log(cache.dump().map(([key, { value, ttl }]) => [key, value, ttl]), Object.keys(cache.info('a')));
const sized = new LRUCache({ maxSize: 10, sizeCalculation: (value) => value.length, noDisposeOnSet: true });
sized.set('x', 'aaaa').set('y', 'bbbb').set('z', 'cccc');
console.log([...sized], sized.calculatedSize, sized.pop(), sized.delete('nope'), sized.find((value) => value.startsWith('c')));
const fetching = new LRUCache({ max: 5, fetchMethod: async (key, stale, { signal }) => { await null; if (key === 'bad') throw new Error('no fetch'); return `${key} ${stale} ${signal.aborted}`; } });
console.log(await fetching.fetch('k'), await Promise.all([fetching.fetch('k'), fetching.fetch('m')]), await fetching.fetch('bad').catch((error) => error.message));
console.log(fetching.memo === undefined, new LRUCache({ max: 2, memoMethod: (key) => key.length }).memo('four'));
for (const options of [{}, { max: -1 }, { max: 1, ttl: 'x' }, { maxSize: 5, max: 1.5 }]) {
  try {
    new LRUCache(options).set('a', 1);
    console.log('made', options);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
