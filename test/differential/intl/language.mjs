// What the language asks of a locale, without Intl, and who asks it in which order.
const show = (make) => {
  try {
    console.log(make());
  } catch (error) {
    console.log(error.name, error.message);
  }
};
const date = new Date(Date.UTC(2024, 1, 29, 15, 4, 5));
console.log(String(date), date.toTimeString(), `${date}`, date + 1, String(new Date(NaN)), new Date(NaN).toTimeString());
console.log(date.toLocaleString(), date.toLocaleDateString(), date.toLocaleTimeString(), date.getTimezoneOffset());
console.log(date.toLocaleString('de', { weekday: 'long' }), date.toLocaleDateString('fr', { hour: 'numeric' }));
console.log(date.toLocaleTimeString([], { timeZone: 'Asia/Tokyo' }), date.toLocaleString(undefined, { month: 'short' }));
console.log((1234567.891).toLocaleString(), (-0).toLocaleString(), NaN.toLocaleString(), 12n.toLocaleString('ar-EG'));
console.log(
  ['b', 'a', 'C', 'ä'].sort((x, y) => x.localeCompare(y)),
  'a'.localeCompare('A'),
  'a'.localeCompare('á', 'en', { sensitivity: 'base' }),
);
console.log('2'.localeCompare('10', undefined, { numeric: true }), 'a'.localeCompare(), 'undefined'.localeCompare());
console.log('Iı'.toLocaleLowerCase('tr'), 'iß'.toLocaleUpperCase('tr'), 'ΑΣ'.toLocaleLowerCase(), 'İ'.toLocaleLowerCase('az'));
console.log([1234.5, date, null, undefined, [1]].toLocaleString('de', { timeZone: 'UTC' }), [].toLocaleString());
console.log(new Float64Array([1000.5, 2]).toLocaleString('de'), [[1, 2], 3].toLocaleString());
const circular = [1];
circular.push(circular);
console.log(circular.toLocaleString());
for (const [object, names] of [
  [Date.prototype, ['toString', 'toTimeString', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
  [Number.prototype, ['toLocaleString']],
  [BigInt.prototype, ['toLocaleString']],
  [Array.prototype, ['toLocaleString']],
  [Object.getPrototypeOf(Uint8Array.prototype), ['toLocaleString']],
  [String.prototype, ['localeCompare', 'toLocaleLowerCase', 'toLocaleUpperCase']],
]) {
  for (const name of names) {
    const { value, ...flags } = Object.getOwnPropertyDescriptor(object, name);
    console.log(value.name, value.length, Object.hasOwn(value, 'prototype'), flags);
    for (const receiver of [undefined, null, {}, 'x'])
      if (object !== Array.prototype) show(() => typeof value.call(receiver, 'y'));
  }
}
for (const options of [null, 5, 'x', { style: 'x' }]) show(() => (1).toLocaleString('en', options));
for (const locales of [null, 5, 'x-', ['de', 'x-'], [5], { length: 1, 0: 'fr' }]) show(() => (1234.5).toLocaleString(locales));

const seen = [];
const watch = (target) =>
  new Proxy(target, {
    get(object, key) {
      seen.push(key);
      return object[key];
    },
  });
new Intl.NumberFormat('en', watch({}));
new Intl.Collator('en', watch({}));
new Intl.DisplayNames('en', watch({ type: 'region' }));
new Intl.ListFormat('en', watch({}));
new Intl.RelativeTimeFormat('en', watch({}));
new Intl.Segmenter('en', watch({}));
console.log(seen.join());
class Money extends Intl.NumberFormat {
  constructor() {
    super('en', { style: 'currency', currency: 'USD' });
  }
}
console.log(new Money().format(5), new Money() instanceof Intl.NumberFormat, new Money());
console.log([1, 2, 3].map(new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format));
console.log(new Intl.NumberFormat('en').format('12345678901234567890.123'), new Intl.NumberFormat('en').format(2n ** 100n));
console.log(new Intl.NumberFormat('en').format({ valueOf: () => 7 }), new Intl.NumberFormat('en').format([]));
const text = 'Zwölf 👩‍👩‍👧‍👦 Boxkämpfer. Ende? Ja!';
for (const granularity of ['grapheme', 'word', 'sentence']) {
  const segments = new Intl.Segmenter('de', { granularity }).segment(text);
  console.log([...segments].map(({ segment, index, isWordLike }) => [segment, index, isWordLike]));
  console.log(segments.containing(7), segments.containing(-1), segments.containing(1e9), segments.containing());
}
const long = 'word '.repeat(50_000);
const iterator = new Intl.Segmenter('en', { granularity: 'word' }).segment(long)[Symbol.iterator]();
let count = 0;
while (!iterator.next().done) count++;
console.log(count, new Intl.Segmenter('en', { granularity: 'word' }).segment(long).containing(200_001).segment);
