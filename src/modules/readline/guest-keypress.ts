import { StringDecoder } from 'node:string_decoder';
import { clearTimeout, setTimeout } from 'node:timers';
import { type Key, keyParser } from './guest-keys.ts';

const kDecoder = Symbol('keypress-decoder');
const kParser = Symbol('escape-decoder');
export const kSawKeyPress = Symbol('_sawKeyPress');

/** How long an ESC waits for more, where no interface says otherwise. */
const ESCAPE_TIMEOUT_MS = 500;

export interface KeySource {
  on(event: string, listener: (...values: never[]) => void): unknown;
  removeListener(event: string, listener: (...values: never[]) => void): unknown;
  emit(event: string, ...values: unknown[]): boolean;
  listenerCount(event: string): number;
  [kDecoder]?: { write(chunk: unknown): string };
  [kParser]?: ReturnType<typeof keyParser>;
}

/** What an interface is told of the input that its keys come from. */
export interface KeyTarget {
  escapeCodeTimeout: number;
  isCompletionEnabled: boolean;
  [kSawKeyPress]: boolean;
}

function startParser(stream: KeySource): ReturnType<typeof keyParser> {
  const parser = keyParser((text: string | undefined, key: Key) => void stream.emit('keypress', text, key));
  parser.next();
  stream[kParser] = parser;
  return parser;
}

/** nodejs.org/api/readline.html#readlineemitkeypresseventsstream-interface */
export function emitKeypressEvents(stream: KeySource, iface: Partial<KeyTarget> = {}): void {
  if (stream[kDecoder]) return;
  stream[kDecoder] = new StringDecoder('utf8');
  startParser(stream);
  let timeout: unknown;

  function onData(input: unknown): void {
    if (stream.listenerCount('keypress') === 0) {
      // Nobody is watching any more: it starts anew with the next listener.
      stream.removeListener('data', onData);
      stream.on('newListener', onNewListener as never);
      return;
    }
    const text = stream[kDecoder]!.write(input);
    if (text === '') return;
    clearTimeout(timeout as never);
    const characters = [...text];
    iface[kSawKeyPress] = characters.length === 1;
    iface.isCompletionEnabled = false;
    for (const [index, character] of characters.entries()) {
      const isLast = index === characters.length - 1;
      // Pasted text completes nothing: only the last character may be a key that somebody pressed.
      if (isLast) iface.isCompletionEnabled = true;
      try {
        stream[kParser]!.next(character);
        if (isLast && character === '\x1b') {
          timeout = setTimeout(() => stream[kParser]!.next(''), iface.escapeCodeTimeout ?? ESCAPE_TIMEOUT_MS);
        }
      } catch (error) {
        // A listener threw, which ended the parser.
        startParser(stream);
        throw error;
      }
    }
  }

  function onNewListener(event: string): void {
    if (event !== 'keypress') return;
    stream.on('data', onData);
    stream.removeListener('newListener', onNewListener as never);
  }

  if (stream.listenerCount('keypress') > 0) stream.on('data', onData);
  else stream.on('newListener', onNewListener as never);
}
