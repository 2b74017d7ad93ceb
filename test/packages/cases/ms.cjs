const ms = require('ms');

for (const text of ['2 days', '1d', '10h', '2.5 hrs', '1m', '5s', '1y', '100', '-3 days', '-.5h', '1w', '1 mo', 'abc', '']) {
  try {
    console.log(JSON.stringify(text), ms(text));
  } catch (error) {
    console.log(JSON.stringify(text), error.name, error.message);
  }
}
for (const value of [0, 999, 1500, 60000, 2 * 60000, -3 * 60000, 36e5 * 10, 864e5 * 9, 1e13]) console.log(value, ms(value), ms(value, { long: true }));
for (const wrong of [NaN, Infinity, {}, undefined, null, [], 'x'.repeat(200)]) {
  try {
    console.log(ms(wrong));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
