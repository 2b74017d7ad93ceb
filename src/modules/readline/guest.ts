import { AbortError } from 'internal:errors';
import { inspect } from 'internal:inspect';
import { validateAbortSignal } from 'internal:validators';
import * as symbols from './guest-editor-types.ts';
import { InterfaceBase, InterfaceConstructor } from './guest-interface.ts';
import { emitKeypressEvents, kSawKeyPress } from './guest-keypress.ts';
import { promises } from './guest-promise-interface.ts';
import { clearLine, clearScreenDown, cursorTo, moveCursor } from './guest-terminal-codes.ts';

type Editor = symbols.Editor;
type Answer = (answer: string) => void;
interface AbortSource {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options: { once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
interface QuestionOptions {
  signal?: AbortSource;
}

/** nodejs.org/api/readline.html#class-readlineinterface; callable without `new`, as in Node. */
function Interface(this: Editor, input: unknown, output: unknown, completer: unknown, terminal: unknown): unknown {
  if (!((this as object | undefined) instanceof (Interface as unknown as new () => object))) {
    return Reflect.construct(Interface, [input, output, completer, terminal]);
  }
  let complete = completer;
  const options = input as { input?: unknown; completer?: unknown } | undefined;
  const isOptions = Boolean(options?.input) && typeof options!.completer === 'function';
  if (isOptions) complete = options!.completer;
  // A completer of one parameter gives its answer, one of two calls back with it.
  if (typeof complete === 'function' && complete.length !== 2) {
    const plain = complete as (line: string) => symbols.Completion;
    complete = (line: string, callback: symbols.CompletionCallback) => callback(null, plain(line));
  }
  const given = isOptions ? Object.create(input as object, { completer: { value: complete } }) : input;
  Reflect.apply(InterfaceConstructor, this, [given, output, isOptions ? undefined : complete, terminal]);
  return undefined;
}
Object.setPrototypeOf(Interface.prototype as object, InterfaceBase.prototype);
Object.setPrototypeOf(Interface, InterfaceBase);

const customPromisify = Symbol.for('nodejs.util.promisify.custom');

function question(this: Editor, query: string, options: QuestionOptions | Answer, cb?: Answer): void {
  let callback = typeof options === 'function' ? options : cb;
  const { signal } = typeof options === 'object' && options !== null ? options : ({} as QuestionOptions);
  if (signal) {
    validateAbortSignal(signal, 'options.signal');
    if (signal.aborted) return;
    const onAbort = (): void => this[symbols.kQuestionCancel]();
    signal.addEventListener('abort', onAbort, { once: true });
    const answer = callback;
    callback =
      typeof answer === 'function'
        ? (text) => {
            signal.removeEventListener('abort', onAbort);
            answer(text);
          }
        : () => signal.removeEventListener('abort', onAbort);
  }
  if (typeof callback === 'function') this[symbols.kQuestion](query, callback);
}
Object.defineProperty(question, customPromisify, {
  value: {
    question(this: Editor, query: string, options: QuestionOptions = {}): Promise<string> {
      const { signal } = options;
      if (signal?.aborted) return Promise.reject(new AbortError(undefined, { cause: signal.reason }));
      return new Promise((resolve, reject) => {
        let answer: Answer = resolve;
        if (signal) {
          const onAbort = (): void => reject(new AbortError(undefined, { cause: signal.reason }));
          signal.addEventListener('abort', onAbort, { once: true });
          answer = (text) => {
            signal.removeEventListener('abort', onAbort);
            resolve(text);
          };
        }
        Reflect.apply(question, this, [query, options, answer]);
      });
    },
  }.question,
  writable: true,
  enumerable: true,
  configurable: true,
});

/** Completion of an interface with callbacks. */
function tabComplete(this: Editor, lastKeypressWasTab: boolean): void {
  this.pause();
  const text = this.line.slice(0, this.cursor);
  void this.completer!(text, (error, completion) => {
    this.resume();
    if (error) {
      this[symbols.kWriteToOutput](`Tab completion error: ${inspect(error)}`);
      return;
    }
    this[symbols.kTabCompleter](lastKeypressWasTab, completion!);
  });
}
Object.defineProperty(tabComplete, 'name', { value: '' });

const { prototype } = Interface as unknown as { prototype: Record<PropertyKey, unknown> };
prototype['question'] = question;

/** State under the name that it had before it was hidden behind a symbol. */
for (const symbol of [
  symbols.kDecoder,
  symbols.kLineBuffer,
  symbols.kOldPrompt,
  symbols.kPreviousKey,
  symbols.kPrompt,
  symbols.kQuestionCallback,
  kSawKeyPress,
  symbols.kSawReturnAt,
]) {
  Object.defineProperty(prototype, symbol.description!, {
    get(this: Record<symbol, unknown>) {
      return this[symbol];
    },
    set(this: Record<symbol, unknown>, value: unknown) {
      this[symbol] = value;
    },
  });
}

/** Methods likewise. What is put under the name is what is called: the symbol reads it. */
const base = InterfaceBase.prototype as unknown as Record<PropertyKey, unknown>;
const named = [
  symbols.kSetRawMode,
  symbols.kOnLine,
  symbols.kWriteToOutput,
  symbols.kAddHistory,
  symbols.kRefreshLine,
  symbols.kNormalWrite,
  symbols.kInsertString,
  symbols.kTabComplete,
  symbols.kWordLeft,
  symbols.kWordRight,
  symbols.kDeleteLeft,
  symbols.kDeleteRight,
  symbols.kDeleteWordLeft,
  symbols.kDeleteWordRight,
  symbols.kDeleteLineLeft,
  symbols.kDeleteLineRight,
  symbols.kLine,
  symbols.kHistoryNext,
  symbols.kHistoryPrev,
  symbols.kGetDisplayPos,
  symbols.kMoveCursor,
  symbols.kTtyWrite,
];
for (const symbol of named) {
  if (symbol === symbols.kMoveCursor) prototype['_getCursorPos'] = base['getCursorPos'];
  prototype[symbol.description!] = symbol === symbols.kTabComplete ? tabComplete : base[symbol];
}
for (const symbol of named) {
  Object.defineProperty(prototype, symbol, {
    get(this: Record<string, unknown>) {
      return this[symbol.description!];
    },
  });
}

function createInterface(input: unknown, output: unknown, completer: unknown, terminal: unknown): unknown {
  return Reflect.construct(Interface, [input, output, completer, terminal]);
}

export { promises };

/** nodejs.org/api/readline.html */
export default {
  Interface,
  clearLine,
  clearScreenDown,
  createInterface,
  cursorTo,
  emitKeypressEvents,
  moveCursor,
  promises,
};
