import { defineRow } from './capability-row.ts';
import { record, refuseGrant, shown } from './grant-checks.ts';

/** The guest's clock: the host's (`real`), the host's in steps (`coarse`, `stepMs`, against timing attacks), or standing still. */
export type ClockGrant = 'real' | { readonly coarse: number } | { readonly frozen: number };

const LEAST_STEP_MS = 0.001;

export const clock = defineRow({
  name: 'clock',
  grant: "`'real'` (default), `{ coarse: stepMs }` or `{ frozen: epochMs }`.",
  without: 'default',
  checks: 'every reading is of the granted clock',
  meters: 'nothing: a reading changes nothing. Waiting counts against `limits.wallMs`',
  verbs: { timers: ['monotonic'], process: ['monotonic'], performance: 'all' },
  reports: 'dispatch',
  prepares: true,
  parse(value): ClockGrant {
    if (value === 'real') return value;
    const given = typeof value === 'string' ? {} : record(value, 'capabilities.clock');
    const [kind, ...others] = Object.keys(given);
    const number = given[kind ?? ''];
    // Dates end at 8.64e15 ms (tc39.es/ecma262/#sec-time-values-and-time-range). Finer than a microsecond is no step: nothing
    // measures that, and a time divided by it may be infinite.
    const isNumber =
      typeof number === 'number' && (kind === 'coarse' ? number >= LEAST_STEP_MS : number > 0) && number <= 8.64e15;
    if (others.length > 0 || (kind !== 'coarse' && kind !== 'frozen') || !isNumber) {
      const what =
        kind === undefined ? shown(value) : `{ ${Object.keys(given).join(', ')} }${isNumber ? '' : ` of ${shown(number)}`}`;
      refuseGrant(
        `capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs } with a number above 0 (a step from ${LEAST_STEP_MS} on), got ${what}`,
      );
    }
    return given as unknown as ClockGrant;
  },
  describe: (grant) => grant ?? 'real',
});
