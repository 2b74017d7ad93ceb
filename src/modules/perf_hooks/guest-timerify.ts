import { codes } from 'internal:errors';
import { validateFunction, validateObject } from 'internal:validators';
import { now } from 'web:performance';
import { observation } from 'web:user-timing';
import { isRecordable, type RecordableHistogram } from './guest-histogram.ts';
import { createNodeEntry } from './guest-node-entry.ts';

type Timed = (this: unknown, ...args: unknown[]) => unknown;

function report(name: string, start: number, args: unknown[], histogram: RecordableHistogram | undefined): void {
  const duration = now() - start;
  // A histogram counts whole nanoseconds from 1.
  histogram?.record(Math.ceil(duration * 1e6) || 1);
  if (observation.notify === undefined) return;
  const entry = createNodeEntry('function', name, start, duration, args);
  for (let index = 0; index < args.length; index++) (entry as unknown as Record<number, unknown>)[index] = args[index];
  observation.notify(entry);
}

/** nodejs.org/api/perf_hooks.html#performancetimerifyfn-options */
export function timerify(callback: unknown, options: unknown = {}): unknown {
  validateFunction(callback, 'fn');
  validateObject(options, 'options');
  const { histogram } = options as { histogram?: unknown };
  if (histogram !== undefined && !isRecordable(histogram)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.histogram', 'RecordableHistogram', histogram);
  }
  const timed = callback as unknown as Timed;
  function timerified(this: unknown, ...args: unknown[]): unknown {
    const isConstruction = new.target !== undefined;
    const start = now();
    const result = isConstruction ? (Reflect.construct(timed, args, timed) as unknown) : Reflect.apply(timed, this, args);
    const finish = (): void => report(timed.name, start, args, histogram as RecordableHistogram | undefined);
    const settle = isConstruction ? undefined : (result as { finally?: unknown } | null | undefined)?.finally;
    if (typeof settle === 'function') return Reflect.apply(settle, result, [finish]) as unknown;
    finish();
    return result;
  }
  return Object.defineProperties(timerified, {
    length: { configurable: false, enumerable: true, value: timed.length },
    name: { configurable: false, enumerable: true, value: `timerified ${timed.name}` },
  });
}
