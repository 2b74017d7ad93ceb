import { thenQuietly } from 'internal:async-context';
import { verbs } from 'internal:port';
import { enqueueTick, makeTick, type Tick } from 'internal:tasks';
import type { FsVerbs } from './contract.ts';

export const host = verbs<FsVerbs>('fs');

let waiting: Tick[] = [];
let next = 0;

/**
 * Calls back in a macrotask of its own, in the order of the calls. One turn is asked of the host at a time, however many
 * wait: promises of the host are limited in number. `type`: the resource that hooks are told of.
 */
export function later(callback: () => void, type = 'FSREQCALLBACK'): void {
  if (waiting.push(makeTick(type, callback)) - next === 1) thenQuietly(host.turn, deliver);
}

function deliver(): void {
  const tick = waiting[next++]!;
  if (next < waiting.length) {
    thenQuietly(host.turn, deliver);
  } else {
    waiting = [];
    next = 0;
  }
  // As a tick and not as a job: what it puts off with nextTick then runs before its promise jobs, as after any macrotask.
  enqueueTick(tick);
}
