import { codes } from 'internal:errors';
import { getBuiltin } from 'internal:loader';
import { unavailable } from 'internal:surface';
import { systemErrors } from 'internal:system-errors';
import { validateInteger } from 'internal:validators';
import { Socket } from 'node:net';
import { process } from 'node:process';
import { colorDepth } from './guest-color-depth.ts';

const EINVAL = -22;

/** No file of a sandbox is a terminal. */
function isatty(_fd: unknown): boolean {
  return false;
}

function refuse(fd: unknown): never {
  // biome-ignore lint/suspicious/noDoubleEquals: digits in a string are a file descriptor in Node too.
  if ((fd as number) >> 0 != fd || (fd as number) < 0) throw new codes.ERR_INVALID_FD(fd);
  const [code, message] = systemErrors().get(EINVAL)!;
  throw new codes.ERR_TTY_INIT_FAILED({ errno: EINVAL, code, message, syscall: 'uv_tty_init' });
}

function ReadStream(fd: unknown, _options: unknown): never {
  return refuse(fd);
}
function WriteStream(fd: unknown): never {
  return refuse(fd);
}

type Prototype = Record<string, unknown>;
interface Readline {
  [name: string]: (stream: unknown, ...args: unknown[]) => boolean;
}
const readline = (): Readline => getBuiltin('readline') as Readline;

for (const Stream of [ReadStream, WriteStream]) {
  Object.setPrototypeOf(Stream.prototype, Socket.prototype);
  Object.setPrototypeOf(Stream, Socket);
}
(ReadStream.prototype as Prototype).setRawMode = function setRawMode(_flag: unknown): never {
  return unavailable('tty.ReadStream.prototype.setRawMode()');
};

const members = {
  isTTY: true,
  getColorDepth(env: Record<string, string | undefined> = process.env): number {
    return colorDepth(env);
  },
  hasColors(count?: unknown, env?: Record<string, string | undefined>): boolean {
    let [wanted, variables] = [count, env];
    if (variables === undefined && (count === undefined || (typeof count === 'object' && count !== null))) {
      variables = count as typeof env;
      wanted = 16;
    } else {
      validateInteger(wanted, 'count', 2);
    }
    return (wanted as number) <= 2 ** members.getColorDepth(variables);
  },
  _refreshSize(): void {},
  cursorTo(this: unknown, x: unknown, y: unknown, callback: unknown): boolean {
    return readline().cursorTo!(this, x, y, callback);
  },
  moveCursor(this: unknown, dx: unknown, dy: unknown, callback: unknown): boolean {
    return readline().moveCursor!(this, dx, dy, callback);
  },
  clearLine(this: unknown, dir: unknown, callback: unknown): boolean {
    return readline().clearLine!(this, dir, callback);
  },
  clearScreenDown(this: unknown, callback: unknown): boolean {
    return readline().clearScreenDown!(this, callback);
  },
  getWindowSize(this: { columns: number; rows: number }): [number, number] {
    return [this.columns, this.rows];
  },
};
Object.assign(WriteStream.prototype as Prototype, members);

/** nodejs.org/api/tty.html. DIVERGES: nothing is a terminal: streams of `tty` cannot be made. */
export default { isatty, ReadStream, WriteStream };
