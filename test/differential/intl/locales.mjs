const show = (l, f) => {
  try {
    const r = f();
    console.log(l, typeof r === 'object' ? JSON.stringify(r) : r);
  } catch (e) {
    console.log(l, e.name, e.code, e.message);
  }
};
const d = new Date(Date.UTC(2024, 1, 29, 15, 4, 5, 678)),
  d2 = new Date(Date.UTC(2024, 2, 5, 1, 2, 3));
for (const l of [
  'en-US',
  'en-GB',
  'de',
  'de-AT',
  'fr',
  'fr-CA',
  'es',
  'es-MX',
  'pt-BR',
  'it',
  'nl',
  'sv',
  'da',
  'fi',
  'nb',
  'pl',
  'cs',
  'hu',
  'ro',
  'ru',
  'uk',
  'tr',
  'el',
  'he',
  'ar',
  'ar-EG',
  'fa',
  'hi',
  'bn',
  'th',
  'vi',
  'id',
  'ja',
  'zh-CN',
  'zh-TW',
  'ja-JP-u-ca-japanese',
  'th-TH-u-nu-thai',
  'en-u-hc-h12',
  'en-IN',
  'de-CH',
]) {
  show(l + ' d', () => [
    d.toLocaleString(l),
    d.toLocaleDateString(l),
    d.toLocaleTimeString(l),
    new Intl.DateTimeFormat(l, { dateStyle: 'full', timeStyle: 'long' }).format(d),
    new Intl.DateTimeFormat(l, { dateStyle: 'medium', timeStyle: 'short' }).format(d),
    new Intl.DateTimeFormat(l, {
      weekday: 'short',
      year: '2-digit',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      era: 'short',
      dayPeriod: 'long',
    }).format(d),
    new Intl.DateTimeFormat(l, { month: 'short', day: '2-digit' }).formatRange(d, d2),
    new Intl.DateTimeFormat(l, {
      timeZone: 'America/New_York',
      timeZoneName: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    }).format(d),
  ]);
  show(l + ' n', () => [
    (1234567.891).toLocaleString(l),
    new Intl.NumberFormat(l, { style: 'currency', currency: 'EUR' }).format(-1234.5),
    new Intl.NumberFormat(l, { style: 'currency', currency: 'USD', currencyDisplay: 'name' }).format(1),
    new Intl.NumberFormat(l, { style: 'percent', maximumFractionDigits: 1 }).format(0.1234),
    new Intl.NumberFormat(l, { notation: 'compact' }).format(1234567),
    new Intl.NumberFormat(l, { notation: 'compact', compactDisplay: 'long' }).format(1234567),
    new Intl.NumberFormat(l, { style: 'unit', unit: 'kilometer-per-hour', unitDisplay: 'long' }).format(50),
    new Intl.NumberFormat(l, { notation: 'scientific' }).format(123456),
    new Intl.NumberFormat(l).formatRange(1, 3),
    123456789012345678901234567890n.toLocaleString(l),
  ]);
  show(l + ' r', () => [
    new Intl.RelativeTimeFormat(l, { numeric: 'auto' }).format(-1, 'day'),
    new Intl.RelativeTimeFormat(l).format(3, 'month'),
    new Intl.RelativeTimeFormat(l, { style: 'narrow' }).format(-2, 'hours'),
    new Intl.PluralRules(l).select(2),
    new Intl.PluralRules(l, { type: 'ordinal' }).select(3),
    new Intl.ListFormat(l).format(['a', 'b', 'c']),
    new Intl.ListFormat(l, { type: 'disjunction' }).format(['a', 'b']),
    new Intl.DisplayNames(l, { type: 'region' }).of('DE'),
    new Intl.DisplayNames(l, { type: 'language' }).of('pt-BR'),
    new Intl.DisplayNames(l, { type: 'currency' }).of('CHF'),
    new Intl.DisplayNames(l, { type: 'dateTimeField' }).of('weekday'),
  ]);
  show(l + ' o', () => [
    new Intl.DateTimeFormat(l, { hour: 'numeric' }).resolvedOptions(),
    new Intl.Collator(l).resolvedOptions(),
    new Intl.PluralRules(l).resolvedOptions(),
    new Intl.NumberFormat(l, { style: 'currency', currency: 'JPY' }).resolvedOptions(),
    new Intl.RelativeTimeFormat(l).resolvedOptions(),
  ]);
  show(l + ' l', () => {
    const x = new Intl.Locale(l);
    return [
      x.toString(),
      x.baseName,
      x.language,
      x.script,
      x.region,
      x.calendar,
      x.numberingSystem,
      x.hourCycle,
      x.caseFirst,
      x.numeric,
      x.collation,
      x.maximize() + '',
      x.minimize() + '',
      x.getCalendars(),
      x.getCollations(),
      x.getHourCycles(),
      x.getNumberingSystems(),
      x.getTimeZones(),
      x.getTextInfo(),
      x.getWeekInfo(),
      x.weekInfo,
      x.firstDayOfWeek,
    ];
  });
  show(l + ' c', () =>
    ['ä', 'z', 'a', 'Z', 'é', 'e', '1', '10', '2', 'ö', 'ß', 'ss'].sort(new Intl.Collator(l, { numeric: true }).compare).join(),
  );
}
for (const k of ['calendar', 'collation', 'currency', 'numberingSystem', 'timeZone', 'unit'])
  show(k, () => Intl.supportedValuesOf(k).length + ' ' + Intl.supportedValuesOf(k).slice(0, 5));
