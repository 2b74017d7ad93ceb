import { codes } from 'internal:errors';
import { port, verbId } from 'internal:port';
import { creation, now, PerformanceEntry } from './guest-entry.ts';

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

  constructor(token: unknown) {
    if (token !== creation) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    super(creation, 'node', 'node', 0, 0);
    const define = (name: string, descriptor: PropertyDescriptor): void => {
      Object.defineProperty(this, name, { ...descriptor, enumerable: true, configurable: true });
    };
    define('name', { value: 'node' });
    define('entryType', { value: 'node' });
    define('startTime', { value: 0 });
    define('duration', { get: now });
    define('nodeStart', { value: 0 });
    define('v8Start', { value: 0 });
    define('environment', { value: 0 });
    define('loopStart', { get: loopStart });
    define('loopExit', { value: -1 });
    define('bootstrapComplete', { value: 0 });
    define('idleTime', { get: idleTime });
    define('uvMetricsInfo', { get: () => ({ loopCount: 0, events: 0, eventsWaiting: 0 }) });
  }

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

export const nodeTiming = new PerformanceNodeTiming(creation);

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
