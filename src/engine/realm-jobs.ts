import { Runtime } from './layout.ts';
import { GuestThrow, type Machine } from './machine.ts';
import { JOB_CELL } from './wasm.ts';

/** `JSJobEntry`: its link in the list of all jobs, the realm, its function's arguments, the frame (scripts/engine/async-context.ts). */
const JobEntry = { previous: 0, next: 4, realm: 8, count: 16, values: 24 } as const;
/** A damaged list may be a circle that never meets its head. */
const MOST_JOBS = 1_000_000;
/** Arguments that a job of the engine has at most. */
const MOST_ARGUMENTS = 8;

/** The next job, of that realm or of any; 0 for none. */
function findJob({ memory: { u32 }, runtime }: Machine, realm?: number): number {
  const head = runtime + Runtime.jobList;
  let job = u32[(head + JobEntry.next) >>> 2]!;
  for (let step = 0; job !== head && step < MOST_JOBS; step++) {
    if (realm === undefined || u32[(job + JobEntry.realm) >>> 2] === realm) return job;
    job = u32[(job + JobEntry.next) >>> 2]!;
  }
  return 0;
}

function unlink({ memory: { u32 } }: Machine, job: number): void {
  const [previous, next] = [u32[(job + JobEntry.previous) >>> 2]!, u32[(job + JobEntry.next) >>> 2]!];
  u32[(previous + JobEntry.next) >>> 2] = next;
  u32[(next + JobEntry.previous) >>> 2] = previous;
}

function putFirst({ memory: { u32 }, runtime }: Machine, job: number): void {
  const head = runtime + Runtime.jobList;
  const first = u32[(head + JobEntry.next) >>> 2]!;
  u32[(job + JobEntry.previous) >>> 2] = head;
  u32[(job + JobEntry.next) >>> 2] = first;
  u32[(first + JobEntry.previous) >>> 2] = job;
  u32[(head + JobEntry.next) >>> 2] = job;
}

/** Jobs of a script whose time went by never run, as V8 drops them; nor do any of a program that has ended. */
export function dropJobs(machine: Machine, realm?: number): void {
  const { exports } = machine;
  for (let job = findJob(machine, realm); job !== 0; job = findJob(machine, realm)) {
    unlink(machine, job);
    const owner = machine.memory.u32[(job + JobEntry.realm) >>> 2]!;
    const count = Math.min(MOST_ARGUMENTS, machine.memory.u32[(job + JobEntry.count) >>> 2]!);
    for (let index = 0; index <= count; index++) exports.free_value(machine.context, job + JobEntry.values + 8 * index);
    exports.QTS_FreeContext(owner);
    exports.free(job);
  }
}

/**
 * Runs the jobs of one realm before all others, and what they queue for it. The engine has one list and takes the first: the
 * next one of the realm is moved there. Gives whether all ran before the time of the script that runs went by.
 */
export function runJobsOf(machine: Machine, realm: number): boolean {
  for (let job = findJob(machine, realm); job !== 0; job = findJob(machine, realm)) {
    unlink(machine, job);
    putFirst(machine, job);
    // The job that runs this script, if one does, goes on afterwards.
    const outer = machine.memory.u32[JOB_CELL >>> 2]!;
    try {
      machine.runJobs(1);
    } catch (error) {
      if (!(error instanceof GuestThrow) || !machine.meter.isTimedOut) throw error;
      machine.freeBox(error.value);
    } finally {
      machine.memory.u32[JOB_CELL >>> 2] = outer;
    }
    // A promise takes even the exception that nothing can catch for its rejection.
    if (!machine.meter.isTimedOut) continue;
    dropJobs(machine, realm);
    return false;
  }
  return true;
}
