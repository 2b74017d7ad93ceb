import {
  bufferByteLength,
  bufferIsDetached,
  bufferIsResizable,
  bufferMaxByteLength,
  bufferResize,
  bytesPerElement,
  dataViewBuffer,
  dataViewByteLength,
  dataViewByteOffset,
  NativeArrayBuffer,
  NativeDataView,
  NativeUint8Array,
  typedAt,
  typedBuffer,
  typedByteLength,
  typedByteOffset,
  typedLength,
  typedSet,
  type ViewConstructor,
  viewConstructors,
  viewTypeName,
} from './guest-intrinsics.ts';
import { dataCloneError, refuse } from './guest-refusal.ts';

/** Where a view lies; `length` is absent for one that follows the length of its resizable buffer. */
export interface ViewPlace {
  readonly constructor: ViewConstructor;
  readonly buffer: ArrayBuffer | SharedArrayBuffer;
  readonly byteOffset: number;
  readonly length: number | undefined;
}

function isShared(buffer: object): buffer is SharedArrayBuffer {
  try {
    bufferByteLength(buffer);
    return false;
  } catch {
    return true;
  }
}

export function assertAttached(buffer: ArrayBuffer): void {
  if (bufferIsDetached(buffer)) throw dataCloneError('An ArrayBuffer is detached and could not be cloned.');
}

export function copyBuffer(source: ArrayBuffer): ArrayBuffer {
  assertAttached(source);
  const byteLength = bufferByteLength(source);
  const copy = bufferIsResizable(source)
    ? new NativeArrayBuffer(byteLength, { maxByteLength: bufferMaxByteLength(source) })
    : new NativeArrayBuffer(byteLength);
  if (byteLength > 0) typedSet(new NativeUint8Array(copy), new NativeUint8Array(source));
  return copy;
}

/**
 * The language does not tell whether a view follows its buffer's length, so the buffer is resized by one element and
 * back, and the view's length looked at. Growing writes zeros past the end and nothing else; a buffer at its maximum is
 * shortened, and its last element put back.
 */
function followsBuffer(buffer: ArrayBuffer, step: number, byteOffset: number, lengthNow: () => number): boolean {
  if (!bufferIsResizable(buffer)) return false;
  const byteLength = bufferByteLength(buffer);
  const before = lengthNow();
  if (byteLength + step <= bufferMaxByteLength(buffer)) {
    bufferResize(buffer, byteLength + step);
    const grew = lengthNow() !== before;
    bufferResize(buffer, byteLength);
    return grew;
  }
  if (byteLength - step < byteOffset) return false;
  const kept = new NativeUint8Array(step);
  typedSet(kept, new NativeUint8Array(buffer, byteLength - step, step));
  bufferResize(buffer, byteLength - step);
  let shrank: boolean;
  try {
    shrank = lengthNow() === before - 1;
  } catch {
    // A DataView of fixed length that now lies outside.
    shrank = false;
  }
  bufferResize(buffer, byteLength);
  typedSet(new NativeUint8Array(buffer, byteLength - step, step), kept);
  return shrank;
}

function placeOfDataView(view: object): ViewPlace {
  const buffer = dataViewBuffer(view);
  if (!isShared(buffer)) {
    assertAttached(buffer);
    try {
      dataViewByteLength(view);
    } catch {
      refuse(view);
    }
  }
  const byteOffset = dataViewByteOffset(view);
  const follows = !isShared(buffer) && followsBuffer(buffer, 1, byteOffset, () => dataViewByteLength(view));
  return { constructor: NativeDataView, buffer, byteOffset, length: follows ? undefined : dataViewByteLength(view) };
}

export function placeOfView(view: object): ViewPlace {
  const name = viewTypeName(view);
  if (name === undefined) return placeOfDataView(view);
  const constructor = viewConstructors[name]!;
  const buffer = typedBuffer(view);
  let follows = false;
  if (!isShared(buffer)) {
    assertAttached(buffer);
    if (bufferIsResizable(buffer)) {
      try {
        typedAt(view, 0);
      } catch {
        throw dataCloneError('[object Object] could not be cloned.');
      }
      follows = followsBuffer(buffer, bytesPerElement(constructor), typedByteOffset(view), () => typedLength(view));
    }
  }
  return { constructor, buffer, byteOffset: typedByteOffset(view), length: follows ? undefined : typedLength(view) };
}

export function createView({ constructor, byteOffset, length }: ViewPlace, buffer: ArrayBufferLike): ArrayBufferView {
  return length === undefined ? new constructor(buffer, byteOffset) : new constructor(buffer, byteOffset, length);
}

export { isShared, typedByteLength };
