import { defineRow } from './capability-row.ts';
import { record, refuseGrant, shown } from './grant-checks.ts';

/** The variables of `process.env`, all of them. `TZ` among them is the time zone too. */
export type EnvGrant = Readonly<Record<string, string>>;

export const env = defineRow({
  name: 'env',
  grant:
    'The variables of `process.env`, all of them, as an object of strings. `TZ` is the time zone of `Date` too. Empty by default.',
  without: 'default',
  checks: 'nothing of the environment of the host is there',
  meters: 'nothing: they are read once',
  verbs: { process: ['environment', 'setTimeZone'], intl: ['zoneName'] },
  reports: 'dispatch',
  prepares: false,
  parse(value): EnvGrant {
    const variables: Record<string, string> = Object.create(null);
    for (const [name, text] of Object.entries(record(value, 'capabilities.env'))) {
      // setenv(3): what the guest could not set itself it is not given.
      if (name === '' || /[=\0]/.test(name))
        refuseGrant(`capabilities.env has the name ${shown(name)}; a name is not empty and has no "=" and no NUL`);
      if (typeof text !== 'string') refuseGrant(`capabilities.env.${name} must be a string, got ${shown(text)}`);
      if (text.includes('\0')) refuseGrant(`capabilities.env.${name} must not contain a NUL`);
      variables[name] = text;
    }
    return variables;
  },
  // Values are where secrets lie: the names are what may be told.
  describe: (grant) => Object.keys(grant ?? {}).sort(),
});
