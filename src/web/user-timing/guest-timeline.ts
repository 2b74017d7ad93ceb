import { codes } from 'internal:errors';
import { emitProcessWarning } from 'internal:warnings';
import { DOMException } from 'web:dom-exception';
import { kName, kStartTime, nodeTiming, now, type PerformanceEntry } from 'web:performance';
import { ERR_PERFORMANCE_INVALID_TIMESTAMP, milestones } from './guest-marks.ts';

/** The performance timeline: what `getEntries` sees (https://w3c.github.io/performance-timeline/#performance-timeline). */
const marks: PerformanceEntry[] = [];
const measures: PerformanceEntry[] = [];
const resources: PerformanceEntry[] = [];
/** The latest start of each mark, for measures between marks. */
const markStarts = new Map<string, number>();

/** Past this many entries of a kind Node suspects a leak. */
const WARN_ABOVE = 1e6;
const warned = new Set<string>();

/** What observers want to be told; set by the first of them. */
export interface Observation {
  /** Told of every entry. */
  notify: ((entry: PerformanceEntry) => void) | undefined;
  /** Whether anybody looks at entries of this type. */
  watches: ((type: string) => boolean) | undefined;
  /** Tells of an entry that only Node has, which begun at `start` and ends now. */
  record: ((type: string, name: string, start: number, detail: unknown) => void) | undefined;
}
export const observation: Observation = { notify: undefined, watches: undefined, record: undefined };

/** Times an operation of a module if anybody observes its type: gives what to call with the detail when it has ended. */
export function startTiming(type: string, name: string): ((detail: unknown) => void) | undefined {
  if (!observation.watches?.(type)) return undefined;
  const start = now();
  return (detail) => observation.record!(type, name, start, detail);
}

export function addUserTiming(entry: PerformanceEntry, isMark: boolean): void {
  if (isMark) markStarts.set(entry[kName], entry[kStartTime]);
  observation.notify?.(entry);
  const list = isMark ? marks : measures;
  list.push(entry);
  if (list.length <= WARN_ABOVE) return;
  const type = entry.entryType;
  if (warned.has(type)) return;
  warned.add(type);
  const warning = new Error(
    `Possible perf_hooks memory leak detected. ${list.length} ${type} entries added to the global performance entry buffer. ` +
      `Use performance.${isMark ? 'clearMarks' : 'clearMeasures'} to clear the buffer.`,
  );
  warning.name = 'MaxPerformanceEntryBufferExceededWarning';
  emitProcessWarning(Object.assign(warning, { entryType: type, count: list.length }));
}

export function addResource(entry: PerformanceEntry): number {
  return resources.push(entry);
}

export function resourceCount(): number {
  return resources.length;
}

export function clearResources(): void {
  resources.length = 0;
}

function removeNamed(list: PerformanceEntry[], name: unknown): void {
  if (name === undefined) {
    list.length = 0;
    return;
  }
  const kept = list.filter((entry) => entry.name !== name);
  list.length = 0;
  for (const entry of kept) list.push(entry);
}

export function clearMarks(given: unknown): void {
  if (given === undefined) {
    markStarts.clear();
    removeNamed(marks, undefined);
    return;
  }
  const name = `${given}`;
  if (milestones.includes(name)) throw new codes.ERR_INVALID_ARG_VALUE('name', name);
  markStarts.delete(name);
  removeNamed(marks, name);
}

export function clearMeasures(given: unknown): void {
  removeNamed(measures, given);
}

/** https://w3c.github.io/performance-timeline/#filter-buffer-by-name-and-type: by start time, ties in order of insertion. */
export function listEntries(name: unknown, type: unknown): PerformanceEntry[] {
  let found: PerformanceEntry[];
  if (type === 'mark') found = marks;
  else if (type === 'measure') found = measures;
  else if (type === 'resource') found = resources;
  else if (type === undefined) found = [...marks, ...measures, ...resources];
  else return [];
  const list = name === undefined ? [...found] : found.filter((entry) => entry.name === name);
  return list.sort((a, b) => a.startTime - b.startTime);
}

/** The time that `mark` stands for: a number, a milestone of the process, or the name of a mark. */
export function resolveMark(mark: unknown): number {
  if (typeof mark === 'number') {
    if (mark < 0) throw new ERR_PERFORMANCE_INVALID_TIMESTAMP(mark);
    return mark;
  }
  const name = `${mark}`;
  if (milestones.includes(name)) return nodeTiming[name as 'nodeStart'];
  const start = markStarts.get(name);
  if (start === undefined) throw new DOMException(`The "${name}" performance mark has not been set`, 'SyntaxError');
  return start;
}
