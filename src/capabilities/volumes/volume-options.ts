import { recordOf, refuseGrant, shown } from '../grant-checks.ts';

/** Of a memory volume. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
export const DEFAULT_MAX_FILES = 16_384;

/** The options of a volume, checked for names that it has not: `readonly` instead of `readOnly` must not make one writable. */
export function volumeOptions(volume: string, value: unknown, names: readonly string[]): Record<string, unknown> {
  return value === undefined ? {} : recordOf(value, `The options of ${volume}()`, names);
}

/** A quota: a whole number or Infinity. */
export function quotaOption(what: string, value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  if (value === Number.POSITIVE_INFINITY || (Number.isSafeInteger(value) && (value as number) >= 0)) return value as number;
  return refuseGrant(`${what} must be a whole number from 0 on, or Infinity, got ${shown(value)}`);
}

/** True, false, or nothing: a text like `'no'` is no answer. */
export function flagOption(what: string, value: unknown, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  if (typeof value === 'boolean') return value;
  return refuseGrant(`${what} must be true or false, got ${shown(value)}`);
}
