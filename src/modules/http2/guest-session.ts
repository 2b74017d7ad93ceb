import { tracker } from 'internal:async-context';
import { codes } from 'internal:errors';
import { customInspectSymbol, format } from 'internal:inspect';
import { nextTick } from 'internal:tasks';
import { isUint32, validateFunction, validateInteger, validateNumber } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { EventEmitter, kRejection } from 'node:events';
import { setImmediate } from 'node:timers';
import { types } from 'node:util/types';
import { Connection } from './guest-connection.ts';
import { http2Codes } from './guest-errors.ts';
import { Code } from './guest-frames.ts';
import { type SessionOptions, toWireOptions } from './guest-options.ts';
import { copyOf, Pings } from './guest-ping.ts';
import { closeSession } from './guest-session-close.ts';
import { inside } from './guest-session-inside.ts';
import { SessionListener } from './guest-session-listener.ts';
import { kBoundSession, makeSessionState, type SessionState, socketOnClose, socketOnError } from './guest-session-socket.ts';
import { type Settings, settingPairs, settingsObject, UNSAID, validateSettings } from './guest-settings.ts';
import { makeSocketProxy } from './guest-socket-proxy.ts';
import type { Http2Stream } from './guest-stream.ts';
import * as S from './guest-symbols.ts';
import { SessionFlag } from './guest-symbols.ts';
import { setStreamTimeout } from './guest-timeout.ts';
import { HandleTransport, type SocketLike, StreamTransport } from './guest-transport.ts';
import { SERVER } from './guest-wire-state.ts';

const MAX_WINDOW = 2 ** 31 - 1;
const MAX_ID = 2 ** 32 - 1;

interface PendingSettings {
  readonly callback: ((error: unknown, settings: unknown, duration: number) => void) | undefined;
  readonly sentAt: number;
  readonly resource: object;
}

/** nodejs.org/api/http2.html#class-http2session */
export class Http2Session extends EventEmitter {
  declare [S.kState]: SessionState;
  declare [S.kEncrypted]: boolean | undefined;
  declare [S.kAlpnProtocol]: string | undefined;
  declare [S.kType]: number;
  declare [S.kProxySocket]: unknown;
  declare [S.kSocket]: SocketLike | undefined;
  declare [S.kTimeout]: { refresh(): unknown } | null;
  declare [S.kHandle]: Connection | undefined;
  declare [S.kLocalSettings]: Settings | undefined;
  declare [S.kRemoteSettings]: Settings | undefined;
  declare [S.kServer]: EventEmitter | undefined;
  declare [S.kOptions]: SessionOptions;
  declare timeout: unknown;
  declare setTimeout: typeof setStreamTimeout;
  readonly #pings: Pings;
  readonly #settings: PendingSettings[] = [];
  #invalidFrames = 0;
  #sentBefore = 0;

  constructor(options: SessionOptions, socket: SocketLike, type: number) {
    super();
    if (socket[kBoundSession] !== undefined) throw new http2Codes.ERR_HTTP2_SOCKET_BOUND();
    socket[kBoundSession] = this;
    this[S.kState] = makeSessionState();
    this[S.kEncrypted] = undefined;
    this[S.kAlpnProtocol] = undefined;
    this[S.kType] = type;
    this[S.kProxySocket] = null;
    this[S.kSocket] = socket;
    this[S.kTimeout] = null;
    this[S.kHandle] = undefined;
    this[S.kOptions] = options;
    this.#pings = new Pings(Math.max(0, typeof options.maxOutstandingPings === 'number' ? options.maxOutstandingPings : 10));
    socket.on('error', socketOnError as never);
    socket.on('close', socketOnClose as never);
    socket.setNoDelay?.();
    const setUp = (): void => this.#setUp(socket, type, options);
    if (socket.connecting) socket.once('connect', () => setUp());
    else setUp();
  }

  #setUp(socket: SocketLike, type: number, options: SessionOptions): void {
    if (this.destroyed) {
      nextTick(() => this.emit('connect', this, socket));
      return;
    }
    this[S.kState].flags |= SessionFlag.READY;
    const handle = socket._handle;
    const transport = handle?.isStreamBase ? new HandleTransport(handle) : new StreamTransport(socket);
    const connection = new Connection(type, toWireOptions(type, options), new SessionListener(this), transport);
    this[S.kHandle] = connection;
    if (Array.isArray(options.remoteCustomSettings)) {
      for (const id of options.remoteCustomSettings as unknown[]) connection.state.remoteCustom.set(Number(id), UNSAID);
    }
    this[S.kAlpnProtocol] = 'h2c';
    this[S.kEncrypted] = false;
    const { settings } = options;
    this.settings((typeof settings === 'object' && settings !== null ? settings : {}) as Settings);
    if (type === SERVER && Array.isArray(options.origins))
      (this as unknown as { origin(...list: unknown[]): void }).origin(...(options.origins as unknown[]));
    connection.start();
    nextTick(() => this.emit('connect', this, socket));
    // What was read before there was a session belongs to it.
    while (socket.readableLength > 0) {
      const chunk = socket.read();
      if (chunk === null) break;
      connection.receive(chunk);
    }
  }

  static {
    inside.hasSent = (session) => {
      const connection = session[S.kHandle];
      if (connection === undefined || connection.sentChunks === session.#sentBefore) return false;
      session.#sentBefore = connection.sentChunks;
      return true;
    };
    inside.pingsOf = (session) => session.#pings;
    inside.acknowledge = (session) => {
      const pending = session.#settings.shift();
      session[S.kState].pendingAck--;
      session[S.kLocalSettings] = undefined;
      tracker?.before(pending?.resource ?? {});
      pending?.callback?.(null, session.localSettings, Date.now() - pending.sentAt);
      tracker?.after(pending?.resource ?? {});
      session.emit('localSettings', session.localSettings);
    };
    inside.refuseFrame = (session) => {
      const most = session[S.kOptions].maxSessionInvalidFrames;
      return session.#invalidFrames++ > (isUint32(most) ? most : 1000) ? 'ERR_HTTP2_TOO_MANY_INVALID_FRAMES' : undefined;
    };
    inside.cancelSettings = (session) => {
      for (const { callback } of session.#settings.splice(0)) {
        if (callback !== undefined)
          setImmediate(() => callback(new http2Codes.ERR_HTTP2_SETTINGS_CANCEL(), undefined as never, 0));
      }
    };
  }

  get encrypted(): boolean | undefined {
    return this[S.kEncrypted];
  }
  get alpnProtocol(): string | undefined {
    return this[S.kAlpnProtocol];
  }
  get originSet(): string[] | undefined {
    if (!this.encrypted || this.destroyed) return undefined;
    return [...(this[S.kState].originSet ?? [])];
  }
  get connecting(): boolean {
    return (this[S.kState].flags & SessionFlag.READY) === 0;
  }
  get closed(): boolean {
    return (this[S.kState].flags & SessionFlag.CLOSED) !== 0;
  }
  get destroyed(): boolean {
    return (this[S.kState].flags & SessionFlag.DESTROYED) !== 0;
  }

  [S.kUpdateTimer](): void {
    if (this.destroyed) return;
    this[S.kTimeout]?.refresh();
  }

  setNextStreamID(id: unknown): void {
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    validateNumber(id, 'id');
    if (id <= 0 || id > MAX_ID) throw new codes.ERR_OUT_OF_RANGE('id', `> 0 and <= ${MAX_ID}`, id);
    this[S.kHandle]!.setNextStreamId(id);
  }

  setLocalWindowSize(windowSize: unknown): void {
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    validateInteger(windowSize, 'windowSize', 0, MAX_WINDOW);
    this[S.kHandle]!.setLocalWindow(windowSize);
  }

  ping(payload: unknown, callback?: unknown): boolean | undefined {
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    let data = payload;
    let done = callback;
    if (typeof payload === 'function') {
      done = payload;
      data = undefined;
    }
    if (data) {
      if (!ArrayBuffer.isView(data)) throw new codes.ERR_INVALID_ARG_TYPE('payload', ['Buffer', 'TypedArray', 'DataView'], data);
      if (data.byteLength !== 8) throw new http2Codes.ERR_HTTP2_PING_LENGTH();
    }
    validateFunction(done, 'callback');
    const send = (): boolean => this.#ping(data as ArrayBufferView | undefined, done as never);
    if (this.connecting || this.closed) {
      if (this.closed) {
        nextTick(done as never, new http2Codes.ERR_HTTP2_PING_CANCEL());
        return undefined;
      }
      this.once('connect', send);
      return undefined;
    }
    return send();
  }

  #ping(payload: ArrayBufferView | undefined, callback: (...args: unknown[]) => void): boolean {
    const connection = this[S.kHandle];
    if (connection === undefined) return false;
    const bytes =
      payload === undefined ? this.#pings.next() : copyOf(Buffer.from(payload.buffer as ArrayBuffer, payload.byteOffset, 8));
    if (!this.#pings.add(bytes, callback)) return false;
    connection.ping(bytes);
    return true;
  }

  [customInspectSymbol](depth: number, _options: object): unknown {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {
      type: this[S.kType],
      closed: this.closed,
      destroyed: this.destroyed,
      state: this.state,
      localSettings: this.localSettings,
      remoteSettings: this.remoteSettings,
    };
    return `Http2Session ${format('%O', shown)}`;
  }

  get socket(): unknown {
    const proxy = this[S.kProxySocket];
    if (proxy !== null) return proxy;
    const made = makeSocketProxy(this);
    this[S.kProxySocket] = made;
    return made;
  }
  get type(): number {
    return this[S.kType];
  }
  get goawayCode(): number {
    return this[S.kState].goawayCode || Code.NO_ERROR;
  }
  get goawayLastStreamID(): number {
    return this[S.kState].goawayLastStreamID || 0;
  }
  get pendingSettingsAck(): boolean {
    return this[S.kState].pendingAck > 0;
  }
  get state(): object {
    return this.connecting || this.destroyed || this[S.kHandle] === undefined ? {} : this[S.kHandle].describe();
  }
  get localSettings(): Settings {
    const known = this[S.kLocalSettings];
    if (known !== undefined) return known;
    if (this.destroyed || this.connecting) return {};
    const { local, localCustom } = this[S.kHandle]!.state;
    const made = settingsObject(local, localCustom);
    this[S.kLocalSettings] = made;
    return made;
  }
  get remoteSettings(): Settings {
    if (this.destroyed || this.connecting) return {};
    const known = this[S.kRemoteSettings];
    if (known !== undefined) return known;
    const { remote, remoteCustom } = this[S.kHandle]!.state;
    const made = settingsObject(remote, remoteCustom);
    this[S.kRemoteSettings] = made;
    return made;
  }

  settings(settings: Settings, callback?: unknown): void {
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    if (settings === null || typeof settings !== 'object' || Array.isArray(settings)) {
      throw new codes.ERR_INVALID_ARG_TYPE('settings', 'Object', settings);
    }
    validateSettings(settings);
    if (callback !== undefined) validateFunction(callback, 'callback');
    this[S.kState].pendingAck++;
    const send = (): void => this.#submit({ ...settings }, callback as PendingSettings['callback']);
    if (this.connecting) this.once('connect', send);
    else send();
  }

  #submit(settings: Settings, callback: PendingSettings['callback']): void {
    if (this.destroyed) return;
    this[S.kUpdateTimer]();
    const { maxOutstandingSettings } = this[S.kOptions];
    const most = Math.max(1, typeof maxOutstandingSettings === 'number' ? maxOutstandingSettings : 10);
    if (this.#settings.length >= most) {
      this.destroy(new http2Codes.ERR_HTTP2_MAX_PENDING_SETTINGS_ACK());
      return;
    }
    const resource = {};
    tracker?.init(resource, 'HTTP2SETTINGS');
    this.#settings.push({ callback, sentAt: Date.now(), resource });
    this[S.kHandle]!.settings(settingPairs(settings));
  }

  goaway(...args: unknown[]): void {
    const [code = Code.NO_ERROR, lastStreamId = 0, data] = args;
    if (this.destroyed) throw new http2Codes.ERR_HTTP2_INVALID_SESSION();
    if (data !== undefined && !types.isArrayBufferView(data)) {
      throw new codes.ERR_INVALID_ARG_TYPE('opaqueData', ['Buffer', 'TypedArray', 'DataView'], data);
    }
    validateNumber(code, 'code');
    validateNumber(lastStreamId, 'lastStreamID');
    const bytes = data === undefined ? undefined : Buffer.from(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
    const send = (): void => {
      if (this.destroyed) return;
      this[S.kUpdateTimer]();
      this[S.kHandle]!.goaway(code, lastStreamId, bytes);
    };
    if (this.connecting) this.once('connect', send);
    else send();
  }

  destroy(...args: unknown[]): void {
    let [error, code] = args as [unknown, number | undefined];
    if (this.destroyed) return;
    if (typeof error === 'number') {
      code = error;
      error = code === Code.NO_ERROR ? undefined : new http2Codes.ERR_HTTP2_SESSION_ERROR(code);
    }
    if (code === undefined) code = error == null ? Code.NO_ERROR : Code.INTERNAL_ERROR;
    closeSession(this, code, error);
  }

  close(callback?: unknown): void {
    if (this.closed || this.destroyed) return;
    this[S.kState].flags |= SessionFlag.CLOSED;
    if (typeof callback === 'function') this.once('close', callback as never);
    this.goaway();
    this[S.kMaybeDestroy]();
  }

  [kRejection](error: unknown, event: unknown, ...args: unknown[]): void {
    const [stream] = args as [Http2Stream | undefined];
    if (event === 'stream' && stream !== undefined) stream.destroy(error);
    else this.destroy(error);
  }

  [S.kMaybeDestroy](error?: unknown): void {
    if (error == null) {
      const state = this[S.kState];
      const hasPendingData = this[S.kHandle]?.hasPendingData === true;
      if (!this.closed || state.streams.size > 0 || state.pendingStreams.size > 0) return;
      if (hasPendingData && !this.connecting) {
        // What is queued goes out first.
        setImmediate(() => this[S.kMaybeDestroy]());
        return;
      }
    }
    this.destroy(error);
  }

  _onTimeout(): void {
    if (this.destroyed) return;
    if (this[S.kState].writeQueueSize > 0 && inside.hasSent(this)) {
      this[S.kUpdateTimer]();
      return;
    }
    this.emit('timeout');
  }

  ref(): void {
    const socket = this[S.kSocket] as unknown as { ref?: () => void } | undefined;
    if (typeof socket?.ref === 'function') socket.ref();
  }
  unref(): void {
    const socket = this[S.kSocket] as unknown as { unref?: () => void } | undefined;
    if (typeof socket?.unref === 'function') socket.unref();
  }
}
Object.defineProperty(Http2Session.prototype, 'setTimeout', {
  value: setStreamTimeout,
  writable: true,
  enumerable: true,
  configurable: true,
});
for (const [name, length] of [
  ['ping', 2],
  ['settings', 2],
] as const) {
  Object.defineProperty(Http2Session.prototype[name], 'length', { value: length, configurable: true });
}
