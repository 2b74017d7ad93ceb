import { type Volume, type VolumeChange, VolumeError } from './volume.ts';

type Listener = (change: VolumeChange) => void;

/** What is watched of one volume, and what a change is called by whoever watches. */
export interface WatchedVolume {
  readonly volume: Volume;
  readonly path: string;
  readonly recursive: boolean;
  nameOf(path: string): string;
}

/** Watches all of them or none: where one cannot be, the others, which other sandboxes may share, must not go on telling. */
export function watchVolumes(watched: readonly WatchedVolume[], listener: Listener): () => void {
  const stops: (() => void)[] = [];
  const stopAll = (): void => {
    for (const stop of stops) stop();
  };
  try {
    for (const { volume, path, recursive, nameOf } of watched) {
      stops.push(watchVolume(volume, path, recursive, ({ type, path }) => listener({ type, path: nameOf(path) })));
    }
  } catch (error) {
    stopAll();
    throw error;
  }
  return stopAll;
}

/** Where nothing can change there is nothing to tell, so a read-only volume need not be able to. */
function watchVolume(volume: Volume, path: string, recursive: boolean, listener: Listener): () => void {
  if (volume.watch !== undefined) return volume.watch(path, recursive, listener);
  if (volume.readOnly) return () => {};
  throw new VolumeError('ENOSYS');
}
