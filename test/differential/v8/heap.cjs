const v8 = require('node:v8');
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f(), { depth: 5 }));
  } catch (e) {
    console.log('!', e.name, e.code, e.message, e.constructor.name);
  }
};
const h = (v) => t(() => v8.serialize(v).toString('hex'));
t(() => Object.keys(v8.getHeapStatistics()).join());
t(() =>
  v8
    .getHeapSpaceStatistics()
    .map((s) => s.space_name + Object.keys(s).length)
    .join(),
);
t(() => Object.keys(v8.getHeapCodeStatistics()).join());
t(() => typeof v8.cachedDataVersionTag());
t(() => v8.setFlagsFromString(1));
t(() => v8.startupSnapshot.isBuildingSnapshot());
t(() => v8.startupSnapshot.addSerializeCallback(() => {}));
t(() => Object.keys(v8.startupSnapshot));
t(() => Object.keys(v8.promiseHooks));
t(() => v8.queryObjects(1));
t(() => v8.isStringOneByteRepresentation('é'));
t(() => v8.isStringOneByteRepresentation('€'));
t(() => v8.isStringOneByteRepresentation(1));
t(() => v8.setHeapSnapshotNearHeapLimit(0));
t(() => v8.getHeapSnapshot(1));
t(() => v8.writeHeapSnapshot(1));
t(() => new v8.GCProfiler().stop());
t(() => {
  const g = new v8.GCProfiler();
  g.start();
  const r = g.stop();
  return Object.keys(r);
});
t(() => v8.takeCoverage());
t(() => v8.stopCoverage());
t(() => Object.keys(v8.getCppHeapStatistics()).join());
t(() => v8.getCppHeapStatistics('x'));
t(() => v8.promiseHooks.onInit(1));
t(() => v8.promiseHooks.createHook({ init: 1 }));
t(() => v8.promiseHooks.createHook({}));
t(() => v8.promiseHooks.onInit());
t(() => v8.startupSnapshot.setDeserializeMainFunction(1));
t(() => v8.startupSnapshot.addDeserializeCallback(1));
t(() => v8.getHeapStatistics().number_of_native_contexts);
t(() => v8.promiseHooks.onInit(async () => {}));

const seen = [];
const stop = v8.promiseHooks.createHook({
  init: (promise, parent) => seen.push(['init', typeof promise, parent === undefined]),
  before: () => seen.push(['before']),
  after: () => seen.push(['after']),
  settled: () => seen.push(['settled']),
});
Promise.resolve(1).then(() => {});
process.nextTick(() =>
  setImmediate(() => {
    stop();
    t(() => seen);
  }),
);
