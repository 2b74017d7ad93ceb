const show = (l, f) => {
  try {
    const r = f();
    console.log(l, typeof r === 'object' ? JSON.stringify(r) : r);
  } catch (e) {
    console.log(l, e.name, e.code, e.message);
  }
};
for (const K of [
  'Collator',
  'NumberFormat',
  'DateTimeFormat',
  'PluralRules',
  'RelativeTimeFormat',
  'ListFormat',
  'DisplayNames',
  'Segmenter',
  'DurationFormat',
  'Locale',
]) {
  const C = Intl[K];
  show(K + ' call', () => C('en', { type: 'language' })?.constructor?.name);
  show(K + ' null opt', () => new C('en', null));
  show(K + ' 5 opt', () => new C('en', 5));
  show(K + ' null loc', () => new C(null));
  show(K + ' 5 loc', () => new C(5));
  show(K + ' sym', () => new C(Symbol()));
  show(K + ' [5]', () => new C([5]));
  show(K + ' bad', () => new C('x-'));
  show(K + ' empty', () => new C(''));
  show(K + ' matcher', () => new C('en', { localeMatcher: 'x', type: 'language' }));
  show(K + ' undef', () => new C());
  show(K + ' ro recv', () => C.prototype.resolvedOptions?.call({}));
  show(K + ' slo', () => C.supportedLocalesOf?.(['en-US', 'xx', 'de']));
  show(K + ' slo bad', () => C.supportedLocalesOf?.(['en-US'], { localeMatcher: 'z' }));
  show(K + ' slo null', () => C.supportedLocalesOf?.(['en-US'], null));
  show(K + ' resolved', () => new C('de', { type: 'language' }).resolvedOptions?.());
}
show('nf style', () => new Intl.NumberFormat('en', { style: 'x' }));
show('nf cur', () => new Intl.NumberFormat('en', { style: 'currency' }));
show('nf cur', () => new Intl.NumberFormat('en', { style: 'currency', currency: 'zz' }));
show('nf unit', () => new Intl.NumberFormat('en', { style: 'unit' }));
show('nf digits', () => new Intl.NumberFormat('en', { maximumFractionDigits: 101 }));
show('nf mm', () => new Intl.NumberFormat('en', { minimumFractionDigits: 5, maximumFractionDigits: 2 }));
show('nf recv', () => Intl.NumberFormat.prototype.formatToParts.call({}));
show('nf fget', () => Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format').get.call({}));
show('nf sym', () => new Intl.NumberFormat().format(Symbol()));
show('nf range', () => new Intl.NumberFormat('en').formatRange(1));
show('nf range nan', () => new Intl.NumberFormat('en').formatRange(NaN, 1));
show('dt inv', () => new Intl.DateTimeFormat('en').format(NaN));
show('dt inv2', () => new Intl.DateTimeFormat('en').format('x'));
show('dt r', () => new Intl.DateTimeFormat('en').formatRange(1));
show('dt tz', () => new Intl.DateTimeFormat('en', { timeZone: 'x' }));
show('dt ds', () => new Intl.DateTimeFormat('en', { dateStyle: 'short', year: 'numeric' }));
show('dt tl', () => new Date(0).toLocaleTimeString('en', { dateStyle: 'short' }));
show('dt tl', () => new Date(0).toLocaleDateString('en', { timeStyle: 'short' }));
show('d inv', () => new Date(NaN).toLocaleString());
show('d recv', () => Date.prototype.toLocaleString.call({}));
show('n recv', () => Number.prototype.toLocaleString.call({}));
show('b recv', () => BigInt.prototype.toLocaleString.call({}));
show('col recv', () => Object.getOwnPropertyDescriptor(Intl.Collator.prototype, 'compare').get.call({}));
show('pr', () => Intl.PluralRules.prototype.select.call({}));
show('rtf', () => new Intl.RelativeTimeFormat('en').format(1, 'x'));
show('rtf', () => new Intl.RelativeTimeFormat('en').format(Infinity, 'day'));
show('rtf recv', () => Intl.RelativeTimeFormat.prototype.format.call({}));
show('lf', () => new Intl.ListFormat('en').format([1]));
show('lf5', () => new Intl.ListFormat('en').format(5));
show('lf u', () => new Intl.ListFormat('en').format());
show('lf recv', () => Intl.ListFormat.prototype.format.call({}));
show('lf str', () => new Intl.ListFormat('en').format('abc'));
show('dn', () => new Intl.DisplayNames('en', { type: 'x' }));
show('dn', () => new Intl.DisplayNames('en', {}));
show('dn', () => new Intl.DisplayNames('en', { type: 'region' }).of('xxxx'));
show('dn recv', () => Intl.DisplayNames.prototype.of.call({}));
show('dn', () => new Intl.DisplayNames('en', { type: 'currency' }).of('x'));
show('sg', () => new Intl.Segmenter('en', { granularity: 'x' }));
show('sg recv', () => Intl.Segmenter.prototype.segment.call({}));
show('sv', () => Intl.supportedValuesOf('x'));
show('gcl', () => Intl.getCanonicalLocales(['EN-us', 'de']));
show('gcl bad', () => Intl.getCanonicalLocales('x-'));
show('gcl bad', () => Intl.getCanonicalLocales([5]));
show('gcl n', () => Intl.getCanonicalLocales(null));
show('gcl n', () => Intl.getCanonicalLocales());
show('lc', () => 'a'.localeCompare('b', 'x-'));
show('lc', () => String.prototype.localeCompare.call(null, 'b'));
show('tlu', () => 'i'.toLocaleUpperCase('tr'));
show('tlu', () => 'i'.toLocaleUpperCase('x-'));
show('tlu', () => 'i'.toLocaleUpperCase(null));
show('tlu', () => 'i'.toLocaleUpperCase([]));
show('arr', () => [1234.5, new Date(0), null, undefined, [1]].toLocaleString('de', { timeZone: 'UTC' }));
show('ta', () => new Uint16Array([1000, 2]).toLocaleString('de'));
show('loc', () => new Intl.Locale('en-US-u-ca-buddhist', { numberingSystem: 'arab', hourCycle: 'h12', region: 'GB' }).toString());
show('loc bad', () => new Intl.Locale('en', { region: 'zzzzz' }));
show('loc bad', () => new Intl.Locale('en', { calendar: 'z' }));
show('loc bad', () => new Intl.Locale('en', { hourCycle: 'z' }));
show('loc bad', () => new Intl.Locale('en', { language: '!' }));
show('loc recv', () => Intl.Locale.prototype.toString.call({}));
show('loc recv', () => Object.getOwnPropertyDescriptor(Intl.Locale.prototype, 'language').get.call({}));
show('x', () => [
  Intl.toString(),
  Object.prototype.toString.call(new Intl.Segmenter().segment('a')),
  Object.prototype.toString.call(new Intl.Segmenter().segment('a')[Symbol.iterator]()),
]);
const sgs = new Intl.Segmenter('en', { granularity: 'word' }).segment('Hi you');
const P = Object.getPrototypeOf(sgs),
  IP = Object.getPrototypeOf(sgs[Symbol.iterator]());
show('segs', () => [
  Reflect.ownKeys(P).map(String),
  Reflect.ownKeys(IP).map(String),
  sgs.containing(1),
  sgs.containing(99),
  [...sgs],
]);
show('segc', () => P.containing.call({}));
show('segi', () => P[Symbol.iterator].call({}));
show('segn', () => IP.next.call({}));
show('l', () => [
  P.containing.length,
  P.constructor === Object,
  IP.next.length,
  Object.getPrototypeOf(IP) === Iterator.prototype,
  P[Symbol.iterator].name,
]);
console.log(new Intl.NumberFormat(), new Intl.Locale('en'), sgs, sgs[Symbol.iterator](), Intl);
const f = new Intl.NumberFormat().format;
console.log(
  f.name,
  f.length,
  f === new Intl.NumberFormat().format,
  new Intl.Collator().compare.length,
  new Intl.DateTimeFormat().format.length,
  Intl.NumberFormat.length,
);
