import { defineRow } from './capability-row.ts';
import { recordOf, refuseGrant, shown } from './grant-checks.ts';

/** Random numbers from the host (`secure`), or repeatable ones from a seed. */
export type RandomGrant = 'secure' | { readonly seed: number };

export const random = defineRow({
  name: 'random',
  grant: "`'secure'` (default) or `{ seed }`, a whole number: the same draws each time.",
  without: 'default',
  checks: 'every draw is from the granted source',
  meters: 'nothing but time: `limits.cpuMs`',
  verbs: { webcrypto: ['random'] },
  reports: 'dispatch',
  prepares: true,
  parse(value): RandomGrant {
    if (value === 'secure') return value;
    const seed = typeof value === 'string' ? undefined : recordOf(value, 'capabilities.random', ['seed'])['seed'];
    if (!Number.isSafeInteger(seed)) {
      refuseGrant(
        `capabilities.random must be "secure" or { seed: integer }, got ${typeof value === 'string' ? shown(value) : `a seed of ${shown(seed)}`}`,
      );
    }
    return { seed: seed as number };
  },
  // A seed is what all later draws follow from: it is told, since who may read this chose it.
  describe: (grant) => grant ?? 'secure',
});
