import { VerbError } from '../../capabilities/verb-error.ts';
import type { Http2Verbs, Representations } from './contract.ts';
import { decodeBlock, encodeBlock } from './host-block.ts';

/** The guest keeps to less; what is longer was not made by it. */
const MOST_BYTES = 4 << 20;
const MOST_NUMBER = 2 ** 32;

function refuse(): never {
  throw new VerbError('The header block cannot be coded', { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
}

function requireRepresentations(parts: unknown): asserts parts is Representations {
  if (!Array.isArray(parts)) refuse();
  let units = 0;
  const isNumber = (part: unknown): boolean => Number.isInteger(part) && (part as number) >= 0 && (part as number) < MOST_NUMBER;
  const isText = (part: unknown): boolean => {
    if (typeof part !== 'string') return false;
    units += part.length;
    return true;
  };
  for (let index = 0; index < parts.length; ) {
    const kind: unknown = parts[index];
    const first: unknown = parts[index + 1];
    if (kind === 0 || kind === 4) {
      if (!isNumber(first)) refuse();
      index += 2;
    } else {
      if (kind !== 1 && kind !== 2 && kind !== 3) refuse();
      if ((!isText(first) && !isNumber(first)) || !isText(parts[index + 2])) refuse();
      index += 3;
    }
    if (units > MOST_BYTES) refuse();
  }
}

/** HPACK without its tables, which the guest keeps: they are part of its memory, and so of snapshots. */
export function createHttp2Host(): Http2Verbs {
  return {
    decodeBlock(block) {
      if (!(block instanceof Uint8Array) || block.length > MOST_BYTES) refuse();
      return decodeBlock(block);
    },
    encodeBlock(representations) {
      requireRepresentations(representations);
      return encodeBlock(representations);
    },
  };
}
