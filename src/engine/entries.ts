/**
 * The guest functions that the host calls, in the order of the array that the bootstrap returns. They are captured
 * while the guest is pristine, so nothing a tenant patches changes them. Shapes: src/guest/bootstrap.ts.
 */
export const entryNames = [
  'parseJson',
  'stringifyJson',
  'revive',
  'dehydrate',
  'wrapBytes',
  'makeError',
  'describeError',
  'formatStack',
  'trackRejection',
  'runTicks',
  'processRejections',
  'forgiveRejection',
  'runTimer',
  'runImmediates',
  'runPhase',
  'restore',
  'linkLoader',
  'builtinNames',
  'pickExport',
  'callExport',
  'reportUncaught',
  'emitBeforeExit',
  'emitExit',
  'runMain',
  'explainImport',
  'openStream',
  'exportStream',
  'pullStream',
  'closeStream',
  'answerHost',
  'flatten',
] as const;

/** Behind the functions: the Float64Array that both sides read, see src/guest/tasks.ts. */
export const STATE_INDEX = entryNames.length;
/** What calibrate.ts reads. */
export const SAMPLE_INDEX = entryNames.length + 1;
/** The array of frames, which the engine reads, see src/guest/async-context.ts. */
export const FRAMES_INDEX = entryNames.length + 2;
/** By which foreign.ts tells plain objects. */
export const STREAM_SAMPLE_INDEX = entryNames.length + 3;

export type EntryName = (typeof entryNames)[number];

export const entryIndex = Object.fromEntries(entryNames.map((name, index) => [name, index])) as Record<EntryName, number>;
