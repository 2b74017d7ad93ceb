import { codes, errnoException } from 'internal:errors';
import { inspect } from 'internal:inspect';
import { signalNumbers } from 'internal:signals';
import { nextTick } from 'internal:tasks';
import { reallyExit } from './guest-exit.ts';

/** A sandbox has one process. */
export const pid = 1;
export const ppid = 0;

const ESRCH = -3;
const EINVAL = -22;
const LAST_SIGNAL = 64;
/** Status of a process that a signal ended, as shells report it. */
const SIGNALLED = 128;
/** Signals that do nothing to a process that does not listen. */
const HARMLESS = ['SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH'];

interface Receiver {
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
}

let receiver: Receiver;

export function setSignalReceiver(process: Receiver): void {
  receiver = process;
}

function signalNumber(signal: unknown): number {
  if (typeof signal === 'number' && signal === (signal | 0)) return signal;
  const name = signal || 'SIGTERM';
  const number = typeof name === 'string' ? signalNumbers()[name] : undefined;
  if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(typeof name === 'string' ? name : inspect(name));
  return number;
}

/** Sends a signal to the one process there is (nodejs.org/api/process.html#processkillpid-signal). */
export function kill(target: number, signal?: string | number): true {
  // biome-ignore lint/suspicious/noDoubleEquals: digits in a string are a process id in Node too.
  if (target != ((target as number) | 0)) throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', target);
  const number = signalNumber(signal);
  if (number < 0 || number > LAST_SIGNAL) throw errnoException(EINVAL, 'kill');
  // 0 and -1 mean the process group and everything: here they are the same process.
  if (![pid, 0, -1].includes(Number(target))) throw errnoException(ESRCH, 'kill');
  if (number !== 0) deliver(number);
  return true;
}

function deliver(number: number): void {
  const table = signalNumbers();
  const name = Object.keys(table).find((each) => table[each] === number) ?? '';
  const canListen = name !== 'SIGKILL' && name !== 'SIGSTOP';
  if (canListen && receiver.listenerCount(name) > 0) nextTick(() => void receiver.emit(name, name, number));
  else if (!HARMLESS.includes(name)) reallyExit(SIGNALLED + number);
}
