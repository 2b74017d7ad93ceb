import { manifest } from './assets.ts';
import { recordOf, refuseGrant, shown } from './capabilities/grant-checks.ts';
import type { VolumeData } from './capabilities/volumes/memory-data.ts';
import type { Image } from './engine/image.ts';
import { imageBytes } from './engine/image.ts';
import type { EventLoop } from './engine/loop.ts';
import { SandboxError } from './errors.ts';

/** Everything a snapshot knows beside linear memory. */
export interface SnapshotState {
  readonly image: Image;
  /** Boxed namespace of the main module; 0 when none ran. */
  readonly mainBox: number;
  /** Content of the private volume; undefined while nothing was ever put there. */
  readonly volume: VolumeData | undefined;
}

const MAGIC = 'nodelet-snapshot';
const VERSION = 1;
const DIGEST_BYTES = 32;

/**
 * A sandbox at rest, ready to be restored any number of times. Make one with `prepare()` or `sandbox.snapshot()`.
 *
 * @example
 * const snapshot = await prepare({ files: { '/app/main.js': 'export const double = (n) => 2 * n' }, entry: '/app/main.js' });
 * const copy = Snapshot.parse(snapshot.serialize({ key: 'secret' }), { key: 'secret' });
 * const sandbox = await createSandbox({ snapshot: copy });
 * await sandbox.call('double', [4]); // { ok: true, value: 8, ... }
 */
export class Snapshot {
  /** @internal */
  readonly state: SnapshotState;

  /** @internal */
  constructor(state: SnapshotState) {
    this.state = state;
  }

  /** Bytes of linear memory that a restore writes. */
  get imageBytes(): number {
    return imageBytes(this.state.image);
  }

  /**
   * The snapshot as bytes, with a SHA-256 digest over all of it, or an HMAC-SHA-256 when a key is given: a digest tells
   * damage, only a key tells an attacker's change.
   */
  serialize(options: { readonly key?: string | Uint8Array } = {}): Uint8Array {
    const key = keyOf(options, 'serialize()');
    const { image, mainBox, volume } = this.state;
    const blobs: Uint8Array[] = image.runs.map((run) => run.bytes);
    const header = {
      magic: MAGIC,
      version: VERSION,
      engine: manifest().engineDigest,
      guest: manifest().guestDigest,
      runtime: image.runtime,
      context: image.context,
      entriesBox: image.entriesBox,
      mainBox,
      monotonicMs: image.monotonicMs,
      pages: image.pages,
      runs: image.runs.map((run) => [run.offset, run.bytes.length]),
      volume: volume && {
        ...volume,
        // Contents follow the header; in it stands their length.
        inodes: volume.inodes.map(({ content, ...inode }) => {
          if (content === undefined) return inode;
          const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
          blobs.push(bytes);
          return { ...inode, content: bytes.length };
        }),
      },
      signed: key !== undefined,
    };
    const head = new TextEncoder().encode(JSON.stringify(header));
    const total = 4 + head.length + blobs.reduce((sum, blob) => sum + blob.length, 0);
    const bytes = new Uint8Array(total + DIGEST_BYTES);
    new DataView(bytes.buffer).setUint32(0, head.length, true);
    bytes.set(head, 4);
    let at = 4 + head.length;
    for (const blob of blobs) {
      bytes.set(blob, at);
      at += blob.length;
    }
    bytes.set(digest(bytes.subarray(0, total), key), total);
    return bytes;
  }

  /** Reads what `serialize` wrote. Anything altered, cut or made by another version throws code `snapshot`. */
  static parse(bytes: Uint8Array, options: { readonly key?: string | Uint8Array } = {}): Snapshot {
    if (!(bytes instanceof Uint8Array)) throw new SandboxError('option', 'Snapshot.parse() takes a Uint8Array');
    const key = keyOf(options, 'Snapshot.parse()');
    if (bytes.length < 4 + DIGEST_BYTES) throw refuse('it is too short');
    // A copy: what was checked must be what is restored, whatever becomes of the caller's buffer.
    const own = new Uint8Array(bytes);
    const body = own.subarray(0, own.length - DIGEST_BYTES);
    if (!crypto().timingSafeEqual(digest(body, key), own.subarray(own.length - DIGEST_BYTES))) {
      throw refuse(
        key === undefined ? 'its digest does not match (altered, or signed with a key)' : 'its signature does not match the key',
      );
    }
    return parseBody(body);
  }
}

/** @internal The body without its digest, for the built-in snapshot, which ships beside the code that reads it. */
export function parseBody(body: Uint8Array): Snapshot {
  const length = new DataView(body.buffer, body.byteOffset).getUint32(0, true);
  if (4 + length > body.length) throw refuse('its header is cut');
  const header = readHeader(body.subarray(4, 4 + length));
  if (header?.magic !== MAGIC) throw refuse('it is no snapshot');
  if (header.version !== VERSION) throw refuse(`its format is version ${header.version}, this library reads version ${VERSION}`);
  if (header.engine !== manifest().engineDigest || header.guest !== manifest().guestDigest)
    throw refuse('it was made by another version of this library');
  assertLayout(header);
  let at = 4 + length;
  const take = (size: number): Uint8Array => {
    if (!(Number.isSafeInteger(size) && size >= 0 && size <= body.length - at)) throw refuse('it is cut');
    at += size;
    return body.subarray(at - size, at);
  };
  const runs = (header.runs as [number, number][]).map(([offset, size]) => ({ offset, bytes: take(size) }));
  const volume = header.volume && {
    ...header.volume,
    inodes: header.volume.inodes.map((inode: { content?: number }) =>
      inode.content === undefined ? inode : { ...inode, content: take(inode.content) },
    ),
  };
  if (at !== body.length) throw refuse('its length does not match its header');
  const { runtime, context, entriesBox, mainBox, monotonicMs, pages } = header;
  return new Snapshot({ image: { runtime, context, entriesBox, monotonicMs, pages, runs }, mainBox, volume });
}

/** A key that is misspelt or empty must not leave a snapshot without a signature. */
function keyOf(options: unknown, what: string): string | Uint8Array | undefined {
  const { key } = recordOf(options, `The options of ${what}`, ['key']);
  if (key !== undefined && !((typeof key === 'string' || key instanceof Uint8Array) && key.length > 0))
    refuseGrant(`The key of ${what} must be a string or a Uint8Array, and not empty, got ${shown(key)}`);
  return key as string | Uint8Array | undefined;
}

const LINEAR_MEMORY = 2 ** 31;

/** A digest without a key is anyone's to compute, so what the header says must also be possible. */
function assertLayout({
  runtime,
  context,
  entriesBox,
  mainBox,
  monotonicMs,
  pages,
  runs,
  volume,
}: Record<string, unknown>): void {
  const isPointer = (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) < LINEAR_MEMORY;
  if (![runtime, context, entriesBox, mainBox].every(isPointer)) throw refuse('it has a pointer outside of linear memory');
  if (typeof monotonicMs !== 'number' || !(monotonicMs >= 0)) throw refuse('its clock is no number');
  if (!Number.isInteger(pages) || (pages as number) < 1 || (pages as number) > LINEAR_MEMORY / 65_536)
    throw refuse('its memory size is impossible');
  let end = 0;
  if (!Array.isArray(runs)) throw refuse('its memory runs are no list');
  for (const run of runs as unknown[]) {
    const [offset, size] = Array.isArray(run) ? (run as unknown[]) : [];
    if (!isPointer(offset) || !isPointer(size) || (offset as number) < end)
      throw refuse('its memory runs overlap or leave linear memory');
    end = (offset as number) + (size as number);
  }
  if (end > (pages as number) * 65_536) throw refuse('its memory runs are longer than its memory');
  // What an inode says is checked where the volume is made of it (memory-data.ts).
  const { inodes } = (volume ?? { inodes: [] }) as { readonly inodes?: unknown };
  if (!Array.isArray(inodes) || !inodes.every((inode) => typeof inode === 'object' && inode !== null))
    throw refuse('its files are no list');
}

/** What JSON makes of it, which may be anything. */
function readHeader(bytes: Uint8Array) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw refuse('its header cannot be read');
  }
}

/** The guest waits for what the host has for it, and would do so for ever in each sandbox that is restored. */
export function assertAtRest({ pending, undelivered }: EventLoop): void {
  if (pending > 0) throw new SandboxError('snapshot', `A snapshot cannot be taken with ${pending} host call(s) in flight`);
  if (undelivered > 0)
    throw new SandboxError('snapshot', `A snapshot cannot be taken with ${undelivered} result(s) that no operation has received`);
}

/** Loaded at its first use: it takes 5 ms, which a process that neither writes nor reads snapshots need not pay. */
const crypto = (): typeof import('node:crypto') => process.getBuiltinModule('node:crypto');

function digest(bytes: Uint8Array, key: string | Uint8Array | undefined): Uint8Array {
  const { createHash, createHmac } = crypto();
  return (key === undefined ? createHash('sha256') : createHmac('sha256', key)).update(bytes).digest();
}

function refuse(why: string): SandboxError {
  return new SandboxError('snapshot', `The snapshot is refused: ${why}`);
}
