import { framesAbove } from 'internal:stack';
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
  const sites: CallSite[] = [];
  for (const frame of framesAbove(getCallSites, frameCount)) {
    const { place } = frame;
    // Nobody awaits here, as far as Node tells.
    if (place === undefined || frame.isAsync) continue;
    // Null prototype, and the column under both of its names, as in Node 24.
    sites.push({
      __proto__: null,
      functionName: frame.name,
      scriptId: '0',
      scriptName: frame.isEval ? '' : place.file,
      lineNumber: place.line,
      columnNumber: place.column,
      column: place.column,
    } as unknown as CallSite);
  }
  return sites;
}
