/**
 * What is taken from readable-stream as it is, with its types.
 */

import signals from 'readable-stream/lib/internal/streams/add-abort-signal.js';
import compose from 'readable-stream/lib/internal/streams/compose.js';
import destroyers from 'readable-stream/lib/internal/streams/destroy.js';
import DuplexBase from 'readable-stream/lib/internal/streams/duplex.js';
import eos from 'readable-stream/lib/internal/streams/end-of-stream.js';
import operators from 'readable-stream/lib/internal/streams/operators.js';
import PassThroughBase from 'readable-stream/lib/internal/streams/passthrough.js';
import pipelines from 'readable-stream/lib/internal/streams/pipeline.js';
import ReadableBase from 'readable-stream/lib/internal/streams/readable.js';
import TransformBase from 'readable-stream/lib/internal/streams/transform.js';
import checks from 'readable-stream/lib/internal/streams/utils.js';
import WritableBase from 'readable-stream/lib/internal/streams/writable.js';
import { Stream } from './guest-legacy.ts';
import type {
  DuplexClass,
  Operator,
  PassThroughClass,
  PipelineOptions,
  ReadableClass,
  StreamCallback,
  StreamChecks,
  StreamClass,
  TransformClass,
  WritableClass,
} from './guest-types.ts';

/** Under names of their own: the bundler renames what has the name of something in a file around it, and names can be seen. */
const streamOperators = operators as {
  streamReturningOperators: Record<string, Operator>;
  promiseReturningOperators: Record<string, Operator>;
};
const composeStreams = compose as (...streams: unknown[]) => unknown;
const pipelineFunctions = pipelines as {
  pipeline: (...streams: unknown[]) => unknown;
  pipelineImpl: (streams: unknown[], callback: StreamCallback, options: PipelineOptions) => unknown;
};
const destroyFunctions = destroyers as {
  destroyer: (stream: unknown, error?: unknown) => void;
  errorOrDestroy: (stream: unknown, error: unknown, sync?: boolean) => void;
};
const endOfStream = eos as {
  (stream: unknown, options: unknown, callback: StreamCallback): () => void;
  finished: (stream: unknown, options: unknown) => Promise<void>;
};
const streamChecks = checks as StreamChecks;
const streamClass = Stream as unknown as StreamClass;
const readableClass = ReadableBase as ReadableClass;
const writableClass = WritableBase as WritableClass;
const duplexClass = DuplexBase as DuplexClass;
const transformClass = TransformBase as TransformClass;
const passThroughClass = PassThroughBase as PassThroughClass;
const signalFunctions = signals as { addAbortSignal: (signal: unknown, stream: unknown) => unknown };

export {
  composeStreams,
  destroyFunctions,
  duplexClass as Duplex,
  endOfStream as finished,
  passThroughClass as PassThrough,
  pipelineFunctions,
  readableClass as Readable,
  signalFunctions,
  streamChecks,
  streamClass as Stream,
  streamOperators,
  transformClass as Transform,
  writableClass as Writable,
};
