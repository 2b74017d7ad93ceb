import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { toText } from './guest-text.ts';

const OBJECT_URL = verbId('url.objectUrl');

/** The blobs that have an object URL, for `buffer.resolveObjectURL` (nodejs.org/api/url.html#urlcreateobjecturlblob). */
export const objectUrls = new Map<string, object>();

export function createObjectURL(obj: unknown): string {
  // The class is looked up at the call: this file does not depend on the module that makes it.
  const { Blob } = globalThis as { Blob?: new () => object };
  if (typeof Blob !== 'function' || !(obj instanceof Blob)) throw new codes.ERR_INVALID_ARG_TYPE('obj', 'Blob', obj);
  const id = port(OBJECT_URL) as string;
  objectUrls.set(id, obj);
  return id;
}

export function revokeObjectURL(url: unknown): void {
  // A rest parameter would change the length of the function.
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
  objectUrls.delete(toText(url));
}
