import { codes } from 'internal:errors';
import { validateArray, validateNumber, validateObject } from 'internal:validators';
import { host } from './guest-host.ts';

const NANOSECONDS = 1e9;

/** Seconds and nanoseconds of the sandbox's monotonic clock (nodejs.org/api/process.html#processhrtimetime). */
export function hrtime(time?: readonly [number, number]): [seconds: number, nanoseconds: number] {
  const now = host.monotonic();
  let seconds = Math.trunc(now / 1000);
  let nanoseconds = Math.trunc((now % 1000) * 1e6);
  if (time !== undefined) {
    validateArray(time, 'time');
    if (time.length !== 2) throw new codes.ERR_OUT_OF_RANGE('time', 2 as never, time.length);
    seconds -= time[0];
    nanoseconds -= time[1];
    if (nanoseconds < 0) {
      seconds--;
      nanoseconds += NANOSECONDS;
    }
  }
  return [seconds, nanoseconds];
}

function hrtimeBigInt(): bigint {
  return BigInt(Math.trunc(host.monotonic() * 1e6));
}
hrtime.bigint = hrtimeBigInt;

/** Seconds since the sandbox was made. */
export function uptime(): number {
  return host.monotonic() / 1000;
}

interface CpuUsage {
  user: number;
  system: number;
}

function validateCpuField(value: unknown, name: string): asserts value is number {
  validateNumber(value, name);
  if (value < 0 || value > Number.MAX_SAFE_INTEGER) throw new codes.ERR_INVALID_ARG_VALUE.RangeError(name, value);
}

function usageSince(previous: CpuUsage | undefined | null): CpuUsage {
  if (previous) {
    validateObject(previous, 'prevValue');
    validateCpuField(previous.user, 'prevValue.user');
    validateCpuField(previous.system, 'prevValue.system');
  }
  const user = Math.trunc(host.cpu() * 1000);
  // All of a sandbox's work is its own: there is no system time apart from it.
  return previous ? { user: user - previous.user, system: -previous.system } : { user, system: 0 };
}

/** Microseconds of CPU (nodejs.org/api/process.html#processcpuusagepreviousvalue). */
export function cpuUsage(prevValue?: CpuUsage): CpuUsage {
  return usageSince(prevValue);
}

/** A sandbox is one thread. */
export function threadCpuUsage(prevValue?: CpuUsage): CpuUsage {
  return usageSince(prevValue);
}

/** Bytes of the sandbox's own linear memory; nothing of the host's process shows (nodejs.org/api/process.html#processmemoryusage). */
export function memoryUsage(): Record<'rss' | 'heapTotal' | 'heapUsed' | 'external' | 'arrayBuffers', number> {
  const [used] = host.memory();
  return { rss: used, heapTotal: used, heapUsed: used, external: 0, arrayBuffers: 0 };
}
memoryUsage.rss = function rss(): number {
  return host.memory()[0];
};

export function constrainedMemory(): number {
  return host.memory()[1];
}

export function availableMemory(): number {
  const [used, limit] = host.memory();
  return Math.max(0, limit - used);
}

/** What the sandbox does not have, such as page faults, is zero. */
export function resourceUsage(): Record<string, number> {
  const names =
    'sharedMemorySize unsharedDataSize unsharedStackSize minorPageFault majorPageFault swappedOut fsRead fsWrite ipcSent ' +
    'ipcReceived signalsCount voluntaryContextSwitches involuntaryContextSwitches';
  const usage: Record<string, number> = {
    userCPUTime: Math.trunc(host.cpu() * 1000),
    systemCPUTime: 0,
    maxRSS: Math.trunc(host.memory()[0] / 1024),
  };
  for (const name of names.split(' ')) usage[name] = 0;
  return usage;
}
