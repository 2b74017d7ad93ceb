export { ERR_PERFORMANCE_INVALID_TIMESTAMP, PerformanceMark, PerformanceMeasure } from './guest-marks.ts';
export { mark, measure } from './guest-measure.ts';
export {
  addResource,
  clearMarks,
  clearMeasures,
  clearResources,
  listEntries,
  observation,
  resourceCount,
  startTiming,
} from './guest-timeline.ts';
