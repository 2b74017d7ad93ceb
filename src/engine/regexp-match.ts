import type { Machine } from './machine.ts';
import { FRAMES_CELL, MATCH_CELLS } from './wasm.ts';

/** Where the subject is in the guest's array of frames, and where a string has its width and its text. */
const [SUBJECT, LENGTH, TEXT] = [5, 4, 16];

/**
 * Of the last match of a regular expression: where the group of half the index begins, or ends for odd ones, -1 where it took
 * no part; a group of `most` is the last one there is. The number of groups for -1.
 */
export function matchPlace({ memory: { u32 } }: Machine, index: number): number {
  if (index < 0) return u32[MATCH_CELLS.count >>> 2]!;
  const group = Math.min(MATCH_CELLS.most, index >>> 1);
  const pair = group === MATCH_CELLS.most ? MATCH_CELLS.lastGroup : MATCH_CELLS.groups + 8 * group;
  if (u32[pair >>> 2] === 0 || u32[(pair + 4) >>> 2] === 0) return -1;
  const subject = u32[(u32[FRAMES_CELL >>> 2]! + 8 * SUBJECT) >>> 2]!;
  const isWide = u32[(subject + LENGTH) >>> 2]! >>> 31;
  return (u32[(pair + 4 * (index & 1)) >>> 2]! - subject - TEXT) >> isWide;
}
