import type { HostContext } from '../../capabilities/capability.ts';
import type { Mounts } from '../../capabilities/volumes/mounts.ts';
import { VolumeError } from '../../capabilities/volumes/volume.ts';
import type { FsVerbs } from './contract.ts';
import { integerArgument, textArgument } from './host-arguments.ts';
import { attempt } from './host-failure.ts';

/** Node gives ENOSPC when the system's watchers are used up; a sandbox has these. */
const MAX_WATCHERS = 128;

/** The length of inotify's own queue (/proc/sys/fs/inotify/max_queued_events). What comes while it is full is lost, as there. */
const MAX_QUEUED_EVENTS = 16_384;

/**
 * What all queues of a sandbox may hold together, in characters, each event with some for itself. Without this, 128 watchers of `/`
 * kept a path of 4,000 characters each for every file that was written: gigabytes within the time of one operation.
 */
const MAX_QUEUED_CHARACTERS = 4 << 20;
const EVENT_CHARACTERS = 32;

/** One watcher: events that wait for the guest, or a guest that waits for an event. */
interface Watcher {
  readonly queue: string[];
  answer: ((event: string | undefined) => void) | undefined;
  /** A volume that goes on telling is not listened to. */
  isClosed: boolean;
  stop: () => void;
}

type WatchVerbs = Pick<FsVerbs, 'watch' | 'watchEvent' | 'watchClose'>;

/** The verbs of `fs.watch`: the guest asks for one event at a time, and each reaches it in a macrotask of its own. */
export function watchVerbs(mounts: Mounts, context: Pick<HostContext, 'signal' | 'background'>): WatchVerbs {
  const watchers = new Map<number, Watcher>();
  let last = 0;
  let queued = 0;

  const weightOf = (event: string): number => event.length + EVENT_CHARACTERS;

  const deliver = (watcher: Watcher, event: string): void => {
    const { answer, queue, isClosed } = watcher;
    if (answer !== undefined) {
      watcher.answer = undefined;
      answer(event);
      return;
    }
    if (isClosed || queue.length >= MAX_QUEUED_EVENTS || queued + weightOf(event) > MAX_QUEUED_CHARACTERS) return;
    // Equal events that follow each other become one (inotify(7)).
    if (queue.at(-1) === event) return;
    queued += weightOf(event);
    queue.push(event);
  };

  const close = (id: number): void => {
    const watcher = watchers.get(id);
    if (watcher === undefined) return;
    watchers.delete(id);
    watcher.isClosed = true;
    for (const event of watcher.queue.splice(0)) queued -= weightOf(event);
    watcher.stop();
    watcher.answer?.(undefined);
  };

  return {
    watch(path, recursive) {
      const name = textArgument(path);
      return attempt('watch', name, undefined, () => {
        if (watchers.size >= MAX_WATCHERS) throw new VolumeError('ENOSPC');
        const self = name.slice(name.lastIndexOf('/') + 1);
        const watcher: Watcher = { queue: [], answer: undefined, isClosed: false, stop: () => {} };
        watcher.stop = mounts.watch(name, recursive === true, ({ type, path }) => {
          deliver(watcher, `${type === 'rename' ? 'r' : 'c'}${path === '' ? self : path}`);
        });
        if (last === 0) context.signal.addEventListener('abort', () => [...watchers.keys()].forEach(close), { once: true });
        watchers.set(++last, watcher);
        return last;
      });
    },

    watchEvent(id, isReferenced) {
      const watcher = watchers.get(integerArgument(id));
      const promise = new Promise<string | undefined>((resolve) => {
        if (watcher === undefined) return resolve(undefined);
        watcher.answer?.('');
        watcher.answer = undefined;
        const event = watcher.queue.shift();
        if (event === undefined) {
          watcher.answer = resolve;
          return;
        }
        queued -= weightOf(event);
        resolve(event);
      });
      return isReferenced === true ? promise : context.background(promise);
    },

    watchClose(id) {
      close(integerArgument(id));
    },
  };
}
