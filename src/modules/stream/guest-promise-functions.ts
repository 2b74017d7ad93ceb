import { finished, pipelineFunctions, streamChecks } from './guest-package.ts';
import type { PipelineOptions } from './guest-types.ts';

function isOptions(value: unknown): value is PipelineOptions {
  if (typeof value !== 'object' || value === null) return false;
  return !streamChecks.isNodeStream(value) && !streamChecks.isIterable(value) && !streamChecks.isWebStream(value);
}

/** `node:stream/promises` (nodejs.org/api/stream.html#streams-promises-api). */
export const promises = {
  finished: finished.finished,
  pipeline(...streams: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let options: PipelineOptions = {};
      if (isOptions(streams.at(-1))) options = streams.pop() as PipelineOptions;
      const { signal, end } = options;
      pipelineFunctions.pipelineImpl(streams, (error, value) => (error ? reject(error) : resolve(value)), { signal, end });
    });
  },
};
