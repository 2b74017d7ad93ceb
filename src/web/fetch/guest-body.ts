import { unavailable } from 'internal:surface';
import { bytesOf, createBlob, isAnyArrayBuffer, isBlob, isView } from 'node:buffer';
import { TextDecoder, TextEncoder } from 'web:encoding';
import { URLSearchParams } from 'web:url';

/** A body that is all there: bytes, or a promise of those of a Blob. */
export interface Body {
  readonly bytes: Uint8Array | Promise<Uint8Array>;
  readonly type: string | undefined;
}

/** fetch.spec.whatwg.org/#concept-bodyinit-extract */
export function extractBody(value: unknown): Body {
  if (isBlob(value)) return { bytes: (value as { bytes(): Promise<Uint8Array> }).bytes(), type: value.type || undefined };
  if (isAnyArrayBuffer(value) || isView(value)) return { bytes: bytesOf(value).slice(), type: undefined };
  if (value instanceof URLSearchParams) {
    return { bytes: new TextEncoder().encode(value.toString()), type: 'application/x-www-form-urlencoded;charset=UTF-8' };
  }
  const isStream = typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
  if (isStream) unavailable('A Response of a stream');
  return { bytes: new TextEncoder().encode(`${value as string}`), type: 'text/plain;charset=UTF-8' };
}

/** What the methods of a body give (fetch.spec.whatwg.org/#body-mixin). */
export const packages = {
  arrayBuffer: (bytes: Uint8Array): unknown => bytes.slice().buffer,
  blob: (bytes: Uint8Array, type: string): unknown => createBlob([bytes], type),
  bytes: (bytes: Uint8Array): unknown => bytes.slice(),
  json: (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes)),
  text: (bytes: Uint8Array): unknown => new TextDecoder().decode(bytes),
  formData: (_bytes: Uint8Array, type: string): unknown => {
    if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) unavailable('Response.formData()');
    throw new TypeError('Content-Type was not one of "multipart/form-data" or "application/x-www-form-urlencoded".');
  },
};
