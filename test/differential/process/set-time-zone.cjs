// case: { "env": { "TZ": "America/New_York" } }
// `process.env.TZ` while the program runs: nodejs.org/api/cli.html#tz
const times = [Date.UTC(2018, 3, 14, 12, 34, 56, 789), Date.UTC(2024, 0, 5, 3, 4, 5), Date.UTC(1985, 6, 1)];
const kept = times.map((time) => new Date(time));
const early = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'long' });

function show(label) {
  console.log('--', label, JSON.stringify(process.env.TZ), 'TZ' in process.env);
  console.log(new Intl.DateTimeFormat().resolvedOptions().timeZone, Intl.DateTimeFormat('de').resolvedOptions().timeZone);
  for (const date of kept) {
    console.log(date.toString(), '|', date.getHours(), date.getDate(), date.getDay(), date.getTimezoneOffset());
    console.log(' ', date.toLocaleString(), '|', date.toLocaleDateString('en-GB'), '|', date.toLocaleTimeString('de-DE'));
    console.log(' ', date.toTimeString(), '|', date.toDateString(), '|', date.toISOString());
    console.log(' ', date.toLocaleString('en-US', { timeZone: 'Asia/Tokyo', timeZoneName: 'short' }));
    console.log(' ', date.toLocaleString('en-US', { timeZoneName: 'long' }));
  }
  console.log(new Date(2020, 6, 1, 12).getTime(), new Date('2020-01-01T00:00').getTime(), Date.parse('Jan 1 2020 10:00'));
  const set = new Date(Date.UTC(2021, 5, 5, 5));
  set.setHours(0);
  console.log(set.getTime(), new Date(2021, 2, 20, 2, 30).toString());
  console.log('kept', early.format(kept[0]), early.resolvedOptions().timeZone);
}

show('granted');
for (const name of [
  'Europe/Amsterdam',
  'Europe/London',
  'Etc/UTC',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
]) {
  process.env.TZ = name;
  show(name);
}
const made = new Intl.DateTimeFormat('en-US', { timeStyle: 'full' });
Object.defineProperty(process.env, 'TZ', { value: 'Asia/Tokyo', configurable: true, writable: true, enumerable: true });
show('defined');
console.log('made before', made.format(0), made.resolvedOptions().timeZone);
Object.assign(process.env, { TZ: 'America/Los_Angeles' });
show('assigned');
process.env = { TZ: 'Europe/Paris' };
console.log('another object', new Date(0).getHours());
