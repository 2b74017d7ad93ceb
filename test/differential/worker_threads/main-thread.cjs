const w = require('node:worker_threads');
const t = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
const { port1, port2 } = new w.MessageChannel();
const buffer = new ArrayBuffer(8);
w.markAsUntransferable(buffer);
t(() => port1.postMessage(buffer, [buffer]));
t(() => w.isMarkedAsUntransferable(buffer));
port1.postMessage({ a: 1 });
t(() => w.receiveMessageOnPort(port2));
t(() => w.receiveMessageOnPort(port2));
t(() => w.receiveMessageOnPort(1));
const object = {};
w.markAsUncloneable(object);
t(() => port1.postMessage(object));
t(() => structuredClone(object));
t(() => [w.markAsUncloneable(1), w.isMarkedAsUntransferable(1), w.markAsUntransferable(1)]);
w.setEnvironmentData('a', 1);
t(() => w.getEnvironmentData('a'));
w.setEnvironmentData('a');
t(() => w.getEnvironmentData('a'));
for (const id of [0, 5]) w.postMessageToThread(id, 1).catch((e) => console.log(e.name, e.code, e.message));
t(() => [w.isMainThread, w.threadId, w.parentPort, w.workerData, w.resourceLimits, w.SHARE_ENV]);
