import type { HostContext, Verb } from './capability.ts';
import type { VerbAuthority } from './capability-row.ts';
import { VerbError } from './verb-error.ts';

/** What `decide` is asked. */
export interface AccessRequest {
  /** Name of the row, for instance `fs`. */
  readonly capability: string;
  /** The Node module or group of globals at work, for instance `fs`; `module` is the module loader. */
  readonly module: string;
  /** For instance `readFile`. */
  readonly verb: string;
  /** What it is aimed at: a path without links, `mail.send`, `stdout`. */
  readonly target: string | undefined;
}

/**
 * May narrow what was granted, use by use, and never widens it: it is asked after the grant was found. Only `true` allows. A
 * promise is not `true`; what throws denies too, and its error reaches the embedder as an event of type `host-error`.
 *
 * @example
 * const decide: Decide = ({ capability, target }) => capability !== 'fs' || !target?.startsWith('/data/private');
 * const sandbox = await createSandbox({ decide });
 */
export type Decide = (request: AccessRequest) => boolean;

/**
 * A denial in the form of Node's permission model (nodejs.org/api/permissions.html, observed in the binary): code, permission
 * and resource in this order. Node's text names a flag; here it is the option that grants.
 */
export function accessDenied(capability: string, resource = ''): VerbError {
  const code = 'ERR_ACCESS_DENIED';
  return new VerbError(`Access to this API has been restricted. Use capabilities.${capability} to manage permissions.`, {
    code,
    fields: { code, permission: capability, resource },
  });
}

/** What the dispatch needs of a sandbox. */
export interface Watch extends HostContext {
  /** Whether anyone looks: a listener or `decide`. */
  readonly watched: boolean;
  /** Runs a verb with its module known to all that is reported meanwhile. */
  within<T>(module: string, verb: string, run: () => T): T;
}

/**
 * A verb as one sandbox may use it. Where the authority is granted and nobody looks, that is the verb itself, at no cost;
 * where it is denied, one that throws.
 */
export function authorized({ module, verb, row }: VerbAuthority, run: Verb, context: Watch): Verb {
  const isDenied =
    row !== null && row.without === 'denied' && row.reports === 'dispatch' && context.grant(row.name) === undefined;
  if (isDenied) {
    return (...args) =>
      context.within(module, verb, () => {
        const target = row.target?.(verb, args);
        context.emit({ type: 'denied', capability: row.name, verb, ...(target !== undefined && { target }), code: DENIED });
        throw accessDenied(row.name, target);
      });
  }
  if (!context.watched) return run;
  if (row === null || row.reports === 'host') return (...args) => context.within(module, verb, () => run(...args));
  return (...args) =>
    context.within(module, verb, () => {
      const target = row.target?.(verb, args);
      if (!context.allows(row.name, verb, target)) {
        context.emit({ type: 'denied', capability: row.name, verb, ...(target !== undefined && { target }), code: DENIED });
        throw accessDenied(row.name, target);
      }
      context.emit({ type: 'access', capability: row.name, verb, ...(target !== undefined && { target }) });
      return run(...args);
    });
}

const DENIED = 'ERR_ACCESS_DENIED';
