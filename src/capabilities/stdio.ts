import { defineRow } from './capability-row.ts';
import { recordOf, refuseGrant, shown } from './grant-checks.ts';

/** Where guest output goes and input comes from. What both streams write counts against `limits.stdioBytes`. */
export interface StdioGrant {
  /** Gets each chunk that the guest writes to stdout. */
  readonly stdout?: (chunk: string) => void;
  readonly stderr?: (chunk: string) => void;
  /** All that `process.stdin` gives. */
  readonly stdin?: string;
}

const SINKS = ['stdout', 'stderr'] as const;

export const stdio = defineRow({
  name: 'stdio',
  grant: '`{ stdout, stderr, stdin }`: functions that get each chunk of output, and the text of all input.',
  without: 'default',
  checks: 'output goes to the two sinks alone',
  meters: 'bytes of output, `limits.stdioBytes`; what is more is cut with a marker, and the sandbox ends',
  verbs: { process: ['write', 'readInput'] },
  reports: 'dispatch',
  prepares: false,
  target: (verb, [fd]) => (verb === 'readInput' ? 'stdin' : fd === 1 ? 'stdout' : fd === 2 ? 'stderr' : undefined),
  parse(value): StdioGrant {
    const given = recordOf(value, 'capabilities.stdio', [...SINKS, 'stdin']);
    for (const name of SINKS) {
      if (given[name] !== undefined && typeof given[name] !== 'function')
        refuseGrant(`capabilities.stdio.${name} must be a function that gets each chunk, got ${shown(given[name])}`);
    }
    if (given['stdin'] !== undefined && typeof given['stdin'] !== 'string')
      refuseGrant(`capabilities.stdio.stdin must be a string, the whole input, got ${shown(given['stdin'])}`);
    return given as StdioGrant;
  },
  describe: (grant) => ({
    stdout: grant?.stdout !== undefined,
    stderr: grant?.stderr !== undefined,
    stdinLength: grant?.stdin?.length ?? 0,
  }),
});
