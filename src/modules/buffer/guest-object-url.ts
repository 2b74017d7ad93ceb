import { objectUrls } from 'web:url';
import { type Blob, cloneBlob, isBlob } from './guest-blob.ts';

/** The form a `blob:` URL was made in, of what a URL parser would read as the same one. */
function normalize(url: unknown): string {
  const text = `${url as string}`.replace(/^[\0- ]+|[\0- ]+$/g, '').replace(/[\t\n\r]/g, '');
  return text.replace(/^blob:/i, 'blob:').replace(/[?#].*$/s, '');
}

/**
 * `buffer.resolveObjectURL(id)`: another Blob over the same bytes, or undefined
 * (nodejs.org/api/buffer.html#bufferresolveobjecturlid).
 */
export function resolveObjectURL(url: unknown): Blob | undefined {
  const blob = objectUrls.get(normalize(url));
  return isBlob(blob) ? cloneBlob(blob) : undefined;
}
