import { codes } from 'internal:errors';
import { validateString } from 'internal:validators';
import type { EventEmitter } from 'node:events';
import { URL } from 'web:url';
import { http2Codes } from './guest-errors.ts';
import type { SessionOptions } from './guest-options.ts';
import { Http2Session } from './guest-session.ts';
import * as S from './guest-symbols.ts';
import type { SocketLike } from './guest-transport.ts';
import { SERVER } from './guest-wire-state.ts';

/** What fits in a frame beside the length of the origin. */
const MOST_BYTES = 2 ** 14 - 2;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 9110, 5.6.4 allows a tabulator.
const QUOTED = /^[\x09\x20-\x5b\x5d-\x7e\x80-\xff]*$/;

const originOf = (text: string): string => new URL(text).origin;

/** nodejs.org/api/http2.html#class-serverhttp2session */
export class ServerHttp2Session extends Http2Session {
  constructor(options: SessionOptions, socket: SocketLike, server: EventEmitter | undefined) {
    super(options, socket, SERVER);
    this[S.kServer] = server;
    const sessions = (server as unknown as { [S.kSessions]?: Set<unknown> } | undefined)?.[S.kSessions];
    if (sessions !== undefined) {
      sessions.add(this);
      this.once('close', () => sessions.delete(this));
    }
  }

  get server(): EventEmitter | undefined {
    return this[S.kServer];
  }

  altsvc(alt: unknown, originOrStream: unknown): void {
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    let id = 0;
    let origin = '';
    if (typeof originOrStream === 'string') {
      origin = originOf(originOrStream);
      if (origin === 'null') throw new http2Codes.ERR_HTTP2_ALTSVC_INVALID_ORIGIN();
    } else if (typeof originOrStream === 'number') {
      if (originOrStream >>> 0 !== originOrStream || originOrStream === 0) {
        throw new codes.ERR_OUT_OF_RANGE('originOrStream', `> 0 && < ${2 ** 32}`, originOrStream);
      }
      id = originOrStream;
    } else if (originOrStream !== undefined) {
      const given =
        originOrStream !== null && typeof originOrStream === 'object'
          ? (originOrStream as { origin?: unknown }).origin
          : undefined;
      if (typeof given !== 'string') {
        throw new codes.ERR_INVALID_ARG_TYPE('originOrStream', ['string', 'number', 'URL', 'object'], originOrStream);
      }
      if (given === 'null' || given.length === 0) throw new http2Codes.ERR_HTTP2_ALTSVC_INVALID_ORIGIN();
      origin = given;
    }
    validateString(alt, 'alt');
    if (!QUOTED.test(alt)) throw new http2Codes.ERR_INVALID_CHAR('alt');
    if (alt.length + origin.length > MOST_BYTES) throw new http2Codes.ERR_HTTP2_ALTSVC_LENGTH();
    this[S.kHandle]!.altsvc(id, origin, alt);
  }

  origin(...origins: unknown[]): void {
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    if (origins.length === 0) return;
    let size = 0;
    const list = origins.map((given) => {
      let origin = given;
      if (typeof given === 'string') origin = originOf(given);
      else if (given !== null && typeof given === 'object') ({ origin } = given as { origin: unknown });
      validateString(origin, 'origin');
      if (origin === 'null') throw new http2Codes.ERR_HTTP2_INVALID_ORIGIN();
      size += origin.length;
      return origin;
    });
    if (size > MOST_BYTES) throw new http2Codes.ERR_HTTP2_ORIGIN_LENGTH();
    this[S.kHandle]!.origins(list);
  }
}
