import { inspect } from 'internal:inspect';
import { displayWidth } from 'internal:inspect-text';
import {
  type Completion,
  type Editor,
  kBeforeEdit,
  kInsertString,
  kRefreshLine,
  kTabComplete,
  kTabCompleter,
  kWriteToOutput,
} from './guest-editor-types.ts';

/** The longest text that all begin with. */
function commonPrefix(texts: readonly string[]): string {
  if (texts.length === 0) return '';
  const sorted = [...texts].sort();
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  let length = 0;
  while (length < first.length && first[length] === last[length]) length++;
  return first.slice(0, length);
}

const GAP = 2;

/** Completions side by side, as many as the terminal is wide. An empty one ends a group. */
function table(completions: readonly string[], columns: number): string {
  const widths = completions.map(displayWidth);
  const width = Math.max(...widths) + GAP;
  let most = Math.floor(columns / width) || 1;
  if (most === Number.POSITIVE_INFINITY) most = 1;
  let text = '\r\n';
  let inLine = 0;
  let space = 0;
  for (const [index, completion] of completions.entries()) {
    if (completion === '' || inLine === most) {
      text += '\r\n';
      inLine = 0;
      space = 0;
    } else {
      text += ' '.repeat(space);
    }
    if (completion === '') {
      text += '\r\n';
    } else {
      text += completion;
      space = width - widths[index]!;
      inLine++;
    }
  }
  return inLine === 0 ? text : `${text}\r\n\r\n`;
}

/** nodejs.org/api/readline.html#use-of-the-completer-function */
export const completionMethods = {
  async [kTabComplete](this: Editor, lastKeypressWasTab: boolean): Promise<void> {
    this.pause();
    const text = this.line.slice(0, this.cursor);
    let completion: Completion;
    try {
      completion = await this.completer!(text);
    } catch (error) {
      this[kWriteToOutput](`Tab completion error: ${inspect(error)}`);
      return;
    } finally {
      this.resume();
    }
    this[kTabCompleter](lastKeypressWasTab, completion);
  },

  [kTabCompleter](this: Editor, lastKeypressWasTab: boolean, [completions, completeOn]: Completion): void {
    if (!completions || completions.length === 0) return;
    const prefix = commonPrefix(completions.filter((completion) => completion !== ''));
    if (prefix.startsWith(completeOn) && prefix.length > completeOn.length) {
      this[kInsertString](prefix.slice(completeOn.length));
      return;
    }
    if (!completeOn.startsWith(prefix)) {
      const start = this.cursor - completeOn.length;
      this.line = this.line.slice(0, start) + prefix + this.line.slice(this.cursor);
      this.cursor = start + prefix.length;
      this[kRefreshLine]();
      return;
    }
    // The first tab completes, the second shows what there is.
    if (!lastKeypressWasTab) return;
    this[kBeforeEdit](this.line, this.cursor);
    this[kWriteToOutput](table(completions, this.columns));
    this[kRefreshLine]();
  },
};
