import { validateBoolean, validateInt32 } from 'internal:validators';

/** Node does not wait less than this for an attempt (observed). */
const SHORTEST_ATTEMPT = 10;
/** nodejs.org/api/net.html#netgetdefaultautoselectfamily */
export const familySettings = { autoSelectFamily: true, attemptTimeout: 250 };

export const atLeastShortest = (timeout: number): number => Math.max(timeout, SHORTEST_ATTEMPT);

export function getDefaultAutoSelectFamily(): boolean {
  return familySettings.autoSelectFamily;
}
export function setDefaultAutoSelectFamily(value: unknown): void {
  validateBoolean(value, 'value');
  familySettings.autoSelectFamily = value;
}
export function getDefaultAutoSelectFamilyAttemptTimeout(): number {
  return familySettings.attemptTimeout;
}
export function setDefaultAutoSelectFamilyAttemptTimeout(value: unknown): void {
  validateInt32(value, 'value', 1);
  familySettings.attemptTimeout = atLeastShortest(value);
}
