import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateFunction } from 'internal:validators';

/** Control sequences of terminals (ECMA-48, 8.3: CUU, CUD, CUF, CUB, CHA, CUP, EL, ED). */
const ESCAPE = '\x1b[';

export const cursorSequence = (x: number, y?: number): string =>
  typeof y === 'number' ? `${ESCAPE}${y + 1};${x + 1}H` : `${ESCAPE}${x + 1}G`;

export function moveSequence(dx: number, dy: number): string {
  let sequence = '';
  if (dx < 0) sequence += `${ESCAPE}${-dx}D`;
  else if (dx > 0) sequence += `${ESCAPE}${dx}C`;
  if (dy < 0) sequence += `${ESCAPE}${-dy}A`;
  else if (dy > 0) sequence += `${ESCAPE}${dy}B`;
  return sequence;
}

export const clearLineSequence = (dir: number): string => ESCAPE + (dir < 0 ? '1K' : dir > 0 ? '0K' : '2K');
export const CLEAR_SCREEN_DOWN = `${ESCAPE}0J`;

export interface Output {
  write(text: string, callback?: Callback): boolean;
}
type Callback = (error?: unknown) => void;
type Stream = Output | null | undefined;

function write(stream: Stream, sequence: string, callback: Callback | undefined): boolean {
  if (stream === null || stream === undefined || sequence === '') {
    if (typeof callback === 'function') nextTick(callback as never, null);
    return true;
  }
  return stream.write(sequence, callback);
}

function checkCallback(callback: unknown): asserts callback is Callback | undefined {
  if (callback !== undefined) validateFunction(callback, 'callback');
}

/** nodejs.org/api/readline.html#readlinecursortostream-x-y-callback */
export function cursorTo(stream: Stream, x: unknown, y?: unknown, callback?: unknown): boolean {
  let row = y;
  let done = callback;
  checkCallback(done);
  if (typeof row === 'function') {
    done = row;
    row = undefined;
  }
  if (Number.isNaN(x)) throw new codes.ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(row)) throw new codes.ERR_INVALID_ARG_VALUE('y', row);
  if (stream === null || stream === undefined || (typeof x !== 'number' && typeof row !== 'number')) {
    return write(undefined, '', done as Callback);
  }
  if (typeof x !== 'number') throw new codes.ERR_INVALID_CURSOR_POS();
  return write(stream, cursorSequence(x, row as number | undefined), done as Callback);
}

/** nodejs.org/api/readline.html#readlinemovecursorstream-dx-dy-callback */
export function moveCursor(stream: Stream, dx: number, dy: number, callback?: unknown): boolean {
  checkCallback(callback);
  return write(stream, moveSequence(dx, dy), callback);
}

/** nodejs.org/api/readline.html#readlineclearlinestream-dir-callback */
export function clearLine(stream: Stream, dir: number, callback?: unknown): boolean {
  checkCallback(callback);
  return write(stream, clearLineSequence(dir), callback);
}

/** nodejs.org/api/readline.html#readlineclearscreendownstream-callback */
export function clearScreenDown(stream: Stream, callback?: unknown): boolean {
  checkCallback(callback);
  return write(stream, CLEAR_SCREEN_DOWN, callback);
}
