import type { HostContext } from './capability.ts';
import type { EnvGrant } from './env.ts';

/**
 * The time zone of a sandbox: `TZ` of the environment it was granted (nodejs.org/api/cli.html#tz), else UTC. That of the
 * host is not the guest's to know.
 */
export function grantedTimeZone(env: Readonly<Record<string, string>> | undefined): string {
  const name = env?.['TZ'];
  if (name === undefined || name === '' || name === 'UTC') return 'UTC';
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // Names that are none are UTC to Node too.
    return 'UTC';
  }
}

/**
 * The time zone that a sandbox is in: the granted one until its program sets `process.env.TZ`. Formatters keep the one that was
 * current when they were made, so Intl asks for `granted`, and the guest names any other.
 */
export interface SandboxTimeZone {
  readonly granted: string;
  readonly current: string;
  /** The offset of local time to UTC at a time in seconds, east positive. */
  offset(seconds: number): number;
  /** What `TZ` is now, undefined for no such variable; gives the name of the zone. */
  set(name: string | undefined): string;
}

export function sandboxTimeZone(context: HostContext): SandboxTimeZone {
  return context.share('time-zone', () => {
    const granted = grantedTimeZone(context.grant<EnvGrant>('env'));
    let current = granted;
    let offsets: ((seconds: number) => number) | undefined;
    return {
      granted,
      get current() {
        return current;
      },
      offset(seconds) {
        offsets ??= zoneOffsets(current);
        return offsets(seconds);
      },
      set(name) {
        current = grantedTimeZone(name === undefined ? {} : { TZ: name });
        offsets = undefined;
        return current;
      },
    };
  });
}

/** Changes of an offset fall on such steps since the zones' last odd ones, in 1972. */
const STEP_SECONDS = 900;
const MAX_KNOWN = 4_096;
/** The years that Intl writes without an era. */
const FIRST_SECOND = -62_135_596_800;
const LAST_SECOND = 253_402_300_799;

/** Asked at each reading of a local field, so answers are kept; a question of its own costs 5 us. */
export function zoneOffsets(timeZone: string): (seconds: number) => number {
  if (timeZone === 'UTC') return () => 0;
  const known = new Map<number, number>();
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (seconds) => {
    const step = Math.floor(Math.min(Math.max(seconds, FIRST_SECOND + 172_800), LAST_SECOND - 172_800) / STEP_SECONDS);
    let offset = known.get(step);
    if (offset === undefined) {
      const local: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(step * STEP_SECONDS * 1000)) local[type] = Number(value);
      const { year, month, day, hour, minute, second } = local;
      const date = new Date(0);
      date.setUTCFullYear(year!, month! - 1, day!);
      date.setUTCHours(hour!, minute!, second!);
      offset = date.getTime() / 1000 - step * STEP_SECONDS;
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(step, offset);
    }
    return offset;
  };
}
