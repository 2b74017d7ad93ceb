import { SandboxError } from '../errors.ts';

/** What the parsers of grants have in common. Each error names the value and what is allowed. */
export function refuseGrant(message: string): never {
  throw new SandboxError('option', message);
}

/** A value as an error shows it: never its content, which may be a secret or megabytes. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}...` : value);
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? 'a function' : String(value);
  return Array.isArray(value) ? 'an array' : 'an object';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown, what: string): Record<string, unknown> {
  if (isRecord(value)) return value;
  return refuseGrant(`${what} must be an object, got ${shown(value)}`);
}

/** An object with no other members than these. */
export function recordOf(value: unknown, what: string, names: readonly string[]): Record<string, unknown> {
  const given = record(value, what);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) refuseGrant(`${what} has no "${name}", allowed are ${names.join(', ')}`);
  }
  return given;
}
