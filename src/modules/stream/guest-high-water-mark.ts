import { codes } from 'internal:errors';
import { validateInteger } from 'internal:validators';
import { Buffer } from 'node:buffer';

/** nodejs.org/api/stream.html#streamgetdefaulthighwatermarkobjectmode */
let defaultBytes = 64 * 1024;
let defaultObjects = 16;

interface Options {
  defaultEncoding?: string | null;
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

/**
 * The mark of one side: that of both sides goes before the side's own, which only a Duplex has. Each side asks for it once,
 * while it is made, which is where Node looks at the default encoding as well.
 */
export function getHighWaterMark(
  state: { objectMode: boolean },
  options: Options,
  sideKey: 'readableHighWaterMark' | 'writableHighWaterMark',
  isDuplex: boolean,
): number {
  const given = options.highWaterMark ?? (isDuplex ? options[sideKey] : null);
  const isGiven = given !== null && given !== undefined;
  if (isGiven && (!Number.isInteger(given) || (given as number) < 0)) {
    throw new codes.ERR_INVALID_ARG_VALUE(isDuplex ? `options.${sideKey}` : 'options.highWaterMark', given);
  }
  const { defaultEncoding } = options;
  if (defaultEncoding && !Buffer.isEncoding(defaultEncoding)) throw new codes.ERR_UNKNOWN_ENCODING(defaultEncoding);
  return isGiven ? (given as number) : getDefaultHighWaterMark(state.objectMode);
}
