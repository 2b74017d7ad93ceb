import { codes } from 'internal:errors';
import { validateObject } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { Buffer } from 'node:buffer';
import { http2Codes, settingCodes } from './guest-errors.ts';
import { Setting } from './guest-wire-state.ts';

/** nodejs.org/api/http2.html#settings-object */
export interface Settings {
  headerTableSize?: number;
  enablePush?: boolean;
  initialWindowSize?: number;
  maxFrameSize?: number;
  maxConcurrentStreams?: number;
  maxHeaderListSize?: number;
  maxHeaderSize?: number;
  enableConnectProtocol?: boolean;
  customSettings?: Record<string, number>;
}

const MAX_UINT32 = 2 ** 32 - 1;
const MAX_INT32 = 2 ** 31 - 1;
export const MAX_CUSTOM_SETTINGS = 10;
const LAST_ID = 0xffff;

function assertRange(name: string, value: unknown, min: number, max: number): void {
  if (value !== undefined && (typeof value !== 'number' || value < min || value > max)) {
    throw new settingCodes.ERR_HTTP2_INVALID_SETTING_VALUE(name, value, min, max);
  }
}

/** Throws what Node throws, in its order (observed). */
export function validateSettings(settings: Settings | undefined): void {
  if (settings === undefined) return;
  if (settings.customSettings !== undefined && settings.customSettings !== null) validateCustom(settings.customSettings);
  assertRange('headerTableSize', settings.headerTableSize, 0, MAX_UINT32);
  assertRange('initialWindowSize', settings.initialWindowSize, 0, MAX_INT32);
  assertRange('maxFrameSize', settings.maxFrameSize, 2 ** 14, 2 ** 24 - 1);
  assertRange('maxConcurrentStreams', settings.maxConcurrentStreams, 0, MAX_UINT32);
  assertRange('maxHeaderSize', settings.maxHeaderSize, 0, MAX_UINT32);
  assertRange('maxHeaderListSize', settings.maxHeaderListSize, 0, MAX_UINT32);
  for (const name of ['enablePush', 'enableConnectProtocol'] as const) {
    const value: unknown = settings[name];
    if (value !== undefined && typeof value !== 'boolean') throw new http2Codes.ERR_HTTP2_INVALID_SETTING_VALUE(name, value);
  }
}

function validateCustom(custom: unknown): void {
  if (typeof custom !== 'object') throw new codes.ERR_INVALID_ARG_TYPE('customSettings', 'Number', custom);
  const entries = Object.entries(custom as Record<string, unknown>);
  if (entries.length > MAX_CUSTOM_SETTINGS) throw new http2Codes.ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS();
  for (const [key, value] of entries) {
    const id = Number(key);
    if (Number.isNaN(id)) throw new settingCodes.ERR_HTTP2_INVALID_SETTING_VALUE('Range Error', id, 0, LAST_ID);
    assertRange('customSettings:id', id, 0, LAST_ID);
    assertRange('customSettings:value', value, 0, MAX_UINT32);
  }
}

const toUint32 = (value: number): number => value >>> 0;

/** Identifiers and values one after the other, in the order they are sent in. */
export function settingPairs(settings: Settings): number[] {
  const pairs: number[] = [];
  const add = (id: number, value: number | boolean | undefined): void => {
    if (value !== undefined) pairs.push(id, typeof value === 'number' ? toUint32(value) : Number(value));
  };
  const { maxHeaderSize, maxHeaderListSize } = settings;
  if (maxHeaderSize !== undefined && maxHeaderSize !== maxHeaderListSize) {
    emitProcessWarning('settings.maxHeaderSize overwrite settings.maxHeaderListSize');
  }
  add(Setting.HEADER_TABLE_SIZE, settings.headerTableSize);
  add(Setting.ENABLE_PUSH, settings.enablePush);
  add(Setting.MAX_CONCURRENT_STREAMS, settings.maxConcurrentStreams);
  add(Setting.INITIAL_WINDOW_SIZE, settings.initialWindowSize);
  add(Setting.MAX_FRAME_SIZE, settings.maxFrameSize);
  add(Setting.MAX_HEADER_LIST_SIZE, maxHeaderSize ?? maxHeaderListSize);
  add(Setting.ENABLE_CONNECT_PROTOCOL, settings.enableConnectProtocol);
  for (const [key, value] of Object.entries(settings.customSettings ?? {})) {
    const id = Number(key);
    if (!(id in names)) pairs.push(id, toUint32(value));
  }
  return pairs;
}

const names: Readonly<Record<number, keyof Settings>> = {
  [Setting.HEADER_TABLE_SIZE]: 'headerTableSize',
  [Setting.ENABLE_PUSH]: 'enablePush',
  [Setting.MAX_CONCURRENT_STREAMS]: 'maxConcurrentStreams',
  [Setting.INITIAL_WINDOW_SIZE]: 'initialWindowSize',
  [Setting.MAX_FRAME_SIZE]: 'maxFrameSize',
  [Setting.MAX_HEADER_LIST_SIZE]: 'maxHeaderSize',
  [Setting.ENABLE_CONNECT_PROTOCOL]: 'enableConnectProtocol',
};

/** `localSettings` and `remoteSettings` of a session. */
export function settingsObject(values: readonly number[], custom: ReadonlyMap<number, number>): Settings {
  const listSize = values[Setting.MAX_HEADER_LIST_SIZE]!;
  const settings: Settings = {
    headerTableSize: values[Setting.HEADER_TABLE_SIZE]!,
    enablePush: values[Setting.ENABLE_PUSH] === 1,
    initialWindowSize: values[Setting.INITIAL_WINDOW_SIZE]!,
    maxFrameSize: values[Setting.MAX_FRAME_SIZE]!,
    maxConcurrentStreams: values[Setting.MAX_CONCURRENT_STREAMS]!,
    maxHeaderListSize: listSize,
    maxHeaderSize: listSize,
    enableConnectProtocol: values[Setting.ENABLE_CONNECT_PROTOCOL] === 1,
  };
  const known = [...custom].filter(([, value]) => value !== UNSAID);
  if (known.length > 0) settings.customSettings = Object.fromEntries(known);
  return settings;
}

/** A custom setting that this side wants to know and the peer has not said. */
export const UNSAID = -1;

/** nodejs.org/api/http2.html#http2getdefaultsettings */
export function getDefaultSettings(): Settings {
  return Object.assign(Object.create(null) as Settings, {
    headerTableSize: 4096,
    enablePush: true,
    initialWindowSize: 65_535,
    maxFrameSize: 16_384,
    maxConcurrentStreams: MAX_UINT32,
    maxHeaderSize: 65_535,
    maxHeaderListSize: 65_535,
    enableConnectProtocol: false,
  });
}

/** nodejs.org/api/http2.html#http2getpackedsettingssettings */
export function getPackedSettings(settings?: Settings): Buffer {
  if (settings !== undefined) validateObject(settings, 'settings');
  validateSettings(settings);
  const pairs = settingPairs({ ...settings });
  const packed = Buffer.allocUnsafe(pairs.length * 3) as Buffer;
  for (let index = 0; index < pairs.length; index += 2) {
    packed.writeUInt16BE(pairs[index]!, index * 3);
    packed.writeUInt32BE(pairs[index + 1]!, index * 3 + 2);
  }
  return packed;
}

/** nodejs.org/api/http2.html#http2getunpackedsettingsbuf */
export function getUnpackedSettings(buf: Uint8Array, options: { validate?: boolean } = {}): Settings {
  if (!ArrayBuffer.isView(buf) || buf.length === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray'], buf);
  }
  if (buf.length % 6 !== 0) throw new http2Codes.ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH();
  const bytes = Buffer.from(buf.buffer as ArrayBuffer, buf.byteOffset, buf.byteLength);
  const settings = {} as Record<string, unknown>;
  for (let at = 0; at < buf.length; at += 6) {
    const id = bytes.readUInt16BE(at);
    const value = bytes.readUInt32BE(at + 2);
    const name = names[id];
    if (name === undefined) {
      settings['customSettings'] ??= {};
      (settings['customSettings'] as Record<string, number>)[id] = value;
    } else settings[name] = name === 'enablePush' || name === 'enableConnectProtocol' ? Boolean(value) : value;
    if (name === 'maxHeaderSize') settings['maxHeaderListSize'] = value;
  }
  if (options?.validate) validateSettings(settings as Settings);
  return settings as Settings;
}
for (const [unpack, length] of [
  [getUnpackedSettings, 1],
  [getPackedSettings, 1],
] as const) {
  Object.defineProperty(unpack, 'length', { value: length, configurable: true });
}
