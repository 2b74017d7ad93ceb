import { SandboxError } from '../errors.ts';
import type { AnyRow } from './capability-row.ts';
import { record, refuseGrant } from './grant-checks.ts';
import { type PlainData, plainData } from './plain-data.ts';

/** Grants by capability, checked. A capability that was not granted is absent. */
export type Grants = Readonly<Record<string, unknown>>;

/** What a sandbox may do, as data: by capability, in the order of the table. */
export type CapabilityDescription = { readonly [capability: string]: PlainData };

export const NO_GRANTS: Grants = Object.freeze({});

/** Checks `capabilities` against the rows there are. */
export function parseGrants(value: unknown, rows: readonly AnyRow[]): Grants {
  if (value === undefined) return NO_GRANTS;
  const given = record(value, 'capabilities');
  for (const name of Object.keys(given)) {
    if (!rows.some((row) => row.name === name))
      refuseGrant(`Unknown capability "${name}", allowed are ${rows.map((row) => row.name).join(', ')}`);
  }
  const grants: Record<string, unknown> = Object.create(null);
  for (const { name, parse } of rows) {
    if (given[name] === undefined) continue;
    try {
      grants[name] = parse(given[name]);
    } catch (error) {
      if (error instanceof SandboxError) throw error;
      // A grant of the embedder's own capability is checked by the embedder's own code.
      throw new SandboxError('option', `capabilities.${name}: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
  return Object.freeze(grants);
}

/** See `Sandbox.capabilities`. */
export function describeGrants(grants: Grants, rows: readonly AnyRow[]): CapabilityDescription {
  const description: Record<string, PlainData> = {};
  for (const { name, describe, without } of rows) {
    const grant = grants[name];
    if (grant === undefined && without === 'denied') continue;
    description[name] = plainData(describe(grant), name);
  }
  return Object.freeze(description);
}
