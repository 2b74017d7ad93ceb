import { displayWidth, stripTerminalSequences } from 'internal:inspect-text';
import {
  type Editor,
  type EditState,
  kBeforeEdit,
  kDeleteLeft,
  kDeleteLineLeft,
  kDeleteLineRight,
  kDeleteRight,
  kDeleteWordLeft,
  kDeleteWordRight,
  kGetDisplayPos,
  kInsertString,
  kKillRing,
  kKillRingCursor,
  kMoveCursor,
  kPrompt,
  kPushToKillRing,
  kRedo,
  kRedoStack,
  kRefreshLine,
  kUndo,
  kUndoStack,
  kWordLeft,
  kWordRight,
  kWriteToOutput,
  kYank,
  kYanking,
  kYankPop,
  type Position,
} from './guest-editor-types.ts';
import { clearScreenDown, cursorTo, moveCursor } from './guest-terminal-codes.ts';

const MOST_UNDOS = 2048;
const MOST_KILLS = 32;

/** UTF-16 units of the character before or after a place: a surrogate pair is one character. */
export function unitsBefore(text: string, at: number): number {
  if (at <= 0) return 0;
  return at > 1 && text.codePointAt(at - 2)! > 0xffff ? 2 : 1;
}
export function unitsAfter(text: string, at: number): number {
  if (at >= text.length) return 1;
  return text.codePointAt(at)! > 0xffff ? 2 : 1;
}

function wordBefore(text: string): number {
  const reversed = [...text].reverse().join('');
  return /^\s*(?:[^\w\s]+|\w+)?/.exec(reversed)![0].length;
}
function wordAfter(text: string, pattern: RegExp): number {
  return pattern.exec(text)![0].length;
}

/** Replaces a part of the line, and remembers what was there. */
function replace(editor: Editor, from: number, to: number, cursor: number): string {
  const { line } = editor;
  editor.line = line.slice(0, from) + line.slice(to);
  editor.cursor = cursor;
  return line.slice(from, to);
}

function restore(editor: Editor, from: EditState[], to: EditState[]): void {
  const state = from.pop();
  if (state === undefined) return;
  to.push({ text: editor.line, cursor: editor.cursor });
  editor.line = state.text;
  editor.cursor = state.cursor;
  editor[kRefreshLine]();
}

/** Showing and changing the line (nodejs.org/api/readline.html#tty-keybindings). */
export const editingMethods = {
  [kRefreshLine](this: Editor): void {
    const line = this[kPrompt] + this.line;
    const end = this[kGetDisplayPos](line);
    const cursor = this.getCursorPos();
    const rows = this.prevRows || 0;
    if (rows > 0) moveCursor(this.output, 0, -rows);
    cursorTo(this.output, 0);
    clearScreenDown(this.output);
    this[kWriteToOutput](line);
    // A terminal goes to the next line only when there is something to write there.
    if (end.cols === 0) this[kWriteToOutput](' ');
    cursorTo(this.output, cursor.cols);
    const above = end.rows - cursor.rows;
    if (above > 0) moveCursor(this.output, 0, -above);
    this.prevRows = cursor.rows;
  },

  [kInsertString](this: Editor, text: string): void {
    this[kBeforeEdit](this.line, this.cursor);
    const isAtEnd = this.cursor >= this.line.length;
    // What is pasted is written as it comes: only its last character draws the line anew (observed).
    const isPasted = !this.isCompletionEnabled;
    const before = isPasted ? undefined : this.getCursorPos();
    this.line = this.line.slice(0, this.cursor) + text + this.line.slice(this.cursor);
    this.cursor += text.length;
    if (before === undefined || (isAtEnd && before.rows >= this.getCursorPos().rows)) this[kWriteToOutput](text);
    else this[kRefreshLine]();
  },

  [kBeforeEdit](this: Editor, text: string, cursor: number): void {
    if (this[kUndoStack].push({ text, cursor }) > MOST_UNDOS) this[kUndoStack].shift();
  },

  [kWordLeft](this: Editor): void {
    if (this.cursor > 0) this[kMoveCursor](-wordBefore(this.line.slice(0, this.cursor)));
  },
  [kWordRight](this: Editor): void {
    if (this.cursor >= this.line.length) return;
    this[kMoveCursor](wordAfter(this.line.slice(this.cursor), /^(?:\s+|[^\w\s]+|\w+)\s*/));
  },

  [kDeleteLeft](this: Editor): void {
    if (this.cursor <= 0 || this.line.length === 0) return;
    this[kBeforeEdit](this.line, this.cursor);
    const from = this.cursor - unitsBefore(this.line, this.cursor);
    replace(this, from, this.cursor, from);
    this[kRefreshLine]();
  },
  [kDeleteRight](this: Editor): void {
    if (this.cursor >= this.line.length) return;
    this[kBeforeEdit](this.line, this.cursor);
    replace(this, this.cursor, this.cursor + unitsAfter(this.line, this.cursor), this.cursor);
    this[kRefreshLine]();
  },
  [kDeleteWordLeft](this: Editor): void {
    if (this.cursor <= 0) return;
    this[kBeforeEdit](this.line, this.cursor);
    const from = this.cursor - wordBefore(this.line.slice(0, this.cursor));
    replace(this, from, this.cursor, from);
    this[kRefreshLine]();
  },
  [kDeleteWordRight](this: Editor): void {
    if (this.cursor >= this.line.length) return;
    this[kBeforeEdit](this.line, this.cursor);
    const length = wordAfter(this.line.slice(this.cursor), /^(?:\s+|\W+|\w+)\s*/);
    replace(this, this.cursor, this.cursor + length, this.cursor);
    this[kRefreshLine]();
  },
  [kDeleteLineLeft](this: Editor): void {
    this[kBeforeEdit](this.line, this.cursor);
    const deleted = replace(this, 0, this.cursor, 0);
    this[kPushToKillRing](deleted);
    this[kRefreshLine]();
  },
  [kDeleteLineRight](this: Editor): void {
    this[kBeforeEdit](this.line, this.cursor);
    const deleted = replace(this, this.cursor, this.line.length, this.cursor);
    this[kPushToKillRing](deleted);
    this[kRefreshLine]();
  },

  [kPushToKillRing](this: Editor, text: string): void {
    const ring = this[kKillRing];
    if (text === '' || text === ring[0]) return;
    ring.unshift(text);
    this[kKillRingCursor] = 0;
    if (ring.length > MOST_KILLS) ring.pop();
  },
  [kYank](this: Editor): void {
    if (this[kKillRing].length === 0) return;
    this[kYanking] = true;
    this[kInsertString](this[kKillRing][this[kKillRingCursor]]!);
  },
  [kYankPop](this: Editor): void {
    const ring = this[kKillRing];
    if (!this[kYanking] || ring.length <= 1) return;
    const last = ring[this[kKillRingCursor]]!;
    this[kKillRingCursor] = (this[kKillRingCursor] + 1) % ring.length;
    const next = ring[this[kKillRingCursor]]!;
    const head = this.line.slice(0, this.cursor - last.length);
    const tail = this.line.slice(this.cursor);
    this.line = head + next + tail;
    this.cursor = head.length + next.length;
    this[kRefreshLine]();
  },
  [kUndo](this: Editor): void {
    restore(this, this[kUndoStack], this[kRedoStack]);
  },
  [kRedo](this: Editor): void {
    restore(this, this[kRedoStack], this[kUndoStack]);
  },

  /** Row and column at which a text ends on a terminal of this width. */
  [kGetDisplayPos](this: Editor, text: string): Position {
    const { columns } = this;
    let offset = 0;
    let rows = 0;
    for (const character of stripTerminalSequences(text)) {
      if (character === '\n') {
        rows += Math.ceil(offset / columns) || 1;
        offset = 0;
        continue;
      }
      if (character === '\t') {
        offset += this.tabSize - (offset % this.tabSize);
        continue;
      }
      const width = displayWidth(character);
      // A wide character that does not fit goes to the next row as a whole.
      if (width === 2 && (offset + 1) % columns === 0) offset++;
      offset += width;
    }
    const cols = offset % columns;
    return { cols, rows: rows + (offset - cols) / columns };
  },

  [kMoveCursor](this: Editor, by: number): void {
    if (by === 0) return;
    const before = this.getCursorPos();
    this.cursor = Math.min(Math.max(this.cursor + by, 0), this.line.length);
    const after = this.getCursorPos();
    if (before.rows === after.rows) moveCursor(this.output, after.cols - before.cols, 0);
    else this[kRefreshLine]();
  },
};
