// What is warned of, how often, and what becomes of the duration.
process.on('warning', ({ name, message, code }) => console.log(name, JSON.stringify(message), code));
for (const delay of [2 ** 31, NaN, -5, 'abc', 2 ** 40, -7, undefined, null, 0, 1.9, '12', Infinity, -Infinity, {}]) {
  const timer = setTimeout(() => {}, delay);
  console.log(String(delay), timer._idleTimeout, timer._repeat, timer._destroyed);
  clearTimeout(timer);
  console.log(timer._destroyed, timer.hasRef());
}
const interval = setInterval(() => {}, -1);
console.log(interval._idleTimeout, interval._repeat);
clearInterval(interval);
const promises = require('node:timers/promises');
(async () => {
  await promises.setTimeout(-1);
  await promises.setTimeout(2 ** 33);
  await promises.setTimeout(NaN).then(console.log, (error) => console.log(error.code, error.message));
  const iterator = promises.setInterval(-1, 'value');
  console.log(await iterator.next(), await iterator.return());
})();
