import { SandboxError } from '../../errors.ts';
import type { InodeData, VolumeData } from './memory-data.ts';

/** `NVOL`, then the version of the form, then the length of the header, each a 32-bit number, the lowest byte first. */
const MAGIC = 0x4c4f564e;
const VERSION = 1;
const PREFIX_BYTES = 12;

/** In the header, the length stands for the content; the contents follow it, in the order of their inodes. */
type InodeHeader = Omit<InodeData, 'content'> & { readonly content?: number };

const encoder = new TextEncoder();

/** A tree of files as bytes, to be stored or sent. */
export function writeVolumeBytes({ inodes }: VolumeData): Uint8Array {
  const contents: Uint8Array[] = [];
  const headers = inodes.map(({ content, ...inode }): InodeHeader => {
    if (content === undefined) return inode;
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    contents.push(bytes);
    return { ...inode, content: bytes.byteLength };
  });
  const header = encoder.encode(JSON.stringify(headers));
  const total = contents.reduce((sum, { byteLength }) => sum + byteLength, PREFIX_BYTES + header.byteLength);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, header.byteLength, true);
  bytes.set(header, PREFIX_BYTES);
  let at = PREFIX_BYTES + header.byteLength;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.byteLength;
  }
  return bytes;
}

/**
 * Takes the bytes apart; `readVolumeData` then checks what the parts say, as it does for data from anywhere. Contents are
 * views of the bytes. Nothing here proves who wrote them: bytes from an untrusted place are a tree that its sender chose.
 */
export function readVolumeBytes(bytes: Uint8Array): VolumeData {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC) throw refuse('it does not begin as one');
  const version = view.getUint32(4, true);
  if (version !== VERSION) throw refuse(`its form is version ${version}, this library reads version ${VERSION}`);
  let at = PREFIX_BYTES + view.getUint32(8, true);
  if (at > bytes.byteLength) throw refuse('its header is cut');
  let headers: unknown;
  try {
    headers = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(PREFIX_BYTES, at)));
  } catch {
    throw refuse('its header cannot be read');
  }
  if (!Array.isArray(headers)) throw refuse('its header is no list');
  const inodes = headers.map((header: InodeHeader | null): InodeData => {
    if (typeof header !== 'object' || header === null) throw refuse('its header lists something else than inodes');
    const { content, ...inode } = header;
    if (content === undefined) return inode;
    if (!Number.isSafeInteger(content) || content < 0 || content > bytes.byteLength - at) throw refuse('a content is cut');
    at += content;
    return { ...inode, content: bytes.subarray(at - content, at) };
  });
  if (at !== bytes.byteLength) throw refuse('there is more than its header tells of');
  return { format: 1, inodes };
}

function refuse(why: string): SandboxError {
  return new SandboxError('option', `"data" is not what toBytes() of a memory volume gives: ${why}`);
}
