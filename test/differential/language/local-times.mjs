// Every half hour of the days around the changes of the clock, in zones that change by an hour, half an hour and not at all.
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];
const days = [
  [2024, 2, 10], [2024, 2, 31], [2024, 9, 27], [2024, 10, 3], [2024, 3, 7], [2024, 9, 6], [2017, 9, 15], [2018, 1, 18], [2011, 11, 30],
];
for (const zone of zones) {
  process.env.TZ = zone;
  for (const [year, month, day] of days) {
    const times = [];
    for (let half = -20; half < 68; half++) times.push(new Date(year, month, day, 0, 30 * half).getTime() / 60000);
    console.log(zone, year, month + 1, day, times.map((time, i) => (i === 0 ? time : time - times[i - 1])).join(' '));
  }
  const date = new Date(2024, 2, 31, 1, 30);
  date.setHours(2);
  console.log(date.toISOString(), String(date), new Date('2024-03-31T02:30:00').toISOString(), Date.parse('2024-10-27T02:30'));
  console.log(new Date(2024, 9, 27, 2, 30).getTimezoneOffset(), new Date(8.64e15 + 1).getTime(), new Date(275760, 8, 13, 23).getTime());
}
