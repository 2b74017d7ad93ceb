import { AbortError, codes } from 'internal:errors';
import { nextTick } from 'internal:tasks';
import { validateAbortSignal, validateBoolean, validateInteger } from 'internal:validators';
import { kQuestion, kQuestionCancel } from './guest-editor-types.ts';
import { InterfaceBase } from './guest-interface.ts';
import { CLEAR_SCREEN_DOWN, clearLineSequence, cursorSequence, moveSequence, type Output } from './guest-terminal-codes.ts';

interface AbortSource {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void, options: { once: true }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** nodejs.org/api/readline.html#class-readlinepromisesinterface */
class PromiseInterface extends InterfaceBase {
  question(query: string, options: { signal?: AbortSource } = {}): Promise<string> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (!signal) {
        this[kQuestion](query, resolve);
        return;
      }
      validateAbortSignal(signal, 'options.signal');
      const aborted = (): AbortError => new AbortError(undefined, { cause: signal.reason });
      if (signal.aborted) {
        reject(aborted());
        return;
      }
      const onAbort = (): void => {
        this[kQuestionCancel]();
        reject(aborted());
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this[kQuestion](query, (answer) => {
        signal.removeEventListener('abort', onAbort);
        resolve(answer);
      });
    });
  }
}

function isWritable(stream: unknown): stream is Output {
  const { write, on } = (stream ?? {}) as { write?: unknown; on?: unknown };
  return typeof write === 'function' && typeof on === 'function';
}

/** nodejs.org/api/readline.html#class-readlinepromisesreadline */
class Readline {
  #autoCommit = false;
  readonly #stream: Output;
  #todo: string[] = [];

  constructor(stream: unknown, options: { autoCommit?: unknown } | undefined = undefined) {
    if (!isWritable(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    this.#stream = stream;
    if (options?.autoCommit != null) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#autoCommit = options.autoCommit;
    }
  }

  #add(sequence: string): this {
    if (this.#autoCommit) nextTick(() => this.#stream.write(sequence));
    else this.#todo.push(sequence);
    return this;
  }

  cursorTo(x: unknown, y: unknown = undefined): this {
    validateInteger(x, 'x');
    if (y != null) validateInteger(y, 'y');
    return this.#add(cursorSequence(x, y as number | undefined));
  }

  moveCursor(dx: unknown, dy: unknown): this {
    if (!dx && !dy) return this;
    validateInteger(dx, 'dx');
    validateInteger(dy, 'dy');
    return this.#add(moveSequence(dx, dy));
  }

  clearLine(dir: unknown): this {
    validateInteger(dir, 'dir', -1, 1);
    return this.#add(clearLineSequence(dir));
  }

  clearScreenDown(): this {
    return this.#add(CLEAR_SCREEN_DOWN);
  }

  commit(): Promise<void> {
    return new Promise((resolve) => {
      this.#stream.write(this.#todo.join(''), resolve as never);
      this.#todo = [];
    });
  }

  rollback(): this {
    this.#todo = [];
    return this;
  }
}

function createInterface(input: unknown, output: unknown, completer: unknown, terminal: unknown): PromiseInterface {
  return new PromiseInterface(input, output, completer, terminal);
}

// Its name is that of the other class, which the bundler would not let it have here.
Object.defineProperty(PromiseInterface, 'name', { value: 'Interface', configurable: true });

/** `node:readline/promises` (nodejs.org/api/readline.html#promises-api). */
export const promises = { Interface: PromiseInterface, Readline, createInterface };
