import { validateString } from 'internal:validators';
import { creation, now } from 'web:performance';
import { ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS, PerformanceMark, PerformanceMeasure } from './guest-marks.ts';
import { addUserTiming, resolveMark } from './guest-timeline.ts';

interface MeasureOptions {
  readonly start?: unknown;
  readonly end?: unknown;
  readonly duration?: unknown;
  readonly detail?: unknown;
}
const noOptions: MeasureOptions = {};

function endOf({ start, end, duration }: MeasureOptions, endMark: unknown): number {
  if (endMark !== undefined) return resolveMark(endMark);
  if (end !== undefined) return resolveMark(end);
  if (start !== undefined && duration !== undefined) return resolveMark(start) + resolveMark(duration);
  return now();
}

function startOf({ start, end, duration }: MeasureOptions, startMark: unknown): number {
  if (start !== undefined) return resolveMark(start);
  if (duration !== undefined && end !== undefined) return resolveMark(end) - resolveMark(duration);
  return typeof startMark === 'string' ? resolveMark(startMark) : 0;
}

/** https://w3c.github.io/user-timing/#dom-performance-mark */
export function mark(name: unknown, options: unknown): PerformanceMark {
  const entry = new PerformanceMark(name, options);
  addUserTiming(entry, true);
  return entry;
}

/** https://w3c.github.io/user-timing/#dom-performance-measure. What is neither text nor options is no mark (observed). */
export function measure(name: unknown, startOrOptions: unknown, endMark: unknown): PerformanceMeasure {
  validateString(name, 'name');
  let options = noOptions;
  if (startOrOptions && typeof startOrOptions === 'object') {
    options = startOrOptions as MeasureOptions;
    if (endMark !== undefined) throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS('endMark must not be specified');
    if (options.start !== undefined && options.end !== undefined && options.duration !== undefined) {
      throw new ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS(
        'Must not have options.start, options.end, and options.duration specified',
      );
    }
  }
  const end = endOf(options, endMark);
  const start = startOf(options, startOrOptions);
  const entry = new PerformanceMeasure(creation, name, start, end - start, options.detail);
  addUserTiming(entry, false);
  return entry;
}
