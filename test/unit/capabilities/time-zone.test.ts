import { describe, expect, it } from 'vitest';
import { grantedTimeZone, zoneOffsets } from '../../../src/capabilities/time-zone.ts';

const seconds = (text: string): number => Date.parse(text) / 1000;

describe('grantedTimeZone', () => {
  it('is UTC without a zone that is known', () => {
    for (const env of [undefined, {}, { TZ: '' }, { TZ: 'UTC' }, { TZ: ':/etc/localtime' }, { TZ: 'x'.repeat(100_000) }]) {
      expect(grantedTimeZone(env)).toBe('UTC');
    }
  });

  it('is the zone of TZ', () => {
    expect(grantedTimeZone({ TZ: 'Asia/Kathmandu' })).toMatch(/Kathmandu|Katmandu/);
  });
});

describe('zoneOffsets', () => {
  it('follow the seasons', () => {
    const berlin = zoneOffsets('Europe/Berlin');
    expect(berlin(seconds('2024-01-01T00:00:00Z'))).toBe(3_600);
    expect(berlin(seconds('2024-03-31T00:59:59Z'))).toBe(3_600);
    expect(berlin(seconds('2024-03-31T01:00:00Z'))).toBe(7_200);
    expect(berlin(seconds('2024-07-01T00:00:00Z'))).toBe(7_200);
  });

  it('have quarters of an hour', () => {
    expect(zoneOffsets('Asia/Kathmandu')(seconds('2024-01-01T00:00:00Z'))).toBe(20_700);
  });

  it('end nowhere', () => {
    const berlin = zoneOffsets('Europe/Berlin');
    for (const time of [-1e15, 1e15, Number.MAX_SAFE_INTEGER, -8.64e12, 8.64e12])
      expect(Number.isFinite(berlin(time))).toBe(true);
    for (let day = 0; day < 10_000; day++) berlin(day * 86_400);
    expect(berlin(seconds('2024-01-01T00:00:00Z'))).toBe(3_600);
  });
});
