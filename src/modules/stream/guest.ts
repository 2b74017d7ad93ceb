import { codes } from 'internal:errors';
import { Buffer } from 'node:buffer';
import { types } from 'node:util/types';
import { duplexPair } from './guest-duplex-pair.ts';
import { getDefaultHighWaterMark, setDefaultHighWaterMark } from './guest-high-water-mark.ts';
import {
  composeStreams,
  Duplex,
  destroyFunctions,
  finished,
  PassThrough,
  pipelineFunctions,
  Readable,
  Stream,
  signalFunctions,
  streamChecks,
  streamOperators,
  Transform,
  Writable,
} from './guest-package.ts';
import { promises } from './guest-promise-functions.ts';
import './guest-inspect.ts';
import './guest-members.ts';
import type { Operator } from './guest-types.ts';

/** A function as a method of Readable.prototype: the operators are no constructors (observed). */
function addOperator(name: string, operator: Operator, finish: (result: unknown) => unknown): void {
  const method = function (this: unknown, ...args: unknown[]): unknown {
    if (new.target) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
    return finish(Reflect.apply(operator, this, args));
  };
  Object.defineProperties(method, { name: { value: operator.name }, length: { value: operator.length } });
  Object.defineProperty(Readable.prototype, name, { value: method, writable: true, enumerable: false, configurable: true });
}
for (const name of ['drop', 'filter', 'flatMap', 'map', 'take']) {
  addOperator(name, streamOperators.streamReturningOperators[name]!, (iterator) => Readable.from(iterator));
}
for (const name of ['every', 'forEach', 'reduce', 'toArray', 'some', 'find']) {
  addOperator(name, streamOperators.promiseReturningOperators[name]!, (promise) => promise);
}

Object.assign(Stream, {
  isDestroyed: streamChecks.isDestroyed,
  isDisturbed: streamChecks.isDisturbed,
  isErrored: streamChecks.isErrored,
  isReadable: streamChecks.isReadable,
  isWritable: streamChecks.isWritable,
  Readable,
  Writable,
  Duplex,
  Transform,
  PassThrough,
  duplexPair,
  pipeline: pipelineFunctions.pipeline,
  addAbortSignal: signalFunctions.addAbortSignal,
  finished,
  destroy: destroyFunctions.destroyer,
  compose: composeStreams,
  setDefaultHighWaterMark,
  getDefaultHighWaterMark,
});
Object.defineProperty(Stream, 'promises', { get: () => promises, enumerable: true, configurable: true });

const customPromisify = Symbol.for('nodejs.util.promisify.custom');
Object.defineProperty(pipelineFunctions.pipeline, customPromisify, { get: () => promises.pipeline, enumerable: true });
Object.defineProperty(finished, customPromisify, { get: () => promises.finished, enumerable: true });

Object.assign(Stream, {
  // The class was the module in Node 0.4, and still is under its own name.
  Stream,
  _isArrayBufferView: ArrayBuffer.isView,
  _isUint8Array: types.isUint8Array,
  _uint8ArrayToBuffer(chunk: Uint8Array): Buffer {
    return Buffer.from(chunk.buffer as ArrayBuffer, chunk.byteOffset, chunk.byteLength) as Buffer;
  },
});

// A class of the package is a value; these are what its instances are.
export type { Duplex as NodeDuplex, Readable as NodeReadable, StreamCallback, Writable as NodeWritable } from './guest-types.ts';

const { errorOrDestroy } = destroyFunctions;

export { Duplex, errorOrDestroy, finished, PassThrough, promises, Readable, Stream, Transform, Writable };
export default Stream;
