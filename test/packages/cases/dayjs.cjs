const dayjs = require('dayjs');
require('dayjs/locale/de');
for (const name of ['utc', 'timezone', 'duration', 'relativeTime', 'customParseFormat', 'advancedFormat', 'isoWeek', 'isBetween', 'objectSupport', 'calendar', 'minMax', 'weekOfYear'])
  dayjs.extend(require(`dayjs/plugin/${name}`));

const date = dayjs.utc('2024-02-29T13:45:07.089Z');
console.log(date.format('dddd, MMMM Do YYYY, h:mm:ss.SSS A Z [week] w Q'), date.toISOString(), date.valueOf());
console.log(date.add(1, 'year').format(), date.subtract(3, 'week').startOf('month').format(), date.endOf('isoWeek').format());
console.log(date.locale('de').format('dddd, D. MMMM YYYY'), date.locale('de').from(dayjs.utc('2024-03-05')));
console.log(dayjs.duration({ hours: 50, minutes: 3 }).humanize(), dayjs.duration('P1Y2M3DT4H').format('Y-M-D H'), dayjs.duration(90, 's').toISOString());
console.log(dayjs('05/12/2021 14h', 'DD/MM/YYYY HH[h]').format(), dayjs('32/12/2021', 'DD/MM/YYYY', true).isValid());
console.log(date.isBetween('2024-02-01', '2024-03-01'), date.isoWeek(), date.diff('2020-02-29', 'month', true), date.isSame('2024-02-29', 'day'));
console.log(dayjs.max(date, dayjs.utc('2025-01-01')).year(), dayjs.utc({ y: 2020, M: 1, d: 3 }).format(), date.calendar(dayjs.utc('2024-03-01')));
console.log(date.tz('UTC').format('YYYY-MM-DD HH:mm Z'), date.toJSON(), date.set('hour', 1).hour());
console.log(dayjs('not').toString(), dayjs('not').isValid(), date.daysInMonth(), dayjs.isDayjs(date), JSON.stringify({ date }));
console.log(date.toDate(), `${date}`);
