import { codes } from 'internal:errors';
import { validateNumber } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';

const LONGEST = 2 ** 31 - 1;

/** Milliseconds that a timer takes, with the words of sockets (nodejs.org/api/net.html#socketsettimeouttimeout-callback). */
export function timerDuration(value: unknown, name: string): number {
  validateNumber(value, name);
  if (value < 0 || !Number.isFinite(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'a non-negative finite number', value);
  if (value <= LONGEST) return value;
  emitProcessWarning(
    `${value} does not fit into a 32-bit signed integer.\nTimer duration was truncated to ${LONGEST}.`,
    'TimeoutOverflowWarning',
  );
  return LONGEST;
}
