import process from 'node:process';
import { unitsAfter, unitsBefore } from './guest-editing.ts';
import {
  type Editor,
  kDeleteLeft,
  kDeleteLineLeft,
  kDeleteLineRight,
  kDeleteRight,
  kDeleteWordLeft,
  kDeleteWordRight,
  kHistoryNext,
  kHistoryPrev,
  kInsertString,
  kLine,
  kMoveCursor,
  kPreviousKey,
  kRedo,
  kRefreshLine,
  kSawReturnAt,
  kSetRawMode,
  kSubstringSearch,
  kTabComplete,
  kTtyWrite,
  kUndo,
  kWordLeft,
  kWordRight,
  kYank,
  kYanking,
  kYankPop,
} from './guest-editor-types.ts';
import type { Key } from './guest-keys.ts';
import { clearScreenDown, cursorTo } from './guest-terminal-codes.ts';

type Action = (editor: Editor) => void;

const left: Action = (editor) => editor[kMoveCursor](-unitsBefore(editor.line, editor.cursor));
const right: Action = (editor) => editor[kMoveCursor](unitsAfter(editor.line, editor.cursor));
const home: Action = (editor) => editor[kMoveCursor](Number.NEGATIVE_INFINITY);
const end: Action = (editor) => editor[kMoveCursor](Number.POSITIVE_INFINITY);

/** A signal is told to listeners; without any, the interface ends. */
function interrupt(editor: Editor): void {
  if (editor.listenerCount('SIGINT') > 0) editor.emit('SIGINT');
  else editor.close();
}

/** DIVERGES: there is no job control, so ctrl+z without a listener for SIGTSTP does what Node does on Windows: nothing. */
function suspend(editor: Editor): void {
  if (editor.listenerCount('SIGTSTP') > 0) editor.emit('SIGTSTP');
}

/** nodejs.org/api/readline.html#tty-keybindings, by the modifiers that are held. */
const CTRL_SHIFT: Readonly<Record<string, Action>> = {
  backspace: (editor) => editor[kDeleteLineLeft](),
  delete: (editor) => editor[kDeleteLineRight](),
};

const CTRL: Readonly<Record<string, Action>> = {
  c: interrupt,
  h: (editor) => editor[kDeleteLeft](),
  d(editor) {
    if (editor.cursor === 0 && editor.line.length === 0) editor.close();
    else if (editor.cursor < editor.line.length) editor[kDeleteRight]();
  },
  u: (editor) => editor[kDeleteLineLeft](),
  k: (editor) => editor[kDeleteLineRight](),
  a: home,
  e: end,
  b: left,
  f: right,
  l(editor) {
    cursorTo(editor.output, 0, 0);
    clearScreenDown(editor.output);
    editor[kRefreshLine]();
  },
  n: (editor) => editor[kHistoryNext](),
  p: (editor) => editor[kHistoryPrev](),
  y: (editor) => editor[kYank](),
  z: suspend,
  w: (editor) => editor[kDeleteWordLeft](),
  backspace: (editor) => editor[kDeleteWordLeft](),
  delete: (editor) => editor[kDeleteWordRight](),
  left: (editor) => editor[kWordLeft](),
  right: (editor) => editor[kWordRight](),
};

const META: Readonly<Record<string, Action>> = {
  b: (editor) => editor[kWordLeft](),
  f: (editor) => editor[kWordRight](),
  d: (editor) => editor[kDeleteWordRight](),
  delete: (editor) => editor[kDeleteWordRight](),
  backspace: (editor) => editor[kDeleteWordLeft](),
  y: (editor) => editor[kYankPop](),
};

const PLAIN: Readonly<Record<string, Action>> = {
  return(editor) {
    editor[kSawReturnAt] = Date.now();
    editor[kLine]();
  },
  enter(editor) {
    // The second half of a line end that came as two keys.
    if (editor[kSawReturnAt] === 0 || Date.now() - editor[kSawReturnAt] > editor.crlfDelay) editor[kLine]();
    editor[kSawReturnAt] = 0;
  },
  backspace: (editor) => editor[kDeleteLeft](),
  delete: (editor) => editor[kDeleteRight](),
  left,
  right,
  home,
  end,
  up: (editor) => editor[kHistoryPrev](),
  down: (editor) => editor[kHistoryNext](),
};

/** Up and down look for lines that begin as this one did before the first of them was pressed. */
function followSearch(editor: Editor, key: Key): void {
  if ((key.name === 'up' || key.name === 'down') && !key.ctrl && !key.meta && !key.shift) {
    editor[kSubstringSearch] ??= editor.line.slice(0, editor.cursor);
  } else if (editor[kSubstringSearch] !== null) {
    editor[kSubstringSearch] = null;
    if (editor.history.length === editor.historyIndex) editor.historyIndex = -1;
  }
}

/** Text, which may be pasted and of several lines. */
function insert(editor: Editor, text: string): void {
  const parts = text.split(/\r\n|\n|\r|\u2028|\u2029/);
  for (const [index, part] of parts.entries()) {
    if (index > 0) editor[kLine]();
    if (part !== '' || parts.length === 1) editor[kInsertString](part);
  }
}

function act(editor: Editor, actions: Readonly<Record<string, Action>>, name: string | undefined): void {
  if (name !== undefined && Object.hasOwn(actions, name)) actions[name]!(editor);
}

/** A terminal that knows no control sequences: nothing is edited, only lines are made (`TERM=dumb`). */
function writeDumb(editor: Editor, text: string | undefined, key: Key): void {
  if (key.name === 'escape') return;
  if (key.ctrl) {
    if (key.name === 'c') interrupt(editor);
    else if (key.name === 'd') editor.close();
  }
  if (key.name === 'return') PLAIN['return']!(editor);
  else if (key.name === 'enter') PLAIN['enter']!(editor);
  else if (typeof text === 'string' && text !== '') {
    editor.line += text;
    editor.cursor += text.length;
    (editor.output as { write(text: string): void } | null)?.write(text);
  }
}

export const isDumb = (): boolean => process.env['TERM'] === 'dumb';

export const keyMethods = {
  [kTtyWrite](this: Editor, text: string | undefined, given: Key | undefined): void {
    const previous = this[kPreviousKey];
    const key = given || {};
    this[kPreviousKey] = key;
    if (isDumb()) {
      writeDumb(this, text, key);
      return;
    }
    if (!key.meta || key.name !== 'y') this[kYanking] = false;
    followSearch(this, key);
    if (key.sequence === '\x1f') {
      this[kUndo]();
      return;
    }
    if (key.sequence === '\x1e') {
      this[kRedo]();
      return;
    }
    if (key.name === 'escape') return;
    if (key.ctrl && key.shift) {
      act(this, CTRL_SHIFT, key.name);
    } else if (key.ctrl) {
      act(this, CTRL, key.name);
    } else if (key.meta) {
      act(this, META, key.name);
    } else {
      if (this[kSawReturnAt] && key.name !== 'enter') this[kSawReturnAt] = 0;
      if (key.name !== undefined && Object.hasOwn(PLAIN, key.name)) {
        PLAIN[key.name]!(this);
      } else if (key.name === 'tab' && typeof this.completer === 'function' && this.isCompletionEnabled) {
        void this[kTabComplete](previous?.name === 'tab');
      } else if (typeof text === 'string' && text !== '') {
        insert(this, text);
      }
    }
  },
};

/** Whether the terminal of this editor gives single keys; the former mode is given back. */
export const rawModeMethods = {
  [kSetRawMode](this: Editor, mode: boolean): boolean | undefined {
    const { isRaw } = this.input;
    if (typeof this.input.setRawMode === 'function') this.input.setRawMode(mode);
    return isRaw;
  },
};
