const async = require('async');

const later = (value, wait = 1) => (callback) => setTimeout(callback, wait, null, value);
async.series([later('a', 5), later('b')], (error, results) => { console.log('series', error, results); more(); });
function more() {
async.parallel({ one: later(1, 30), two: later(2) }, (error, results) => { console.log('parallel', error, results); water(); });
}
function water() {
async.waterfall([later(2), (n, done) => done(null, n * 2, 'x'), (n, text, done) => done(null, `${n}${text}`)], (error, result) => { console.log('waterfall', error, result); auto(); });
}
function auto() {
async.auto({ a: later(1), b: ['a', ({ a }, done) => done(null, a + 1)], c: ['a', 'b', ({ a, b }, done) => done(null, a + b)] }, (error, results) => { console.log('auto', error, results); rest(); });
}
async function rest() {
  let running = 0;
  let most = 0;
  console.log(await async.mapLimit([5, 4, 3, 2, 1], 2, async (n) => { most = Math.max(most, ++running); await new Promise((resolve) => setTimeout(resolve, n)); running--; return n * n; }), most);
  console.log(await async.filter([1, 2, 3, 4], async (n) => n % 2 === 0), await async.reduce([1, 2, 3], 10, async (sum, n) => sum + n), await async.sortBy(['ccc', 'a', 'bb'], async (text) => text.length));
  const queue = async.queue(async (task) => `done ${task}`, 2);
  queue.drain(() => console.log('drained', queue.length(), queue.idle()));
  queue.push(['x', 'y', 'z'], (error, result) => console.log(error, result));
  await queue.drain();
  const priority = async.priorityQueue((task, done) => { console.log('priority', task); done(); }, 1);
  priority.push('low', 9);
  priority.push('high', 1);
  await priority.drain();
  let tries = 0;
  console.log(await async.retry({ times: 3, interval: 1 }, async () => { if (++tries < 3) throw new Error('again'); return tries; }));
  await new Promise((resolve) => async.timeout(later('slow', 50), 5)((error) => { console.log(error.code, error.message); resolve(); }));
  await async.parallel([later(1), (done) => done(new Error('first'))]).catch((error) => console.log(error.message));
  const memo = async.memoize((n, done) => { console.log('computed', n); setImmediate(done, null, n); });
  memo(1, () => memo(1, (error, n) => console.log('memo', error, n)));
  async.eachOfSeries({ k: 1, l: 2 }, (value, key, done) => { console.log(key, value); done(value === 2 ? new Error('stop') : null); }, (error) => console.log(error.message));
  try { async.queue(() => {}, 0); } catch (error) { console.log(error.name, error.message); }
}
