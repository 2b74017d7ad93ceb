const { DateTime, Duration, Interval, Info, Settings, FixedOffsetZone, VERSION } = require('luxon');

Settings.defaultZone = 'utc';
const date = DateTime.fromISO('2024-02-29T13:45:07.089');
console.log(VERSION, date.toISO(), date.toFormat("yyyy LLL dd 'T' HH:mm:ss.SSS ZZ o kkkk W"), date.weekNumber, date.ordinal);
console.log(date.plus({ years: 1, hours: 30 }).toISO(), date.startOf('quarter').toISODate(), date.endOf('week').toISO(), date.minus({ days: 60 }).toISOWeekDate());
console.log(DateTime.fromFormat('12 05 2021 14:30 +03:00', 'dd MM yyyy HH:mm ZZ', { setZone: true }).toString());
console.log(DateTime.fromRFC2822('Tue, 01 Nov 2016 13:23:12 +0630').toISO(), DateTime.fromHTTP('Sunday, 06-Nov-94 08:49:37 GMT').toISO(), DateTime.fromSQL('2017-05-15 09:24:15').toISO());
const bad = DateTime.fromObject({ month: 13 });
console.log(bad.isValid, bad.invalidReason, bad.invalidExplanation, bad.toISO());
console.log(Duration.fromISO('P1Y2M10DT2H30M').toObject(), Duration.fromObject({ minutes: 150, seconds: 61 }).normalize().shiftTo('hours', 'minutes', 'seconds').toObject());
console.log(Duration.fromMillis(123456789).toFormat("d 'days' hh:mm:ss"), date.diff(DateTime.fromISO('2020-01-01'), ['years', 'months', 'days']).toObject());
const interval = Interval.fromDateTimes(date, date.plus({ hours: 5 }));
console.log(interval.toISO(), interval.splitBy({ hours: 2 }).map((part) => part.toFormat('HH:mm')), interval.contains(date), interval.length('minutes'));
console.log(date.setZone(FixedOffsetZone.instance(330)).toISO(), date.setZone('UTC+3').zoneName, Info.isValidIANAZone('Nowhere/City'));
console.log(Info.months('short'), Info.weekdays(), date.toLocaleString(DateTime.DATE_FULL), date.toRFC2822(), date.toHTTP());
console.log(date.equals(DateTime.fromISO('2024-02-29T13:45:07.089')), DateTime.max(date, DateTime.fromMillis(0)).toMillis(), JSON.stringify({ date }));
try {
  DateTime.fromObject({ nope: 1 });
} catch (error) {
  console.log(error.name, error.message);
}
