import { codes } from 'internal:errors';
import { creation, PerformanceEntry } from 'web:performance';

const kDetail: unique symbol = Symbol('NodePerformanceEntry.Detail');

/** nodejs.org/api/perf_hooks.html#class-performanceentry: what Node adds to an entry of its own. */
class PerformanceNodeEntry extends PerformanceEntry {
  declare [kDetail]: unknown;

  get detail(): unknown {
    if ((this as PerformanceNodeEntry | null | undefined)?.[kDetail] === undefined)
      throw new codes.ERR_INVALID_THIS('NodePerformanceEntry');
    return this[kDetail];
  }

  override toJSON(): object {
    return { ...super.toJSON(), detail: this[kDetail] };
  }
}

export function createNodeEntry(type: string, name: string, start: number, duration: number, detail: unknown): PerformanceEntry {
  const entry = new PerformanceNodeEntry(creation, name, type, start, duration);
  entry[kDetail] = detail;
  return entry;
}
