import { deprecate } from 'internal:deprecate';
import { atob, btoa } from './guest-base64.ts';
import { Blob } from './guest-blob.ts';
import { Buffer } from './guest-buffer.ts';
import { allocUnsafeSlow, kMaxLength } from './guest-create.ts';
import { File } from './guest-file.ts';
import { getInspectMaxBytes, setInspectMaxBytes } from './guest-inspect.ts';
import { nameFunctions } from './guest-names.ts';
import { resolveObjectURL } from './guest-object-url.ts';
import { FastBuffer } from './guest-pool.ts';
import { isAscii, isUtf8, transcode } from './guest-transcode.ts';
import './guest-uint8-array.ts';

export { createBlob, createStoredBlob, isBlob, type StoredPart } from './guest-blob.ts';
export { encodingId } from './guest-encodings.ts';
export { bytesOf, isAnyArrayBuffer, isDetachedBuffer, isTypedArray, isUint8Array, isView } from './guest-typed-array.ts';
export { Blob, Buffer, File };

/** The longest string of V8 on a 64 bit machine. */
const kStringMaxLength = 2 ** 29 - 24;

/** Deprecated and still exported (nodejs.org/api/deprecations.html#dep0030-slowbuffer). */
function SlowBuffer(size: unknown): Uint8Array {
  return allocUnsafeSlow(size);
}
Object.setPrototypeOf(SlowBuffer.prototype, Uint8Array.prototype);
const SLOW_BUFFER_MESSAGE = 'SlowBuffer() is deprecated. Please use Buffer.allocUnsafeSlow()';

const exported = {
  Buffer,
  SlowBuffer: deprecate(SlowBuffer, SLOW_BUFFER_MESSAGE, 'DEP0030'),
  transcode,
  isUtf8,
  isAscii,
  kMaxLength,
  kStringMaxLength,
  btoa,
  atob,
  constants: undefined,
  INSPECT_MAX_BYTES: undefined,
  Blob,
  resolveObjectURL,
  File,
};

nameFunctions({ ...exported, SlowBuffer: undefined });
nameFunctions({ FastBuffer });

const constants = Object.defineProperties(
  {},
  {
    MAX_LENGTH: { value: kMaxLength, enumerable: true },
    MAX_STRING_LENGTH: { value: kStringMaxLength, enumerable: true },
  },
);
Object.defineProperties(exported, {
  constants: { value: constants, enumerable: true, configurable: false, writable: false },
  INSPECT_MAX_BYTES: {
    enumerable: true,
    configurable: true,
    get() {
      return getInspectMaxBytes();
    },
    set(value: unknown) {
      setInspectMaxBytes(value);
    },
  },
});

// Enumerable, unlike the classes of the Web (observed).
for (const [name, value] of Object.entries({ atob, btoa })) {
  Object.defineProperty(globalThis, name, { value, writable: true, enumerable: true, configurable: true });
}

export default exported;
