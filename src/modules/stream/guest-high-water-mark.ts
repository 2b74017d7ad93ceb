import { codes } from 'internal:errors';
import { validateInteger } from 'internal:validators';

/** nodejs.org/api/stream.html#streamgetdefaulthighwatermarkobjectmode */
let defaultBytes = 64 * 1024;
let defaultObjects = 16;

interface Options {
  highWaterMark?: unknown;
  readableHighWaterMark?: unknown;
  writableHighWaterMark?: unknown;
}

export function getDefaultHighWaterMark(objectMode: unknown): number {
  return objectMode ? defaultObjects : defaultBytes;
}

export function setDefaultHighWaterMark(objectMode: unknown, value: unknown): void {
  validateInteger(value, 'value', 0);
  if (objectMode) defaultObjects = value;
  else defaultBytes = value;
}

/** The mark of one side: that of both sides goes before the side's own, which only a Duplex has. */
export function getHighWaterMark(
  state: { objectMode: boolean },
  options: Options,
  sideKey: 'readableHighWaterMark' | 'writableHighWaterMark',
  isDuplex: boolean,
): number {
  const given = options.highWaterMark ?? (isDuplex ? options[sideKey] : null);
  if (given === null || given === undefined) return getDefaultHighWaterMark(state.objectMode);
  if (!Number.isInteger(given) || (given as number) < 0) {
    throw new codes.ERR_INVALID_ARG_VALUE(isDuplex ? `options.${sideKey}` : 'options.highWaterMark', given);
  }
  return Math.floor(given as number);
}
