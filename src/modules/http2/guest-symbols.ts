/** What sessions, streams and the compatible interface know of each other, under the names that Node prints. */
export const kSession: unique symbol = Symbol('kSession');
export const kTimeout: unique symbol = Symbol('timeout');
export const kState: unique symbol = Symbol('state');
export const kRequest: unique symbol = Symbol('request');
export const kProxySocket: unique symbol = Symbol('proxySocket');
export const kId: unique symbol = Symbol('id');
export const kHandle: unique symbol = Symbol('kHandle');
export const kProtocol: unique symbol = Symbol('protocol');
export const kAuthority: unique symbol = Symbol('authority');
export const kSentHeaders: unique symbol = Symbol('sent-headers');
export const kRawHeaders: unique symbol = Symbol('raw-headers');
export const kSentTrailers: unique symbol = Symbol('sent-trailers');
export const kInfoHeaders: unique symbol = Symbol('sent-info-headers');
export const kOrigin: unique symbol = Symbol('origin');
export const kRequestAsyncResource: unique symbol = Symbol('requestAsyncResource');
export const kInit: unique symbol = Symbol('init');
export const kProceed: unique symbol = Symbol('proceed');
export const kUpdateTimer: unique symbol = Symbol('kUpdateTimer');
export const kMaybeDestroy: unique symbol = Symbol('kMaybeDestroy');
export const kWriteGeneric: unique symbol = Symbol('write-generic');
export const kSocket: unique symbol = Symbol('socket');
export const kType: unique symbol = Symbol('type');
export const kServer: unique symbol = Symbol('server');
export const kEncrypted: unique symbol = Symbol('encrypted');
export const kAlpnProtocol: unique symbol = Symbol('alpnProtocol');
export const kLocalSettings: unique symbol = Symbol('local-settings');
export const kRemoteSettings: unique symbol = Symbol('remote-settings');
export const kOptions: unique symbol = Symbol('options');
export const kSessions: unique symbol = Symbol('sessions');
export const kHeaders: unique symbol = Symbol('headers');
export const kTrailers: unique symbol = Symbol('trailers');
export const kRawTrailers: unique symbol = Symbol('rawTrailers');
export const kStream: unique symbol = Symbol('stream');
export const kAborted: unique symbol = Symbol('aborted');
export const kBeginSend: unique symbol = Symbol('begin-send');
export const kSetHeader: unique symbol = Symbol('setHeader');
export const kAppendHeader: unique symbol = Symbol('appendHeader');

/** Flags of a stream's and of a session's state, as Node shows them. */
export const StreamFlag = {
  PENDING: 0,
  READY: 1,
  CLOSED: 2,
  HEADERS_SENT: 4,
  HEAD_REQUEST: 8,
  ABORTED: 16,
  HAS_TRAILERS: 32,
} as const;
export const SessionFlag = { PENDING: 0, READY: 1, CLOSED: 2, DESTROYED: 4 } as const;
