const show = (l, f) => {
  try {
    const r = f();
    console.log(l, typeof r === 'object' ? JSON.stringify(r) : r);
  } catch (e) {
    console.log(l, e.name, e.code, e.message);
  }
};
const D = {
  years: 1,
  months: 2,
  weeks: 3,
  days: 4,
  hours: 5,
  minutes: 6,
  seconds: 7,
  milliseconds: 8,
  microseconds: 9,
  nanoseconds: 10,
};
for (const style of ['long', 'short', 'narrow', 'digital'])
  for (const l of ['en', 'de', 'fr', 'ja', 'ar']) {
    show(l + style, () => new Intl.DurationFormat(l, { style }).format(D));
    show(l + style, () => new Intl.DurationFormat(l, { style }).formatToParts({ hours: 1, minutes: 2, seconds: 3 }));
    show(l + style, () => new Intl.DurationFormat(l, { style }).format({ hours: -1, minutes: -2, seconds: -3 }));
  }
show('ro', () => new Intl.DurationFormat('en', { style: 'digital', fractionalDigits: 3 }).resolvedOptions());
show('ro', () => new Intl.DurationFormat('en', { hours: 'numeric' }).resolvedOptions());
show('ro', () => new Intl.DurationFormat('en', { hours: '2-digit', minutes: '2-digit', seconds: 'numeric' }).resolvedOptions());
show('a', () =>
  new Intl.DurationFormat('en', { hours: 'numeric' }).format({ hours: 1, minutes: 2, seconds: 3, milliseconds: 4 }),
);
show('a', () => new Intl.DurationFormat('en', { hours: 'numeric', minutes: 'long' }));
show('a', () => new Intl.DurationFormat('en', { years: 'numeric' }));
show('a', () => new Intl.DurationFormat('en', { milliseconds: 'numeric' }).format({ seconds: 1, milliseconds: 20 }));
show('a', () => new Intl.DurationFormat('en', { style: 'x' }));
show('a', () => new Intl.DurationFormat('en', { yearsDisplay: 'always' }).format({ days: 1 }));
show('a', () => new Intl.DurationFormat('en', { yearsDisplay: 'x' }));
show('a', () => new Intl.DurationFormat('en', { fractionalDigits: 10 }));
show('a', () => new Intl.DurationFormat('en').format({ hours: 1, minutes: -1 }));
show('a', () => new Intl.DurationFormat('en').format('PT1H'));
show('a', () => new Intl.DurationFormat('en').format({ hours: '3' }));
show('a', () => new Intl.DurationFormat('en').format({ hours: 0 }));
show('a', () => new Intl.DurationFormat('en', { style: 'digital' }).format({ hours: 0, minutes: 0 }));
show('a', () => new Intl.DurationFormat('en', { style: 'digital' }).format({ seconds: 5, milliseconds: 500 }));
show('a', () =>
  new Intl.DurationFormat('en', { style: 'digital', fractionalDigits: 1 }).format({ seconds: 5, milliseconds: 560 }),
);
show('a', () => new Intl.DurationFormat('en').format({ years: 2 ** 32 }));
show('a', () => new Intl.DurationFormat('en', { style: 'short', hoursDisplay: 'always' }).format({ minutes: -5 }));
show('a', () => new Intl.DurationFormat('en', { minutes: 'numeric' }).format({ minutes: 5 }));
show('p', () => new Intl.DurationFormat('en', { style: 'long' }).formatToParts(D));
show('p', () => new Intl.DurationFormat('en', { style: 'digital' }).formatToParts(D));
show('n', () => new Intl.DurationFormat('en', { numberingSystem: 'arab' }).format(D));
show('n', () => new Intl.DurationFormat('en-u-nu-thai').resolvedOptions().numberingSystem);
show('a', () =>
  new Intl.DurationFormat('en', { microseconds: 'numeric' }).format({ milliseconds: 3, microseconds: 20, nanoseconds: 5 }),
);
show('a', () =>
  new Intl.DurationFormat('en', { nanoseconds: 'numeric' }).format({ milliseconds: 3, microseconds: 20, nanoseconds: 5 }),
);
show('r', () => new Intl.DurationFormat('en', { seconds: 'numeric' }).resolvedOptions());
