import {
  type Editor,
  kAddHistory,
  kBeforeEdit,
  kHistoryNext,
  kHistoryPrev,
  kRefreshLine,
  kSubstringSearch,
} from './guest-editor-types.ts';

/** What `history` is where the size is zero: nothing is kept, yet programs may look. */
function find(editor: Editor, step: 1 | -1): void {
  const search = editor[kSubstringSearch] || '';
  const { history } = editor;
  const stop = step === 1 ? history.length : -1;
  let index = editor.historyIndex + step;
  while (index !== stop && (!history[index]!.startsWith(search) || history[index] === editor.line)) index += step;
  editor.line = index === stop ? search : history[index]!;
  editor.historyIndex = index;
  editor.cursor = editor.line.length;
  editor[kRefreshLine]();
}

/** Lines that were entered, the last first (nodejs.org/api/readline.html#event-history). */
export const historyMethods = {
  [kAddHistory](this: Editor): string {
    const { line, history } = this;
    if (line.length === 0) return '';
    if (history === undefined || this.historySize === 0 || line.trim().length === 0) return line;
    if (history.length === 0 || history[0] !== line) {
      if (this.removeHistoryDuplicates) {
        const duplicate = history.indexOf(line);
        if (duplicate !== -1) history.splice(duplicate, 1);
      }
      history.unshift(line);
      if (history.length > this.historySize) history.pop();
    }
    this.historyIndex = -1;
    // A listener may change what is kept.
    const kept = history[0]!;
    this.emit('history', history);
    return kept;
  },

  [kHistoryNext](this: Editor): void {
    if (this.historyIndex < 0) return;
    this[kBeforeEdit](this.line, this.cursor);
    find(this, -1);
  },

  [kHistoryPrev](this: Editor): void {
    if (this.historyIndex >= this.history.length || this.history.length === 0) return;
    this[kBeforeEdit](this.line, this.cursor);
    find(this, 1);
  },
};
