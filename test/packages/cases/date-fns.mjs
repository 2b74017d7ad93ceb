import { addBusinessDays, addMonths, areIntervalsOverlapping, differenceInCalendarDays, eachWeekendOfInterval, endOfMonth, format,
  formatDistance, formatDuration, formatISO, getISOWeek, intervalToDuration, isValid, lightFormat, parse, parseISO, roundToNearestMinutes,
  startOfWeek, sub } from 'date-fns';
import { de, fr, ja } from 'date-fns/locale';
import { addDays, formatWithOptions } from 'date-fns/fp';

const date = new Date(2024, 1, 29, 13, 45, 7, 89);
console.log(format(date, "EEEE, do MMMM yyyy 'at' HH:mm:ss.SSS xxx"), format(date, 'PPPPpppp'));
for (const locale of [de, fr, ja]) console.log(format(date, 'PPPP', { locale }), formatDistance(date, new Date(2020, 0, 1), { locale, addSuffix: true }));
console.log(addMonths(date, 12), addBusinessDays(date, 3), endOfMonth(date), startOfWeek(date, { weekStartsOn: 1 }));
console.log(parse('12th March 2021, 5 PM', "do MMMM yyyy, h a", new Date(0)), parse('31/02/2020', 'dd/MM/yyyy', new Date(0)));
console.log(parseISO('2024-W10-3'), parseISO('2024-060T10:20Z'), isValid(parseISO('nope')), formatISO(date, { representation: 'date' }));
console.log(differenceInCalendarDays(date, new Date(2023, 1, 28)), getISOWeek(date), lightFormat(date, 'yyyy-MM-dd'));
const duration = intervalToDuration({ start: new Date(1929, 0, 15, 12), end: new Date(1968, 3, 4, 19, 5) });
console.log(duration, formatDuration(duration, { delimiter: ', ', format: ['years', 'months', 'hours'] }), sub(date, duration));
console.log(eachWeekendOfInterval({ start: date, end: addMonths(date, 1) }).map((day) => format(day, 'E d')));
console.log(areIntervalsOverlapping({ start: 1, end: 5 }, { start: 4, end: 9 }), roundToNearestMinutes(date, { nearestTo: 15 }));
console.log(addDays(10)(date), formatWithOptions({ locale: de }, 'MMMM')(date));
try {
  format(new Date(Number.NaN), 'yyyy');
} catch (error) {
  console.log(error.name, error.message);
}
try {
  format(date, 'YYYY');
} catch (error) {
  console.log(error.name, error.message);
}
