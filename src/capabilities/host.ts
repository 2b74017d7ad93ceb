import type { Verb } from './capability.ts';
import { defineRow } from './capability-row.ts';
import { record, refuseGrant, shown } from './grant-checks.ts';
import { describeHostFunction, type HostFunctionDefinition, isHostFunction } from './host-function.ts';

/** A function of the embedder. It gets copies of the guest's arguments and gives a copy of its result. */
export type HostFunction = Verb | HostFunctionDefinition;

/** Functions of the embedder, by module and name: `host: { mail: { send } }` is `import { send } from 'host:mail'`. */
export type HostGrant = Readonly<Record<string, Readonly<Record<string, HostFunction>>>>;

export const host = defineRow({
  name: 'host',
  grant:
    "The embedder's own functions: `{ mail: { send } }` for `import { send } from 'host:mail'`. Plain functions, or `hostFunction()` with a schema, budgets and a time limit.",
  without: 'denied',
  checks: 'the function is granted by its name; with `hostFunction({ input })` the first argument fits the schema',
  meters:
    'calls weighed by their `cost` (`limits.hostCalls`), calls under way (`limits.hostCallsInFlight`), bytes of each transfer (`limits.transferBytes`), and the `maxCalls` and `maxInFlight` of each function',
  verbs: { host: 'all' },
  reports: 'host',
  prepares: false,
  parse(value): HostGrant {
    const modules: Record<string, Record<string, HostFunction>> = Object.create(null);
    for (const [module, functions] of Object.entries(record(value, 'capabilities.host'))) {
      if (module === '') refuseGrant("capabilities.host has a module without a name; it is what follows 'host:'");
      const table: Record<string, HostFunction> = Object.create(null);
      for (const [name, run] of Object.entries(record(functions, `capabilities.host.${module}`))) {
        if (name === 'default')
          refuseGrant(`capabilities.host.${module} has a function named "default", which is the module's own export`);
        if (typeof run !== 'function' && !isHostFunction(run))
          refuseGrant(`capabilities.host.${module}.${name} must be a function or hostFunction(), got ${shown(run)}`);
        table[name] = run as HostFunction;
      }
      modules[module] = table;
    }
    return modules;
  },
  describe: (grant) => {
    if (grant === undefined) return undefined;
    const modules = Object.entries(grant).map(([module, functions]) => {
      const described = Object.entries(functions).map(([name, run]) => [
        name,
        isHostFunction(run) ? describeHostFunction(run) : {},
      ]);
      return [module, Object.fromEntries(described)];
    });
    return Object.fromEntries(modules);
  },
});
