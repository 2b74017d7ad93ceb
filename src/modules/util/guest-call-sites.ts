import { validateBoolean, validateInteger, validateObject } from 'internal:validators';

interface CallSite {
  functionName: string;
  scriptId: string;
  scriptName: string;
  lineNumber: number;
  columnNumber: number;
  column: number;
}

const MOST_FRAMES = 200;
const DEFAULT_FRAMES = 10;

/** `    at name (file:line:column)`, `    at file:line:column`. */
const FRAME = /^ {4}at (?:(.*?) \()?(.*?):(\d+):(\d+)\)?$/;

/** The frames above the caller (nodejs.org/api/util.html#utilgetcallsitesframecount-options). */
export function getCallSites(...args: [frameCount?: number | object, options?: { sourceMap?: boolean }]): CallSite[] {
  let [frameCount, options] = args;
  if (options === undefined) {
    if (typeof frameCount === 'object') {
      options = frameCount as { sourceMap?: boolean };
      validateObject(options, 'options');
      frameCount = DEFAULT_FRAMES;
    } else {
      frameCount ??= DEFAULT_FRAMES;
    }
  } else {
    validateObject(options, 'options');
  }
  if (options?.sourceMap !== undefined) validateBoolean(options.sourceMap, 'options.sourceMap');
  validateInteger(frameCount, 'frameCount', 1, MOST_FRAMES);
  const carrier: { stack?: unknown } = {};
  const ErrorClass = Error as unknown as {
    captureStackTrace(target: object, above: unknown): void;
    stackTraceLimit?: unknown;
    prepareStackTrace?: unknown;
  };
  const { stackTraceLimit, prepareStackTrace } = ErrorClass;
  try {
    ErrorClass.stackTraceLimit = frameCount;
    ErrorClass.prepareStackTrace = undefined;
    ErrorClass.captureStackTrace(carrier, getCallSites);
  } finally {
    ErrorClass.stackTraceLimit = stackTraceLimit;
    ErrorClass.prepareStackTrace = prepareStackTrace;
  }
  const sites: CallSite[] = [];
  for (const line of String(carrier.stack).split('\n')) {
    const match = FRAME.exec(line);
    if (match === null) continue;
    const [, functionName = '', scriptName, lineNumber, column] = match;
    // Null prototype, and the column under both of its names, as in Node 24.
    sites.push({
      __proto__: null,
      functionName,
      scriptId: '0',
      scriptName: scriptName!,
      lineNumber: Number(lineNumber),
      columnNumber: Number(column),
      column: Number(column),
    } as unknown as CallSite);
  }
  return sites;
}
