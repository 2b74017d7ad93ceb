import type EventEmitter from 'node:events';
import nodePath from 'node:path';
import type { Utf8StreamOptions } from './guest-utf8-options.ts';

export type Done = (error?: unknown, count?: number) => void;
export type Sync = (synced: Done) => void;

/** Opens the file of a `Utf8Stream` and makes its folders where it is told to; a synchronous one throws what it tells `opened`. */
export function openForAppending(
  { append, mkdir, mode, sync, fs }: Utf8StreamOptions,
  file: unknown,
  opened: (error: unknown, fd: number) => void,
): void {
  const flags = append ? 'a' : 'w';
  const folder = mkdir ? nodePath.dirname(file as string) : undefined;
  if (sync) {
    let fd: number;
    try {
      if (folder !== undefined) fs['mkdirSync']!(folder, { recursive: true });
      fd = fs['openSync']!(file, flags, mode) as number;
    } catch (error) {
      opened(error, -1);
      throw error;
    }
    opened(null, fd);
    return;
  }
  const open = (): unknown => fs['open']!(file, flags, mode, opened);
  if (folder === undefined) open();
  else fs['mkdir']!(folder, { recursive: true }, (error: unknown) => (error ? opened(error, -1) : open()));
}

/** Calls back once what a stream holds is written and synced, or with the error that it meets first. */
export function callAfterDrain(stream: EventEmitter, sync: Sync, callback: Done): void {
  const drained = (): void => {
    stream.removeListener('error', failed);
    sync((error) => {
      // The stream was closed meanwhile.
      const isGone = (error as { code?: string } | null | undefined)?.code === 'EBADF';
      if (isGone) callback();
      else callback(error);
    });
  };
  const failed = (error: unknown): void => {
    stream.removeListener('drain', drained);
    callback(error);
  };
  stream.once('drain', drained);
  stream.once('error', failed);
}
