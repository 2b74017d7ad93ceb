import type { EngineDetails } from 'internal:engine-details';
import { classOf, readIterator, readPromiseResult, readPromiseState, readProxy } from 'internal:native';

/** The engine's own class numbers (src/engine/layout.ts) by what inspection calls them. */
const names: readonly string[] = (
  ',Object,Array,Error,Number,String,Boolean,Symbol,Arguments,Arguments,Date,Module,Function,Function,Function,Function,' +
  'GeneratorFunction,Object,RegExp,ArrayBuffer,SharedArrayBuffer,Uint8ClampedArray,Int8Array,Uint8Array,Int16Array,Uint16Array,' +
  'Int32Array,Uint32Array,BigInt64Array,BigUint64Array,Float16Array,Float32Array,Float64Array,DataView,BigInt,Map,Set,WeakMap,' +
  'WeakSet,Object,Object,Object,Object,Map Iterator,Set Iterator,Array Iterator,String Iterator,RegExp String Iterator,Generator,' +
  'Object,Proxy,Promise,Function,Function,AsyncFunction,Function,Function,Object,AsyncGeneratorFunction,AsyncGenerator,WeakRef,' +
  'FinalizationRegistry'
).split(',');
const PROXY = 50;
const PROMISE = 51;
const MAP_ITERATOR = 43;
const SET_ITERATOR = 44;
/** Kind of an iterator over keys and values in turn. */
const ENTRIES = 2;

/** What only the engine knows, asked of the engine. */
export const engineDetails: EngineDetails = {
  brandOf: (value) => names[classOf(value)] ?? 'Object',
  proxyDetails(value) {
    if (classOf(value) !== PROXY) return undefined;
    return [readProxy(value, 'target'), readProxy(value, 'handler')];
  },
  promiseState(promise) {
    if (classOf(promise) !== PROMISE) return [0, undefined];
    const state = readPromiseState(promise);
    return [state, state === 0 ? undefined : readPromiseResult(promise)];
  },
  previewEntries(collection) {
    const kind = classOf(collection);
    if (kind !== MAP_ITERATOR && kind !== SET_ITERATOR) return undefined;
    const [source, passed, wanted] = readIterator(collection);
    if (source === undefined) return [[], false];
    const entries = [...(kind === MAP_ITERATOR ? (source as Map<unknown, unknown>).entries() : (source as Set<unknown>).entries())].slice(passed);
    if (wanted === ENTRIES) return [entries.flat(), true];
    return [entries.map((entry) => entry[wanted]), false];
  },
};
