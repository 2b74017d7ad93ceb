// case: { "env": { "TZ": "America/New_York" } }
const show = (date) =>
  console.log(String(date), date.getTimezoneOffset(), date.getHours(), date.toLocaleString(), date.toISOString());
for (const text of [
  '2024-01-15T12:00:00Z',
  '2024-07-15T12:00:00Z',
  '2024-03-10T06:59:59Z',
  '2024-03-10T07:00:00Z',
  '2024-11-03T05:30:00Z',
  '2024-11-03T06:30:00Z',
  '1969-12-31T23:59:59.999Z',
])
  show(new Date(text));
show(new Date(2024, 6, 4, 9, 30));
show(new Date('2024-01-15T12:00:00'));
show(new Date('Jul 4 2024 10:00'));
console.log(Date.UTC(2024, 0, 1), Date.parse('2024-01-01'), Date.parse('2024-01-01T00:00'));
console.log(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date(0).toLocaleTimeString('de'), new Date(0).toTimeString());
const date = new Date(0);
date.setHours(5);
show(date);
