import { port, verbId } from 'internal:port';
import { now, PerformanceEntry } from './guest-entry.ts';

const LOOP_START = verbId('performance.loopStart');
const LOOP_EXIT = verbId('performance.loopExit');
const LOOP_TURNS = verbId('performance.loopTurns');
const LOOP_EVENTS = verbId('performance.loopEvents');
const IDLE_TIME = verbId('performance.idleTime');

const loopStart = (): number => port(LOOP_START) as number;
// A declaration: the name can be seen.
function loopIdleTime(): number {
  return port(IDLE_TIME) as number;
}

/** An accessor's function under the name that it has in Node. */
const getter = (read: () => unknown): (() => unknown) =>
  ({
    get() {
      return read();
    },
  }).get;
const zero = getter(() => 0);

/**
 * nodejs.org/api/perf_hooks.html#class-performancenodetiming. A sandbox is restored and not booted, so the milestones
 * before its event loop lie at its time origin.
 */
class PerformanceNodeTiming extends PerformanceEntry {
  declare readonly nodeStart: number;
  declare readonly loopStart: number;
  declare readonly idleTime: number;

  override toJSON(): object {
    const fields: Record<string, unknown> = {};
    for (const name of SHOWN) fields[name] = (this as unknown as Record<string, unknown>)[name];
    return fields;
  }
}
const SHOWN = [
  'name',
  'entryType',
  'startTime',
  'duration',
  'nodeStart',
  'v8Start',
  'bootstrapComplete',
  'environment',
  'loopStart',
  'loopExit',
  'idleTime',
];

/** Its fields are its own: none of them is a symbol of PerformanceEntry (observed). */
export const nodeTiming = Object.create(PerformanceNodeTiming.prototype) as PerformanceNodeTiming;
const fields: Readonly<Record<string, PropertyDescriptor>> = {
  name: { value: 'node' },
  entryType: { value: 'node' },
  startTime: { value: 0 },
  duration: { get: now },
  nodeStart: { get: zero },
  v8Start: { get: zero },
  environment: { get: zero },
  loopStart: { get: getter(loopStart) },
  loopExit: { get: getter(() => port(LOOP_EXIT)) },
  bootstrapComplete: { get: zero },
  idleTime: { get: loopIdleTime },
  uvMetricsInfo: { get: getter(() => ({ loopCount: port(LOOP_TURNS), events: port(LOOP_EVENTS), eventsWaiting: 0 })) },
};
for (const name of Object.keys(fields)) {
  Object.defineProperty(nodeTiming, name, { ...fields[name], enumerable: true, configurable: true });
}

interface LoopUse {
  readonly idle: number;
  readonly active: number;
  readonly utilization: number;
}

function use(idle: number, active: number): LoopUse {
  return { idle, active, utilization: active / (idle + active) };
}

/** nodejs.org/api/perf_hooks.html#performanceeventlooputilizationutilization1-utilization2 */
export function eventLoopUtilization(later?: LoopUse, earlier?: LoopUse): LoopUse {
  const start = loopStart();
  if (start < 0) return { idle: 0, active: 0, utilization: 0 };
  if (earlier) return use(later!.idle - earlier.idle, later!.active - earlier.active);
  const idle = loopIdleTime();
  const active = now() - start - idle;
  return later ? use(idle - later.idle, active - later.active) : use(idle, active);
}
