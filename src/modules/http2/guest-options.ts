import { warnDeprecated } from 'internal:deprecate';
import { codes } from 'internal:errors';
import { validateBoolean, validateNumber } from 'internal:validators';
import { http2Codes } from './guest-errors.ts';
import { MAX_CUSTOM_SETTINGS } from './guest-settings.ts';
import type { WireOptions } from './guest-wire-state.ts';
import { SERVER } from './guest-wire-state.ts';

const PADDING = { none: 0, aligned: 1, max: 2 } as const;
const HEADER_BLOCK_BYTES = 65_536;

/** Options of sessions (nodejs.org/api/http2.html#http2createserveroptions-onrequesthandler). */
export interface SessionOptions {
  settings?: object;
  maxDeflateDynamicTableSize?: unknown;
  maxSettings?: unknown;
  maxSessionMemory?: unknown;
  maxHeaderListPairs?: unknown;
  maxOutstandingPings?: unknown;
  maxOutstandingSettings?: unknown;
  maxSendHeaderBlockLength?: unknown;
  maxReservedRemoteStreams?: unknown;
  paddingStrategy?: unknown;
  peerMaxConcurrentStreams?: unknown;
  maxSessionInvalidFrames?: unknown;
  maxSessionRejectedStreams?: unknown;
  maxOriginSetSize?: unknown;
  streamResetBurst?: unknown;
  streamResetRate?: unknown;
  strictSingleValueFields?: unknown;
  strictFieldWhitespaceValidation?: unknown;
  remoteCustomSettings?: unknown;
  origins?: unknown;
  [option: string]: unknown;
}

const numberOr = (value: unknown, absent: number): number => (typeof value === 'number' ? value : absent);

/** How long a frame is with its padding (nodejs.org/api/http2.html#constants). */
function padder(strategy: unknown): WireOptions['pad'] {
  if (strategy === PADDING.max) return (_length, most) => most;
  if (strategy === PADDING.aligned) return (length, most) => Math.min(most, length + ((8 - ((length + 9) % 8)) % 8));
  return (length) => length;
}

export function toWireOptions(type: number, options: SessionOptions): WireOptions {
  return {
    maxDeflateDynamicTableSize: numberOr(options.maxDeflateDynamicTableSize, 4096),
    maxHeaderPairs: Math.max(type === SERVER ? 4 : 1, numberOr(options.maxHeaderListPairs, 128)),
    maxSendHeaderBlockLength: numberOr(options.maxSendHeaderBlockLength, HEADER_BLOCK_BYTES),
    maxReservedRemoteStreams: numberOr(options.maxReservedRemoteStreams, 200),
    maxSettings: Math.max(1, numberOr(options.maxSettings, 32)),
    maxRejectedStreams: numberOr(options.maxSessionRejectedStreams, 100),
    // In megabytes, as long as they make sense.
    maxSessionMemory: Math.max(1, numberOr(options.maxSessionMemory, 10)) * 1_000_000,
    peerMaxConcurrentStreams: numberOr(options.peerMaxConcurrentStreams, 100),
    resetBurst: numberOr(options.streamResetBurst, 1000),
    resetRate: numberOr(options.streamResetRate, 33),
    pad: padder(options.paddingStrategy),
    isWhitespaceStrict: options.strictFieldWhitespaceValidation !== false,
  };
}

/** Options that Node checks for clients and servers alike, in its order (observed). */
export function validateCustomSettings(options: SessionOptions): void {
  const { remoteCustomSettings } = options;
  if (remoteCustomSettings === undefined) return;
  if (!Array.isArray(remoteCustomSettings)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.remoteCustomSettings', 'Array', remoteCustomSettings);
  }
  if (remoteCustomSettings.length > MAX_CUSTOM_SETTINGS) throw new http2Codes.ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS();
}

/** Header maps may have any prototype; an array is none. */
export function assertHeaders(value: unknown, name: string): asserts value is Record<string | symbol, unknown> {
  if (value !== undefined && (value === null || typeof value !== 'object' || Array.isArray(value))) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'Object', value);
  }
}

export function assertOptions(value: unknown): void {
  if (value !== undefined && (value === null || typeof value !== 'object' || Array.isArray(value))) {
    throw new codes.ERR_INVALID_ARG_TYPE('options', 'Object', value);
  }
}

let isPriorityTold = false;
/** RFC 9113, 5.3.2: priority signals are a thing of the past. */
export function warnPriority(message: string): void {
  if (isPriorityTold) return;
  isPriorityTold = true;
  warnDeprecated(message, 'DEP0194');
}

export interface RequestOptions {
  endStream?: unknown;
  waitForTrailers?: unknown;
  signal?: unknown;
  exclusive?: unknown;
  parent?: unknown;
  weight?: unknown;
  silent?: unknown;
}

/** Priorities are checked and then mean nothing (observed). */
export function validatePriority(options: RequestOptions): void {
  if (options.weight !== undefined || options.parent !== undefined || options.exclusive !== undefined) {
    warnPriority('Priority signaling has been deprecated as of RFC 9113.');
  }
  if (options.parent === undefined) options.parent = 0;
  else validateNumber(options.parent, 'options.parent', 0);
  if (options.exclusive === undefined) options.exclusive = false;
  else validateBoolean(options.exclusive, 'options.exclusive');
  if (options.silent === undefined) options.silent = false;
  else validateBoolean(options.silent, 'options.silent');
}
