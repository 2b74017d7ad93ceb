import type { Connection } from './guest-connection.ts';
import type { Http2Session } from './guest-session.ts';
import { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';
import { StreamFlag } from './guest-symbols.ts';
import type { WireStream } from './guest-wire-stream.ts';

const CONTINUE = 100;

/** nodejs.org/api/http2.html#class-clienthttp2stream */
export class ClientHttp2Stream extends Http2Stream {
  declare [S.kRawHeaders]: unknown;
  declare [S.kOrigin]: string;
  declare [S.kRequestAsyncResource]: { runInAsyncScope(run: unknown): unknown } | undefined;

  constructor(session: Http2Session, wire: WireStream | undefined, connection: Connection | undefined, options: object) {
    super(session, options);
    this[S.kState].flags |= StreamFlag.HEADERS_SENT;
    if (wire !== undefined) this[S.kInit](wire, connection!);
    this.on('headers', handleHeaderContinue as never);
  }
}

function handleHeaderContinue(this: ClientHttp2Stream, headers: { ':status'?: number }): void {
  if (headers[':status'] === CONTINUE) this.emit('continue');
}
