const Promise = require('bluebird');
const fs = require('node:fs');

Promise.config({ cancellation: true, longStackTraces: false, warnings: false });
const readFile = Promise.promisify(fs.readFile);
const own = Promise.promisifyAll({ add(a, b, callback) { callback(null, a + b); }, fail(callback) { callback(new RangeError('failed')); } });
(async () => {
  console.log(await Promise.map([3, 1, 2], (n) => Promise.delay(n, n * 10), { concurrency: 2 }), await Promise.props({ a: Promise.resolve(1), b: 2 }));
  console.log(await Promise.reduce([1, 2, 3], (sum, n) => sum + n, 0), await Promise.mapSeries(['a', 'b'], (x, i) => x + i), await Promise.filter([1, 2, 3], (n) => n > 1));
  console.log(await own.addAsync(1, 2), await own.failAsync().catch(RangeError, (error) => `caught ${error.message} ${error.isOperational}`));
  console.log(await Promise.some([Promise.delay(5, 'slow'), Promise.delay(1, 'fast'), Promise.reject(new Error('no'))], 2).then((values) => values.length));
  console.log(await Promise.any([Promise.reject(new Error('x')), Promise.resolve('any')]), await Promise.race([Promise.delay(9), Promise.delay(1, 'race')]));
  await Promise.delay(50).timeout(2, 'too slow').catch(Promise.TimeoutError, (error) => console.log(error.name, error.message));
  const settled = await Promise.allSettled([1, Promise.reject(new Error('r'))]);
  console.log(settled.map((each) => (each.isFulfilled() ? each.value() : each.reason().message)));
  const cancelled = new Promise((resolve, reject, onCancel) => onCancel(() => console.log('cancelled')));
  cancelled.finally(() => console.log('finally', cancelled.isCancelled()));
  cancelled.cancel();
  await Promise.using(Promise.resolve('resource').disposer((value) => console.log('disposed', value)), (value) => console.log('using', value));
  console.log(await Promise.coroutine(function* (n) { const a = yield Promise.resolve(n); const b = yield Promise.delay(1, 2); return a + b; })(1));
  console.log((await readFile(__filename, 'utf8')).length > 100, await readFile('/nowhere').catch({ code: 'ENOENT' }, (error) => error.code));
  console.log(await Promise.try(() => { throw new TypeError('thrown'); }).catch((error) => error.message), Promise.resolve(1).isPending(), Promise.is(Promise.resolve()));
  await Promise.resolve([1, 2]).spread((a, b) => console.log(a, b)).tap(() => console.log('tap')).return('r').then(console.log);
  Promise.join(1, Promise.resolve(2), (a, b) => console.log('joined', a + b)).asCallback((error, value) => console.log(error, value));
  console.log(await Promise.each([1, 2], (n) => console.log('each', n)), Promise.resolve(5).inspect?.().value?.() ?? 'none');
})();
