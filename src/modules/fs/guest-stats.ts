import { toBytes } from './guest-arguments.ts';

/**
 * `fs.Stats`, its bigint form, `fs.Dirent` and the result of `statfs` (nodejs.org/api/fs.html#class-fsstats). The methods of
 * stats are assigned and not declared: Node's have no name.
 */
interface StatsObject {
  mode: number | bigint;
  _checkModeProperty(type: number): boolean;
  [field: string]: unknown;
}
type Prototype = Record<string, unknown>;

/** How many of the numbers are no times. */
const PLAIN_FIELDS = 10;
const TIMES = ['atime', 'mtime', 'ctime', 'birthtime'];
const TYPE_MASK = 0o170000;
const DIRECTORY_BITS = 0o040000;

/** Field by field: a stat is made often, and a loop over names takes three times as long in the guest's engine. */
class StatsBase {
  dev: unknown;
  mode: unknown;
  nlink: unknown;
  uid: unknown;
  gid: unknown;
  rdev: unknown;
  blksize: unknown;
  ino: unknown;
  size: unknown;
  blocks: unknown;

  constructor(
    dev: unknown,
    mode: unknown,
    nlink: unknown,
    uid: unknown,
    gid: unknown,
    rdev: unknown,
    blksize: unknown,
    ino: unknown,
    size: unknown,
    blocks: unknown,
  ) {
    this.dev = dev;
    this.mode = mode;
    this.nlink = nlink;
    this.uid = uid;
    this.gid = gid;
    this.rdev = rdev;
    this.blksize = blksize;
    this.ino = ino;
    this.size = size;
    this.blocks = blocks;
  }
}
const methods = StatsBase.prototype as unknown as Prototype;
const check = (type: number) =>
  function (this: StatsObject): boolean {
    return this._checkModeProperty(type);
  };
methods.isDirectory = check(DIRECTORY_BITS);
methods.isFile = check(0o100000);
methods.isBlockDevice = check(0o060000);
methods.isCharacterDevice = check(0o020000);
methods.isSymbolicLink = check(0o120000);
methods.isFIFO = check(0o010000);
methods.isSocket = check(0o140000);

class Stats extends StatsBase {
  atimeMs: unknown;
  mtimeMs: unknown;
  ctimeMs: unknown;
  birthtimeMs: unknown;

  constructor(
    dev: unknown,
    mode: unknown,
    nlink: unknown,
    uid: unknown,
    gid: unknown,
    rdev: unknown,
    blksize: unknown,
    ino: unknown,
    size: unknown,
    blocks: unknown,
    atimeMs: unknown,
    mtimeMs: unknown,
    ctimeMs: unknown,
    birthtimeMs: unknown,
  ) {
    super(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks);
    this.atimeMs = atimeMs;
    this.mtimeMs = mtimeMs;
    this.ctimeMs = ctimeMs;
    this.birthtimeMs = birthtimeMs;
  }
}

class BigIntStats extends StatsBase {
  constructor(
    dev: unknown,
    mode: unknown,
    nlink: unknown,
    uid: unknown,
    gid: unknown,
    rdev: unknown,
    blksize: unknown,
    ino: unknown,
    size: unknown,
    blocks: unknown,
    atimeNs: bigint,
    mtimeNs: bigint,
    ctimeNs: bigint,
    birthtimeNs: bigint,
  ) {
    super(dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks);
    const ms = (ns: bigint): bigint => ns / 1_000_000n;
    Object.assign(this, { atimeMs: ms(atimeNs), mtimeMs: ms(mtimeNs), ctimeMs: ms(ctimeNs), birthtimeMs: ms(birthtimeNs) });
    Object.assign(this, { atimeNs, mtimeNs, ctimeNs, birthtimeNs });
  }
}

for (const { prototype } of [Stats, BigIntStats]) {
  for (const time of TIMES) {
    // A Date is made when it is asked for and becomes an own property then, as in Node since 22.
    Object.defineProperty(prototype, time, {
      get(this: Prototype) {
        const date = new Date(Math.round(Number(this[`${time}Ms`] as number)));
        this[time] = date;
        return date;
      },
      set(this: Prototype, value: unknown) {
        Object.defineProperty(this, time, { value, writable: true, enumerable: true, configurable: true });
      },
      enumerable: true,
      configurable: true,
    });
  }
}

(Stats.prototype as unknown as Prototype)._checkModeProperty = function (this: StatsObject, type: number): boolean {
  return ((this.mode as number) & TYPE_MASK) === type;
};
(BigIntStats.prototype as unknown as Prototype)._checkModeProperty = function (this: StatsObject, type: number): boolean {
  return ((this.mode as bigint) & BigInt(TYPE_MASK)) === BigInt(type);
};

export { Stats };

/** Where the host writes the numbers of one stat: no result has to be built on the way. */
const numbers = new Float64Array(14);
export const statNumbers = toBytes(numbers);

/** The numbers as text, all but the time of the last access: two that are equal are of a file that did not change. */
export function copyStatNumbers(): string {
  return numbers.filter((_, index) => index !== PLAIN_FIELDS).join();
}

/** Whether the numbers that the host has just written are a directory's. */
export function isDirectoryMode(): boolean {
  return (numbers[1]! & TYPE_MASK) === DIRECTORY_BITS;
}

/** `UV_DIRENT_*` by the four bits of the type in a mode (inode(7)). */
const ENTRY_TYPES = [0, 4, 6, 0, 2, 0, 7, 0, 1, 0, 3, 0, 5];

/** Their type as that of an entry of a directory. */
export function statType(): number {
  return ENTRY_TYPES[(numbers[1]! & TYPE_MASK) >> 12] ?? 0;
}

/** The stat whose numbers the host has just written. */
export function takeStats(bigint: boolean): object {
  return bigint
    ? Reflect.construct(
        BigIntStats,
        Array.from(numbers, (value, index) => (index < PLAIN_FIELDS ? BigInt(value) : nanoseconds(value))),
      )
    : Reflect.construct(Stats, numbers);
}

function nanoseconds(ms: number): bigint {
  const whole = Math.floor(ms);
  return BigInt(whole) * 1_000_000n + BigInt(Math.round((ms - whole) * 1e6));
}

const spaceNumbers = new Float64Array(7);
export const statfsNumbers = toBytes(spaceNumbers);

class StatFs {
  constructor(fields: readonly (number | bigint)[]) {
    const [type, bsize, blocks, bfree, bavail, files, ffree] = fields;
    Object.assign(this, { type, bsize, frsize: bsize, blocks, bfree, bavail, files, ffree });
  }
}

export function takeStatFs(bigint: boolean): object {
  return new StatFs(bigint ? Array.from(spaceNumbers, (value) => BigInt(value)) : [...spaceNumbers]);
}

const kType = Symbol('type');

/** One entry of a directory (nodejs.org/api/fs.html#class-fsdirent). */
export class Dirent {
  name: unknown;
  parentPath: unknown;
  declare [kType]: unknown;

  constructor(name: unknown, type: unknown, path: unknown) {
    this.name = name;
    this.parentPath = path;
    this[kType] = type;
  }

  isDirectory(): boolean {
    return this[kType] === 2;
  }

  isFile(): boolean {
    return this[kType] === 1;
  }

  isBlockDevice(): boolean {
    return this[kType] === 7;
  }

  isCharacterDevice(): boolean {
    return this[kType] === 6;
  }

  isSymbolicLink(): boolean {
    return this[kType] === 3;
  }

  isFIFO(): boolean {
    return this[kType] === 4;
  }

  isSocket(): boolean {
    return this[kType] === 5;
  }
}
