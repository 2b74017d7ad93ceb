import { codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateAbortSignal, validateArray, validateNumber, validateUint32 } from 'internal:validators';
import EventEmitter, { addAbortListener, kFirstEventParam } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { completionMethods } from './guest-completion.ts';
import { editingMethods } from './guest-editing.ts';
import * as editor from './guest-editor-types.ts';
import { kDecoder, kLineBuffer, kOldPrompt, kPrompt, kQuestionCallback, kSawReturnAt } from './guest-editor-types.ts';
import { historyMethods } from './guest-history.ts';
import { isDumb, keyMethods, rawModeMethods } from './guest-key-bindings.ts';
import { emitKeypressEvents, kSawKeyPress } from './guest-keypress.ts';
import type { Key } from './guest-keys.ts';

type Editor = editor.Editor;
type Options = Record<string, unknown>;

const HISTORY_SIZE = 30;
const CRLF_DELAY_MS = 100;
const ESCAPE_TIMEOUT_MS = 500;
const TAB_SIZE = 8;
const LINES_AHEAD = 1024;

const { on: eventValues } = EventEmitter as unknown as { on: (emitter: unknown, event: string, options: object) => unknown };

const lineEnd = /\r?\n|\r(?!\n)|\u2028|\u2029/g;

function historyOf(target: Editor, options: Options): void {
  const { historySize = HISTORY_SIZE, history = [], removeHistoryDuplicates } = options;
  if (historySize !== undefined) validateNumber(historySize, 'size', 0);
  validateArray(history, 'history');
  const manager = {
    history: history as string[],
    index: -1,
    size: historySize as number,
    isFlushing: false,
    removeHistoryDuplicates: !!removeHistoryDuplicates,
  };
  const accessor = (name: string, get: () => unknown, set?: (value: never) => void): void => {
    Object.defineProperty(target, name, { get, set, enumerable: true, configurable: true });
  };
  (target as unknown as Options)['historyManager'] = manager;
  accessor(
    'history',
    () => manager.history,
    (value: string[]) => {
      manager.history = value;
    },
  );
  accessor(
    'historyIndex',
    () => manager.index,
    (value: number) => {
      manager.index = value;
    },
  );
  accessor('historySize', () => manager.size);
  accessor('isFlushing', () => manager.isFlushing);
  Object.defineProperty(target, 'removeHistoryDuplicates', {
    value: manager.removeHistoryDuplicates,
    writable: true,
    configurable: true,
  });
}

/** The options of `createInterface`, checked in Node's order. */
function setUp(target: Editor, given: unknown, outputGiven: unknown, completerGiven: unknown, terminalGiven: unknown): void {
  let options: Options = { input: given, output: outputGiven, completer: completerGiven, terminal: terminalGiven };
  let prompt = '> ';
  let { signal }: { signal?: unknown } = {};
  const state = target as unknown as Record<string, unknown>;
  state['isCompletionEnabled'] = true;
  target[kSawKeyPress as never] = false as never;
  target[editor.kPreviousKey] = null;
  target.escapeCodeTimeout = ESCAPE_TIMEOUT_MS;
  target.tabSize = TAB_SIZE;
  Reflect.apply(EventEmitter as never, target, []);
  if ((given as Options | undefined)?.['input']) {
    options = given as Options;
    ({ signal } = options);
    if (signal) validateAbortSignal(signal, 'options.signal');
    if (options['prompt'] !== undefined) prompt = options['prompt'] as string;
    if (options['escapeCodeTimeout'] !== undefined) {
      if (!Number.isFinite(options['escapeCodeTimeout'])) {
        throw new codes.ERR_INVALID_ARG_VALUE('input.escapeCodeTimeout', target.escapeCodeTimeout);
      }
      target.escapeCodeTimeout = options['escapeCodeTimeout'] as number;
    }
    if (options['tabSize'] !== undefined) {
      validateUint32(options['tabSize'], 'tabSize', true);
      target.tabSize = options['tabSize'];
    }
  }
  const { completer, crlfDelay } = options;
  if (completer !== undefined && typeof completer !== 'function') throw new codes.ERR_INVALID_ARG_VALUE('completer', completer);
  // Without an object of options there is nothing to read them from (observed: the message of reading a property).
  historyOf(target, given === undefined ? (given as never as { history: never }).history : options === given ? options : {});
  const { input, output } = options as { input: editor.LineInput; output?: editor.LineOutput };
  const terminal = options['terminal'] === undefined && output ? !!output.isTTY : !!options['terminal'];
  target.line = '';
  target[editor.kSubstringSearch] = null;
  state['output'] = output;
  state['input'] = input;
  target[editor.kUndoStack] = [];
  target[editor.kRedoStack] = [];
  target[editor.kKillRing] = [];
  target[editor.kKillRingCursor] = 0;
  target.crlfDelay = crlfDelay === undefined ? CRLF_DELAY_MS : Math.max(CRLF_DELAY_MS, crlfDelay as number);
  target.completer = completer as editor.AnyCompleter | undefined;
  target.setPrompt(prompt);
  target.terminal = terminal;
  target[kSawReturnAt] = 0;
  listen(target, terminal);
  if (signal) closeOnAbort(target, signal as AbortSource);
  target.line = '';
  input.resume();
}

function listen(target: Editor, terminal: boolean): void {
  const { input, output } = target;
  const onError = (error: unknown): void => void target.emit('error', error);
  input.on('error', onError);
  const listened: [EventEmitter, string, (...values: never[]) => void][] = [];
  const add = (emitter: EventEmitter, event: string, listener: (...values: never[]) => void): void => {
    emitter.on(event, listener as never);
    listened.push([emitter, event, listener]);
  };
  if (!terminal) {
    target[kDecoder] = new StringDecoder('utf8');
    add(input, 'data', ((chunk: unknown) => target[editor.kNormalWrite](chunk)) as never);
    add(input, 'end', () => {
      const rest = target[kLineBuffer];
      if (typeof rest === 'string' && rest.length > 0) target.emit('line', rest);
      target.close();
    });
  } else {
    emitKeypressEvents(input as never, target as never);
    add(input, 'keypress', ((text: string | undefined, key: Key | undefined) => {
      target[editor.kTtyWrite](text, key);
      // A character on the right of combining ones may have changed how they look.
      if (key?.sequence) {
        const code = key.sequence.codePointAt(0)!;
        if (code >= 0x300 && code <= 0x36f) target[editor.kRefreshLine]();
      }
    }) as never);
    add(input, 'end', () => {
      if (typeof target.line === 'string' && target.line.length > 0) target.emit('line', target.line);
      target.close();
    });
    target[editor.kSetRawMode](true);
    target.terminal = true;
    target.cursor = 0;
    target.historyIndex = -1;
    if (output !== null && output !== undefined) add(output, 'resize', () => target[editor.kRefreshLine]());
  }
  target.once('close', () => {
    for (const [emitter, event, listener] of listened) emitter.removeListener(event, listener as never);
    input.removeListener('error', onError);
  });
}

interface AbortSource {
  readonly aborted: boolean;
}

function closeOnAbort(target: Editor, signal: AbortSource): void {
  const onAbort = (): void => target.close();
  if (signal.aborted) {
    nextTick(onAbort);
    return;
  }
  const disposable = addAbortListener(signal as never, onAbort) as unknown as Record<symbol, () => void>;
  target.once('close', disposable[Symbol.dispose]!);
}

function assertOpen(target: Editor): void {
  if (target.closed) throw new codes.ERR_USE_AFTER_CLOSE('readline');
}

/** Its own prototype lies between the classes and EventEmitter, and it may be called on an object that exists. */
export function InterfaceConstructor(this: Editor, input: unknown, output: unknown, completer: unknown, terminal: unknown): void {
  setUp(this, input, output, completer, terminal);
}
Object.setPrototypeOf(InterfaceConstructor.prototype as object, EventEmitter.prototype);
Object.setPrototypeOf(InterfaceConstructor, EventEmitter);

const methods = {
  setPrompt(this: Editor, prompt: string): void {
    this[kPrompt] = prompt;
  },
  getPrompt(this: Editor): string {
    return this[kPrompt];
  },
  setupHistoryManager(this: Editor, options: Options): void {
    historyOf(this, options);
  },
  prompt(this: Editor, preserveCursor?: boolean): void {
    if (this.paused) this.resume();
    assertOpen(this);
    if (this.terminal && !isDumb()) {
      if (!preserveCursor) this.cursor = 0;
      this[editor.kRefreshLine]();
    } else {
      this[editor.kWriteToOutput](this[kPrompt]);
    }
  },
  close(this: Editor): void {
    if (this.closed) return;
    this.pause();
    if (this.terminal) this[editor.kSetRawMode](false);
    this.closed = true;
    this.emit('close');
  },
  pause(this: Editor): Editor {
    assertOpen(this);
    if (this.paused) return this;
    this.input.pause();
    this.paused = true;
    this.emit('pause');
    return this;
  },
  resume(this: Editor): Editor {
    assertOpen(this);
    if (!this.paused) return this;
    this.input.resume();
    this.paused = false;
    this.emit('resume');
    return this;
  },
  write(this: Editor, text: string | undefined, key?: Key): void {
    assertOpen(this);
    if (this.paused) this.resume();
    if (this.terminal) this[editor.kTtyWrite](text, key);
    else this[editor.kNormalWrite](text);
  },
  clearLine(this: Editor): void {
    this[editor.kMoveCursor](Number.POSITIVE_INFINITY);
    this[editor.kWriteToOutput]('\r\n');
    this.line = '';
    this.cursor = 0;
    this.prevRows = 0;
  },
  /** nodejs.org/api/readline.html#rlgetcursorpos */
  getCursorPos(this: Editor): editor.Position {
    return this[editor.kGetDisplayPos](this[kPrompt] + this.line.slice(0, this.cursor));
  },
  [editor.kQuestion](this: Editor, query: string, callback: (answer: string) => void): void {
    assertOpen(this);
    if (this[kQuestionCallback]) {
      this.prompt();
      return;
    }
    this[kOldPrompt] = this[kPrompt];
    this.setPrompt(query);
    this[kQuestionCallback] = callback;
    this.prompt();
  },
  [editor.kQuestionCancel](this: Editor): void {
    if (!this[kQuestionCallback]) return;
    this[kQuestionCallback] = null;
    this.setPrompt(this[kOldPrompt]);
    this.clearLine();
  },
  [editor.kOnLine](this: Editor, line: string): void {
    const callback = this[kQuestionCallback];
    if (!callback) {
      this.emit('line', line);
      return;
    }
    this[kQuestionCallback] = null;
    this.setPrompt(this[kOldPrompt]);
    callback(line);
  },
  [editor.kWriteToOutput](this: Editor, text: string): void {
    if (typeof text !== 'string') throw new codes.ERR_INVALID_ARG_TYPE('stringToWrite', 'string', text);
    if (this.output !== null && this.output !== undefined) this.output.write(text);
  },
  /** Text that is no terminal's: lines, however they end, whatever chunks they come in. */
  [editor.kNormalWrite](this: Editor, chunk: unknown): void {
    if (chunk === undefined) return;
    let text = this[kDecoder]!.write(chunk);
    if (this[kSawReturnAt] && Date.now() - this[kSawReturnAt] <= this.crlfDelay) {
      if (text.codePointAt(0) === 10) text = text.slice(1);
      this[kSawReturnAt] = 0;
    }
    lineEnd.lastIndex = 0;
    if (!lineEnd.test(text)) {
      if (text !== '') this[kLineBuffer] = this[kLineBuffer] ? this[kLineBuffer] + text : text;
      return;
    }
    if (this[kLineBuffer]) text = this[kLineBuffer] + text;
    this[kLineBuffer] = null;
    this[kSawReturnAt] = text.endsWith('\r') ? Date.now() : 0;
    const lines = text.split(lineEnd);
    const rest = lines.pop()!;
    if (rest !== '') this[kLineBuffer] = rest;
    for (const line of lines) this[editor.kOnLine](line);
  },
  [editor.kLine](this: Editor): void {
    const line = this[editor.kAddHistory]();
    this[editor.kUndoStack] = [];
    this[editor.kRedoStack] = [];
    this.clearLine();
    this[editor.kOnLine](line);
  },
  /** nodejs.org/api/readline.html#rlsymbolasynciterator */
  [Symbol.asyncIterator](this: Editor & { [editor.kLineObjectStream]?: unknown }): unknown {
    this[editor.kLineObjectStream] ??= eventValues(this, 'line', {
      close: ['close'],
      highWaterMark: LINES_AHEAD,
      [kFirstEventParam]: true,
    });
    return this[editor.kLineObjectStream];
  },
};

/** What both `readline.Interface` and that of `readline/promises` extend. */
class Interface extends (InterfaceConstructor as unknown as new (...args: unknown[]) => Editor) {
  constructor(...args: unknown[]) {
    // The class's length is 0 in Node.
    super(...args);
  }
}
Object.defineProperty(Interface.prototype, 'columns', {
  get(this: Editor) {
    return this.output?.columns ?? Number.POSITIVE_INFINITY;
  },
  configurable: true,
});
for (const record of [methods, editingMethods, historyMethods, completionMethods, keyMethods, rawModeMethods]) {
  for (const key of Reflect.ownKeys(record)) {
    const value = (record as Record<PropertyKey, unknown>)[key as string];
    Object.defineProperty(Interface.prototype, key, { value, writable: true, enumerable: false, configurable: true });
  }
}
Object.defineProperty(Interface.prototype, Symbol.dispose, {
  value: {
    [Symbol.dispose](this: Editor): void {
      this.close();
    },
  }[Symbol.dispose],
  writable: true,
  enumerable: true,
  configurable: true,
});

export { Interface as InterfaceBase };
