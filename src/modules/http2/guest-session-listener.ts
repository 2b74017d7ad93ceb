import { nextTick } from 'internal:tasks';
import { Buffer } from 'node:buffer';
import { ClientHttp2Stream } from './guest-client-stream.ts';
import { clientChannels, serverChannels } from './guest-diagnostics.ts';
import { http2Codes, NghttpError } from './guest-errors.ts';
import { Code, Flag } from './guest-frames.ts';
import { toHeaderMap } from './guest-headers.ts';
import { ServerHttp2Stream } from './guest-server-stream.ts';
import type { Http2Session } from './guest-session.ts';
import { inside } from './guest-session-inside.ts';
import type { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';
import { StreamFlag } from './guest-symbols.ts';
import { Category, CLIENT, Refusal, SERVER, type WireListener } from './guest-wire-state.ts';
import type { WireStream } from './guest-wire-stream.ts';

const INFORMATIONAL = 200;
const CONTINUE = 100;

/** What comes over the wire, as sessions and streams emit it. Node emits on a tick, and so does this. */
export class SessionListener implements WireListener {
  readonly #session: Http2Session;

  constructor(session: Http2Session) {
    this.#session = session;
  }

  onActivity(): void {
    this.#session[S.kUpdateTimer]();
  }

  onHeaders(wire: WireStream, category: number, flags: number, fields: string[], sensitive: string[]): void {
    const session = this.#session;
    if (session.destroyed) return;
    const ends = (flags & Flag.END_STREAM) !== 0;
    const headers = toHeaderMap(fields, sensitive);
    const stream = session[S.kState].streams.get(wire.id);
    if (stream === undefined) {
      if (session[S.kType] === SERVER) this.#accept(wire, flags, headers, fields, ends);
      return;
    }
    stream[S.kUpdateTimer]();
    const status = headers[':status'] as number | undefined;
    const isInformational = status !== undefined && status < INFORMATIONAL;
    let event: string;
    if (category === Category.response) event = !ends && isInformational ? 'headers' : 'response';
    else if (category === Category.pushResponse) event = 'push';
    else if (status !== undefined && !isInformational) event = 'response';
    else event = ends ? 'trailers' : 'headers';
    if (session[S.kType] === CLIENT && (event === 'response' || event === 'push') && clientChannels.finish.hasSubscribers) {
      clientChannels.finish.publish({ stream, headers, flags });
    }
    const resource = (stream as ClientHttp2Stream)[S.kRequestAsyncResource];
    const emit = (): void => {
      nextTick(() => stream.emit(event, headers, flags, fields));
    };
    if (resource === undefined) emit();
    else resource.runInAsyncScope(emit as never);
    if (status === CONTINUE && event === 'response') nextTick(() => stream.emit('continue'));
    if (ends) stream.push(null);
  }

  /** A request. */
  #accept(wire: WireStream, flags: number, headers: ReturnType<typeof toHeaderMap>, fields: string[], ends: boolean): void {
    const session = this.#session;
    const connection = session[S.kHandle]!;
    if (session.closed) {
      connection.reset(wire, Code.REFUSED_STREAM);
      return;
    }
    const stream = new ServerHttp2Stream(session, wire, connection, {}, headers);
    if (ends) stream.push(null);
    if (headers[':method'] === 'HEAD') {
      // An answer to HEAD has no body (RFC 9110, 9.3.2).
      stream.end();
      stream[S.kState].flags |= StreamFlag.HEAD_REQUEST;
    }
    this.#announce(stream, headers, flags, fields, ends);
  }

  #announce(stream: Http2Stream, headers: object, flags: number, fields: string[], ends: boolean): void {
    const session = this.#session;
    if (ends) stream[S.kState].endAfterHeaders = true;
    const channels = session[S.kType] === CLIENT ? clientChannels : serverChannels;
    if (channels.created.hasSubscribers) channels.created.publish({ stream, headers });
    if (channels.start.hasSubscribers) channels.start.publish({ stream, headers });
    nextTick(() => session.emit('stream', stream, headers, flags, fields));
  }

  /** A push: the client's side has nothing to send. */
  onPushPromise(wire: WireStream, flags: number, fields: string[], sensitive: string[]): void {
    const session = this.#session;
    if (session.destroyed) return;
    const connection = session[S.kHandle]!;
    if (session.closed) {
      connection.reset(wire, Code.REFUSED_STREAM);
      return;
    }
    const headers = toHeaderMap(fields, sensitive);
    const stream = new ClientHttp2Stream(session, wire, connection, {});
    this.#announce(stream, headers, flags, fields, false);
    stream.end();
  }

  onRemoteSettings(): void {
    const session = this.#session;
    if (session.destroyed) return;
    session[S.kRemoteSettings] = undefined;
    nextTick(() => session.emit('remoteSettings', session.remoteSettings));
  }

  onSettingsAck(): void {
    if (!this.#session.destroyed) inside.acknowledge(this.#session);
  }

  onPing(payload: Buffer): void {
    const session = this.#session;
    if (session.destroyed) return;
    session[S.kUpdateTimer]();
    if (session.listenerCount('ping') > 0) session.emit('ping', Buffer.from(payload));
  }

  onPingAck(payload: Buffer): boolean {
    return this.#session.destroyed || inside.pingsOf(this.#session).answer(payload);
  }

  onGoaway(code: number, lastId: number, data: Buffer | undefined): void {
    const session = this.#session;
    if (session.destroyed) return;
    const state = session[S.kState];
    state.goawayCode = code;
    state.goawayLastStreamID = lastId;
    const opaque = data === undefined ? undefined : Buffer.from(data);
    nextTick(() => session.emit('goaway', code, lastId, opaque));
    if (code === Code.NO_ERROR) session.close();
    // The failure is the peer's.
    else session.destroy(new http2Codes.ERR_HTTP2_SESSION_ERROR(code), Code.NO_ERROR);
  }

  onAltsvc(id: number, origin: string, field: string): void {
    const session = this.#session;
    if (session.destroyed) return;
    nextTick(() => session.emit('altsvc', field, origin, id));
  }

  onOrigins(origins: string[]): void {
    const session = this.#session;
    // An origin that nobody has proven means nothing (RFC 8336, 2.4).
    if (!session.encrypted || session.destroyed) return;
    nextTick(() => session.emit('origin', origins));
  }

  onFrameError(id: number, type: number, errno: number): void {
    const session = this.#session;
    if (session.destroyed) return;
    const code = errno === Refusal.frameSize ? Code.FRAME_SIZE_ERROR : Code.INTERNAL_ERROR;
    const stream = session[S.kState].streams.get(id);
    const emitter = stream ?? session;
    emitter[S.kUpdateTimer]();
    emitter.emit('frameError', type, code, id);
    if (session[S.kType] === SERVER) session.close();
  }

  onError(errno: number, code?: string): void {
    const session = this.#session;
    if (!session.destroyed) session.destroy(new NghttpError(errno, code));
  }

  onRefusedFrame(): string | undefined {
    return inside.refuseFrame(this.#session);
  }

  /** The protection of maxSessionMemory (nodejs.org/api/http2.html#http2createserveroptions-onrequesthandler). */
  canAddStream(): boolean {
    const session = this.#session;
    const connection = session[S.kHandle];
    if (connection === undefined) return true;
    return session[S.kState].writeQueueSize < connection.state.options.maxSessionMemory;
  }
}
