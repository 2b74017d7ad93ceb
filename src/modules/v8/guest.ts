import { codes, defineCodes } from 'internal:errors';
import { describeFunction, surface, unavailable } from 'internal:surface';
import { validateFunction, validateObject, validateString, validateUint32 } from 'internal:validators';
import {
  GCProfiler,
  getCppHeapStatistics,
  getHeapCodeStatistics,
  getHeapSpaceStatistics,
  getHeapStatistics,
} from './guest-heap.ts';
import { promiseHooks } from './guest-promise-hooks.ts';
import {
  DefaultDeserializer,
  DefaultSerializer,
  Deserializer,
  deserialize,
  Serializer,
  serialize,
} from './guest-serialization.ts';

const own = defineCodes({
  Error: { ERR_NOT_BUILDING_SNAPSHOT: 'Operation cannot be invoked when not building startup snapshot' },
});

/** Stands for what V8 derives from its version and flags. */
const CACHED_DATA_VERSION = 0x6e646c31;

function setFlagsFromString(flags: unknown): void {
  validateString(flags, 'flags');
}

function setHeapSnapshotNearHeapLimit(limit: unknown): void {
  validateUint32(limit, 'limit', true);
  unavailable('v8.setHeapSnapshotNearHeapLimit()');
}

function getHeapSnapshot(options?: unknown): never {
  if (options !== undefined) validateObject(options, 'options');
  return unavailable('v8.getHeapSnapshot()');
}

function writeHeapSnapshot(filename: unknown, options: unknown): never {
  if (filename !== undefined && typeof filename !== 'string' && !ArrayBuffer.isView(filename) && !isUrl(filename)) {
    throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'Buffer', 'URL'], filename);
  }
  if (options !== undefined) validateObject(options, 'options');
  return unavailable('v8.writeHeapSnapshot()');
}

const isUrl = (value: unknown): boolean => typeof value === 'object' && value !== null && 'href' in value;

function queryObjects(ctor: unknown): never {
  validateFunction(ctor, 'constructor');
  return unavailable('v8.queryObjects()');
}

function isStringOneByteRepresentation(content: unknown): boolean {
  validateString(content, 'content');
  for (let index = 0; index < content.length; index++) if (content.charCodeAt(index) > 0xff) return false;
  return true;
}

function notBuilding(): never {
  throw new own.ERR_NOT_BUILDING_SNAPSHOT();
}
const startupSnapshot = {
  addDeserializeCallback: (_callback: unknown, _data: unknown): never => notBuilding(),
  addSerializeCallback: (_callback: unknown, _data: unknown): never => notBuilding(),
  setDeserializeMainFunction: (_callback: unknown, _data: unknown): never => notBuilding(),
  // A number, not a boolean (observed).
  isBuildingSnapshot: (): number => 0,
};

/**
 * nodejs.org/api/v8.html. DIVERGES: heap snapshots, profiles and `queryObjects` refuse. Flags of V8 are accepted and change
 * nothing: they tune an engine that is not there.
 */
export default surface(
  'v8',
  `
  cachedDataVersionTag/0
  getHeapSnapshot
  getHeapStatistics
  getHeapSpaceStatistics
  getHeapCodeStatistics
  getCppHeapStatistics
  setFlagsFromString
  Serializer
  Deserializer
  DefaultSerializer
  DefaultDeserializer
  deserialize
  takeCoverage
  stopCoverage
  serialize
  writeHeapSnapshot
  promiseHooks
  queryObjects
  startupSnapshot
  setHeapSnapshotNearHeapLimit
  GCProfiler
  isStringOneByteRepresentation
  startCpuProfile/0
`,
  {
    cachedDataVersionTag: describeFunction((): number => CACHED_DATA_VERSION, 'cachedDataVersionTag', 0),
    getHeapSnapshot: describeFunction(getHeapSnapshot, 'getHeapSnapshot', 1),
    getHeapStatistics,
    getHeapSpaceStatistics,
    getHeapCodeStatistics,
    getCppHeapStatistics,
    setFlagsFromString,
    Serializer,
    Deserializer,
    DefaultSerializer,
    DefaultDeserializer,
    deserialize,
    // Node does nothing either unless it was told to write coverage.
    takeCoverage: describeFunction((): void => {}, 'takeCoverage', 0),
    stopCoverage: describeFunction((): void => {}, 'stopCoverage', 0),
    serialize,
    writeHeapSnapshot,
    promiseHooks,
    queryObjects,
    startupSnapshot,
    setHeapSnapshotNearHeapLimit,
    GCProfiler,
    isStringOneByteRepresentation,
  },
);
