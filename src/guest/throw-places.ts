import { firstLineOffsets } from 'internal:native';
import { port } from 'internal:port';

/** Answered as those of src/guest/native.ts are. Only the report of what nobody caught asks. */
const THROW_PLACES = -21;

export interface ThrowPlace {
  readonly file: string;
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * Where the program threw a value, the latest place first. A place may be that of a `finally` that let it pass, or wrong where its
 * function is gone: what stands in the source there decides.
 */
export function throwPlaces(value: unknown): readonly ThrowPlace[] {
  const places: ThrowPlace[] = [];
  const words = (port(THROW_PLACES, value) as string).split('\n');
  for (let index = 0; index + 2 < words.length; index += 3) {
    const file = words[index]!;
    const line = Number(words[index + 1]);
    const shift = line === 1 ? (firstLineOffsets[file] ?? 0) : 0;
    places.push({ file, line, column: Number(words[index + 2]) - shift });
  }
  return places;
}
