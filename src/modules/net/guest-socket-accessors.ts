import { Buffer } from 'node:buffer';
import { kBytesRead, kBytesWritten, type NetSocket } from './guest-socket-types.ts';

function lengthOf(chunks: unknown): number {
  let length = 0;
  for (const { chunk, encoding } of chunks as { chunk: string | Uint8Array; encoding: string }[]) {
    length += typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.length;
  }
  return length;
}

type Getter = (this: NetSocket) => unknown;
/** What a socket tells of itself, with the name that a program sees and the flags of the property (observed). */
export const accessors: Record<string, [shown: string, flags: string, getter: Getter]> = {
  _connecting: [
    'get',
    '',
    function () {
      return this.connecting;
    },
  ],
  pending: [
    'get',
    'c',
    function () {
      return !this._handle || this.connecting;
    },
  ],
  readyState: [
    'get',
    '',
    function () {
      if (this.connecting) return 'opening';
      if (this.readable && this.writable) return 'open';
      if (this.readable) return 'readOnly';
      return this.writable ? 'writeOnly' : 'closed';
    },
  ],
  bufferSize: [
    'get',
    '',
    function () {
      return this._handle ? this.writableLength : undefined;
    },
  ],
  bytesRead: [
    'bytesRead',
    'e',
    function () {
      return this._handle ? this._handle.bytesRead : this[kBytesRead];
    },
  ],
  remoteAddress: [
    'remoteAddress',
    'e',
    function () {
      return this._getpeername().address;
    },
  ],
  remoteFamily: [
    'remoteFamily',
    'e',
    function () {
      return this._getpeername().family;
    },
  ],
  remotePort: [
    'remotePort',
    'e',
    function () {
      return this._getpeername().port;
    },
  ],
  localAddress: [
    'localAddress',
    'e',
    function () {
      return this._getsockname().address;
    },
  ],
  localPort: [
    'localPort',
    'e',
    function () {
      return this._getsockname().port;
    },
  ],
  localFamily: [
    'localFamily',
    'e',
    function () {
      return this._getsockname().family;
    },
  ],
  _bytesDispatched: [
    '_bytesDispatched',
    'e',
    function () {
      return this._handle ? this._handle.bytesWritten : this[kBytesWritten];
    },
  ],
  bytesWritten: ['bytesWritten', 'e', bytesWritten],
};

/** Also what waits for a connection or for the chunk before it. */
function bytesWritten(this: NetSocket): number | undefined {
  const state = this._writableState as unknown as { getBuffer?(): unknown } | undefined;
  if (!state) return undefined;
  let bytes = this._bytesDispatched as number;
  bytes += lengthOf(state.getBuffer?.() ?? []);
  const { _pendingData: data } = this;
  if (Array.isArray(data)) {
    for (const entry of data as ({ chunk: string | Uint8Array; encoding: string } | Uint8Array)[]) {
      bytes += entry instanceof Uint8Array ? entry.length : lengthOf([entry]);
    }
  } else if (data)
    bytes += typeof data === 'string' ? Buffer.byteLength(data, this._pendingEncoding as never) : (data as Uint8Array).length;
  return bytes;
}
