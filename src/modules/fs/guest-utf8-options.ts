import { codes } from 'internal:errors';
import { validateBoolean, validateFunction, validateObject, validateOneOf, validateUint32 } from 'internal:validators';
import fs from 'node:fs';

export type FileSystem = Record<string, (...args: unknown[]) => unknown>;

const FUNCTIONS = ['write', 'writeSync', 'fsync', 'fsyncSync', 'close', 'open', 'mkdir', 'mkdirSync'];
/** `write` gives false once this much waits (observed). */
const HIGH_WATER_MARK = 16387;
const DEFAULT_MAX_WRITE = 16384;

/** The options of a `Utf8Stream` with their defaults (nodejs.org/api/fs.html#new-fsutf8streamoptions). */
export interface Utf8StreamOptions {
  readonly fd: unknown;
  readonly dest: unknown;
  readonly minLength: number;
  readonly maxLength: number;
  readonly maxWrite: number;
  readonly highWaterMark: number;
  readonly period: number;
  readonly sync: boolean;
  readonly fsync: boolean;
  readonly append: boolean;
  readonly mkdir: boolean;
  readonly retryEAGAIN: (...args: unknown[]) => unknown;
  readonly contentMode: string;
  readonly mode: unknown;
  readonly fs: FileSystem;
}

function fileSystemOf(overrides: unknown): FileSystem {
  if (overrides === undefined) return fs as FileSystem;
  validateObject(overrides, 'options.fs');
  const given = overrides as FileSystem;
  for (const name of FUNCTIONS) if (given[name] !== undefined) validateFunction(given[name], `options.fs.${name}`);
  return { ...(fs as FileSystem), ...given };
}

function size(value: unknown, name: string, absent = 0): number {
  const number = value || absent;
  validateUint32(number, `options.${name}`);
  return number;
}

function flag(value: unknown, name: string, absent: boolean): boolean {
  const choice = value ?? absent;
  validateBoolean(choice, `options.${name}`);
  return choice;
}

/** Options are read and checked in Node's order. */
export function utf8StreamOptions(options: unknown): Utf8StreamOptions {
  validateObject(options, 'options');
  const given = options as Record<string, unknown>;
  const { fd, dest, minLength, maxLength, maxWrite, periodicFlush, sync, append, mkdir, retryEAGAIN } = given;
  const { fsync, contentMode = 'utf8', mode, fs: overrides } = given;
  const fileSystem = fileSystemOf(overrides);
  const highWaterMark = size(Math.max((minLength || 0) as number, HIGH_WATER_MARK), 'hwm', Number.NaN);
  const checked = {
    minLength: size(minLength, 'minLength'),
    maxLength: size(maxLength, 'maxLength'),
    maxWrite: size(maxWrite, 'maxWrite', DEFAULT_MAX_WRITE),
    period: size(periodicFlush, 'periodicFlush'),
    sync: flag(sync, 'sync', false),
    fsync: flag(fsync, 'fsync', false),
    append: flag(append, 'append', true),
    mkdir: flag(mkdir, 'mkdir', false),
  };
  const retry = retryEAGAIN ?? (() => true);
  validateFunction(retry, 'options.retryEAGAIN');
  validateOneOf(contentMode, 'options.contentMode', ['buffer', 'utf8']);
  if (checked.minLength >= checked.maxWrite) {
    const reason = `should be smaller than maxWrite (${checked.maxWrite})`;
    throw new codes.ERR_INVALID_ARG_VALUE.RangeError('minLength', checked.minLength, reason);
  }
  const rest = { fd, dest, highWaterMark, mode, fs: fileSystem, contentMode: contentMode as string };
  return { ...checked, ...rest, retryEAGAIN: retry as Utf8StreamOptions['retryEAGAIN'] };
}
