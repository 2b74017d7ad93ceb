import { codes } from 'internal:errors';
import { validateBoolean, validateObject } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { ReadableStream } from 'web:streams';
import type { FileHandle } from './guest-file-handle.ts';

const CHUNK_BYTES = 16384;

interface ByteController {
  readonly byobRequest: { readonly view: ArrayBufferView; respond(count: number): void } | null;
  close(): void;
}

const locked = new WeakSet<FileHandle>();

/**
 * The rest of a file as a stream of bytes (nodejs.org/api/fs.html#filehandlereadablewebstreamoptions). It ends with its handle, and closes
 * it only when it is told to.
 */
function readableWebStream(handle: FileHandle, options: unknown): unknown {
  if (handle.fd < 0) throw new codes.ERR_INVALID_STATE('The FileHandle is closed');
  if (locked.has(handle)) throw new codes.ERR_INVALID_STATE('The FileHandle is locked');
  locked.add(handle);
  validateObject(options, 'options');
  const { type = 'bytes', autoClose = false } = options as { type?: unknown; autoClose?: unknown };
  validateBoolean(autoClose, 'options.autoClose');
  if (type !== 'bytes') {
    emitProcessWarning(
      'A non-"bytes" options.type has no effect. A byte-oriented steam is always created.',
      'ExperimentalWarning',
    );
  }
  const closeHandle = async (): Promise<void> => {
    if (autoClose) await handle.close();
  };
  return new ReadableStream({
    type: 'bytes',
    autoAllocateChunkSize: CHUNK_BYTES,
    start(controller: ByteController): void {
      handle.once('close', () => {
        try {
          controller.close();
        } catch {
          // It has ended by itself or was cancelled.
        }
      });
    },
    async pull(controller: ByteController): Promise<void> {
      const request = controller.byobRequest!;
      const { view } = request;
      const { bytesRead } = (await handle.read(view, 0, view.byteLength, undefined)) as { bytesRead: number };
      if (bytesRead === 0) {
        controller.close();
        await closeHandle();
      }
      request.respond(bytesRead);
    },
    cancel: closeHandle,
  } as never);
}

export const functions = { readableWebStream };
