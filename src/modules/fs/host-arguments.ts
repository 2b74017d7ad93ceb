import { Buffer } from 'node:buffer';

/**
 * Checks of what comes through the port. The guest's own checks have passed by then, so a failure here means that the port
 * was called by something else than `node:fs`; what it is told does not matter, only that nothing happens.
 */
export function textArgument(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('Expected a string');
  return value;
}

export function integerArgument(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new TypeError('Expected a whole number');
  return value;
}

export function numberArgument(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('Expected a finite number');
  return value;
}

export function bytesArgument(value: unknown, length?: number): Uint8Array {
  if (!(value instanceof Uint8Array) || (length !== undefined && value.byteLength !== length)) {
    throw new TypeError('Expected bytes');
  }
  return value;
}

export function encodingArgument(value: unknown): BufferEncoding | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !Buffer.isEncoding(value)) throw new TypeError('Expected an encoding');
  return value;
}
