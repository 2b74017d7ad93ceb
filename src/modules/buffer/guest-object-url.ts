import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { type Blob, cloneBlob, isBlob } from './guest-blob.ts';

const RANDOM_UUID = verbId('buffer.randomUuid');
const PREFIX = 'blob:nodedata:';

const blobs = new Map<string, Blob>();

/** The identifier in a `blob:` URL, read as a URL parser would read it. */
function identifierOf(url: unknown): string | undefined {
  const text = `${url as string}`.replace(/^[\0- ]+|[\0- ]+$/g, '').replace(/[\t\n\r]/g, '');
  return /^blob:nodedata:([^?#]*)/i.exec(text)?.[1];
}

/** `URL.createObjectURL(blob)` (nodejs.org/api/url.html#urlcreateobjecturlblob). */
export function createObjectURL(obj: unknown): string {
  if (!isBlob(obj)) throw new codes.ERR_INVALID_ARG_TYPE('obj', 'Blob', obj);
  const identifier = port(RANDOM_UUID) as string;
  blobs.set(identifier, cloneBlob(obj));
  return `${PREFIX}${identifier}`;
}

/** `URL.revokeObjectURL(id)`. */
export function revokeObjectURL(url: unknown): void {
  // biome-ignore lint/complexity/noArguments: an argument that is undefined is one.
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
  const identifier = identifierOf(url);
  if (identifier !== undefined) blobs.delete(identifier);
}

/** `buffer.resolveObjectURL(id)`: another Blob over the same bytes, or undefined. */
export function resolveObjectURL(url: unknown): Blob | undefined {
  const blob = blobs.get(identifierOf(url) ?? '');
  return blob === undefined ? undefined : cloneBlob(blob);
}
