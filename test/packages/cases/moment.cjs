const moment = require('moment');

const date = moment.utc('2024-02-29T13:45:07.089Z');
console.log(moment.version, date.format('dddd, MMMM Do YYYY, h:mm:ss.SSS a Z [week] w Q E'), date.toISOString(), date.unix(), date.format('LLLL'), date.format());
for (const locale of ['de', 'fr', 'ja', 'ar', 'ru']) console.log(locale, date.clone().locale(locale).format('LLLL'), date.clone().locale(locale).from(moment.utc('2024-03-05')));
console.log(date.clone().add(1, 'year').format(), date.clone().subtract({ days: 3, hours: 20 }).startOf('isoWeek').format(), date.clone().endOf('quarter').format('L LT'));
console.log(moment.duration(90061, 's').humanize(), moment.duration('P1Y2M3DT4H').toISOString(), moment.duration({ hours: 50 }).asDays(), moment.duration(-5, 'minutes').humanize(true), moment.duration(1, 'month').add(5, 'days').as('weeks'));
console.log(moment.utc('12/25/1995 14h', 'MM/DD/YYYY HH[h]').format(), moment('32/12/2021', 'DD/MM/YYYY', true).isValid(), moment.utc('2020-06-31').invalidAt(), moment.utc('2013-W06-5').format('YYYY-MM-DD'), moment.parseZone('2013-01-01T00:00:00-13:00').utcOffset());
console.log(date.diff('2020-02-29', 'months', true), date.isBetween('2024-01-01', '2024-03-01', null, '[]'), date.isSame('2024-02-01', 'month'), moment.max(date, moment.utc(0)).year(), date.isLeapYear(), date.dayOfYear(), date.isoWeeksInYear(), date.daysInMonth());
console.log(date.calendar(moment.utc('2024-03-01')), date.toObject(), date.toArray(), date.weekday(3).format('ddd'), moment.weekdays(true)[0], moment.monthsShort(), JSON.stringify({ date }), date.toDate());
console.log(moment.utc(NaN).format(), moment.utc([2010, 1, 14]).valueOf(), moment.isMoment(date), moment.normalizeUnits('M'), date.get('hour'), date.set({ hour: 1, month: 0 }).format(), date.inspect());
moment.defineLocale('own', { parentLocale: 'en', monthsShort: 'j_f_m_a_m_j_j_a_s_o_n_d'.split('_'), relativeTime: { future: 'soon %s' } });
console.log(moment.utc(0).format('MMM'), moment.locale('en'), moment.locales());
