import {
  type OpenOptions,
  type ReadOnlyFile,
  type ReadOnlyVolume,
  SymlinkInPath,
  type VolumeEntry,
  VolumeError,
  type VolumeStat,
} from 'nodelet';

/** A file, folder or link of the archive. */
interface Node {
  readonly stat: VolumeStat;
  readonly content: Uint8Array;
  /** Of a link. */
  readonly target: string;
  /** Of a folder. */
  readonly entries: Map<string, Node>;
}

const BLOCK = 512;
const text = new TextDecoder();

/**
 * A tar archive as a volume that is read in place: nothing is unpacked, and any number of sandboxes can share one. It
 * takes what POSIX `ustar` describes (pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html): files, folders, links.
 */
export function tarVolume(archive: Uint8Array): ReadOnlyVolume {
  const root = makeNode('directory', 1);
  let inodes = 1;
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const name = field(header, 0, 100);
    // Two empty blocks end an archive.
    if (name === '') break;
    const size = Number.parseInt(field(header, 124, 12), 8);
    if (!(size >= 0 && at + BLOCK + size <= archive.length)) throw new TypeError(`The archive is cut in "${name}"`);
    const prefix = field(header, 345, 155);
    const kind = field(header, 156, 1);
    const type = kind === '5' ? 'directory' : kind === '2' ? 'symlink' : 'file';
    const target = field(header, 157, 100);
    // A view of the archive's own bytes.
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    const mode = Number.parseInt(field(header, 100, 8), 8) || 0o644;
    const mtimeMs = Number.parseInt(field(header, 136, 12), 8) * 1000 || 0;
    if (kind === '' || kind === '0' || type !== 'file') {
      add(prefix === '' ? name : `${prefix}/${name}`, makeNode(type, ++inodes, { mode, mtimeMs, content, target }));
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }

  function add(path: string, node: Node): void {
    const names = path.split('/').filter((name) => name !== '' && name !== '.');
    // An archive is someone else's: a name in it must not lead anywhere.
    if (names.length === 0 || names.includes('..')) return;
    const last = names.pop() as string;
    let folder = root;
    for (const name of names) {
      const next = folder.entries.get(name) ?? makeNode('directory', ++inodes);
      if (next.stat.type !== 'directory') return;
      folder.entries.set(name, next);
      folder = next;
    }
    if (!folder.entries.has(last)) folder.entries.set(last, node);
  }

  /** What stands at a path. A link on the way is not followed here: the sandbox does that, in its own file system. */
  function find(path: string): Node | undefined {
    let node: Node | undefined = root;
    let walked = '';
    for (const name of path === '' ? [] : path.split('/')) {
      if (node.stat.type === 'symlink') throw new SymlinkInPath(walked, node.target);
      if (node.stat.type !== 'directory') throw new VolumeError('ENOTDIR');
      node = node.entries.get(name);
      if (node === undefined) return undefined;
      walked = walked === '' ? name : `${walked}/${name}`;
    }
    return node;
  }

  function get(path: string, isFollowing: boolean): Node {
    const node = find(path);
    if (node === undefined) throw new VolumeError('ENOENT');
    if (isFollowing && node.stat.type === 'symlink') throw new SymlinkInPath(path, node.target);
    return node;
  }

  return {
    readOnly: true,
    stat: (path) => find(path)?.stat,
    readdir(path): VolumeEntry[] {
      const { entries, stat } = get(path, true);
      if (stat.type !== 'directory') throw new VolumeError('ENOTDIR');
      return Array.from(entries, ([name, { stat }]) => ({ name, type: stat.type }));
    },
    readlink(path) {
      const { target, stat } = get(path, false);
      if (stat.type !== 'symlink') throw new VolumeError('EINVAL');
      return target;
    },
    readFile(path) {
      const { content, stat } = get(path, true);
      if (stat.type !== 'file') throw new VolumeError('EISDIR');
      return content;
    },
    open(path, _options: OpenOptions): ReadOnlyFile {
      const { content, stat } = get(path, true);
      return {
        stat: () => stat,
        read(target, position) {
          const part = content.subarray(position, position + target.length);
          target.set(part);
          return part.length;
        },
        close() {},
      };
    },
  };
}

function field(header: Uint8Array, start: number, length: number): string {
  const bytes = header.subarray(start, start + length);
  const end = bytes.indexOf(0);
  return text.decode(end === -1 ? bytes : bytes.subarray(0, end)).trim();
}

function makeNode(
  type: 'file' | 'directory' | 'symlink',
  ino: number,
  { mode = 0o755, mtimeMs = 0, content = new Uint8Array(0) as Uint8Array, target = '' } = {},
): Node {
  const times = { atimeMs: mtimeMs, mtimeMs, ctimeMs: mtimeMs, birthtimeMs: mtimeMs };
  const size = type === 'file' ? content.length : type === 'symlink' ? target.length : 0;
  return { stat: { type, ino, mode, nlink: 1, uid: 0, gid: 0, size, ...times }, content, target, entries: new Map() };
}
