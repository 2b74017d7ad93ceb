import type { Stats } from 'node:fs';

/** A larger file is read each time: it is rarely a module. */
export const MAX_TEXT_BYTES = 1 << 20;

/** Characters that are kept, of all directories of the process. */
const MAX_CHARACTERS = 24 << 20;

/**
 * How old a file's last change has to be. The kernel's times advance by up to 10 ms, those of some file systems by 2 s: a
 * change that follows a read at once could have the same time as the state that was read.
 */
const SETTLED_MS = 3_000;

interface Known {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly text: string;
}

/** By device and inode, the least recently used first. */
const texts = new Map<string, Known>();
let characters = 0;

const keyOf = ({ dev, ino }: Stats): string => `${dev}:${ino}`;

/**
 * The text of a file that was read before, if the file is the one it was. Its ctime tells: every change of bytes moves it, and
 * neither a guest nor a program without the machine's clock can set it back. So what one sandbox has read serves all, and
 * the same string comes back, of which the engine's caches know the hash.
 */
export function knownText(stats: Stats): string | undefined {
  const key = keyOf(stats);
  const known = texts.get(key);
  if (known === undefined) return undefined;
  if (!isSame(known, stats)) {
    drop(key, known);
    return undefined;
  }
  texts.delete(key);
  texts.set(key, known);
  return known.text;
}

/** Keeps what was read between two looks at the file. */
export function keepText(before: Stats, after: Stats, text: string, now: number): void {
  if (!isSame(before, after) || keyOf(before) !== keyOf(after)) return;
  // Windows has file numbers that are no exact numbers here: two files could have one.
  if (!Number.isSafeInteger(after.ino)) return;
  const age = now - Math.max(after.mtimeMs, after.ctimeMs);
  if (!(age > SETTLED_MS)) return;
  const key = keyOf(after);
  const former = texts.get(key);
  if (former !== undefined) drop(key, former);
  texts.set(key, { size: after.size, mtimeMs: after.mtimeMs, ctimeMs: after.ctimeMs, text });
  characters += text.length;
  for (const [oldest, known] of texts) {
    if (characters <= MAX_CHARACTERS) break;
    drop(oldest, known);
  }
}

function drop(key: string, known: Known): void {
  texts.delete(key);
  characters -= known.text.length;
}

type Times = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs'>;

function isSame(one: Times, other: Times): boolean {
  return one.size === other.size && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs;
}
