import { port, verbId } from 'internal:port';
import { now, PerformanceEntry } from './guest-entry.ts';

const LOOP_START = verbId('performance.loopStart');
const IDLE_TIME = verbId('performance.idleTime');

function loopStart(): number {
  return port(LOOP_START) as number;
}
function idleTime(): number {
  return port(IDLE_TIME) as number;
}

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
  nodeStart: { value: 0 },
  v8Start: { value: 0 },
  environment: { value: 0 },
  loopStart: { get: loopStart },
  loopExit: { value: -1 },
  bootstrapComplete: { value: 0 },
  idleTime: { get: idleTime },
  uvMetricsInfo: { get: () => ({ loopCount: 0, events: 0, eventsWaiting: 0 }) },
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
  const idle = idleTime();
  const active = now() - start - idle;
  return later ? use(idle - later.idle, active - later.active) : use(idle, active);
}
