import { defineCodes } from 'internal:errors';
import { surface } from 'internal:surface';
import { BroadcastChannel, MessageChannel, MessagePort, takeMessage } from 'web:messaging';
import { isUntransferable, markUncloneable, markUntransferable } from 'web:structured-clone';

const own = defineCodes({
  Error: {
    ERR_WORKER_MESSAGING_FAILED: 'Cannot find the destination thread or listener',
    ERR_WORKER_MESSAGING_SAME_THREAD: 'Cannot sent a message to the same thread',
  },
});

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

function markAsUncloneable(value: unknown): void {
  if (isObject(value)) markUncloneable(value);
}

function markAsUntransferable(value: unknown): void {
  if (isObject(value)) markUntransferable(value);
}

function isMarkedAsUntransferable(value: unknown): boolean {
  return isObject(value) && isUntransferable(value);
}

function receiveMessageOnPort(port: unknown): { message: unknown } | undefined {
  if (!isObject(port) || !(port instanceof MessagePort || port instanceof BroadcastChannel)) {
    throw Object.assign(new TypeError('The "port" argument must be a MessagePort instance'), { code: 'ERR_INVALID_ARG_TYPE' });
  }
  return takeMessage(port);
}

const environmentData = new Map<unknown, unknown>();

/** nodejs.org/api/worker_threads.html#worker_threadssetenvironmentdatakey-value */
function setEnvironmentData(key: unknown, value: unknown): void {
  if (value === undefined) environmentData.delete(key);
  else environmentData.set(key, value);
}

function getEnvironmentData(key: unknown): unknown {
  return environmentData.get(key);
}

async function postMessageToThread(
  threadId: unknown,
  _value: unknown,
  _transferList?: unknown,
  _timeout?: unknown,
): Promise<never> {
  throw threadId === 0 ? new own.ERR_WORKER_MESSAGING_SAME_THREAD() : new own.ERR_WORKER_MESSAGING_FAILED();
}

/**
 * nodejs.org/api/worker_threads.html. DIVERGES: a sandbox is one thread: `Worker`, `moveMessagePortToContext` and `locks`
 * refuse.
 */
export default surface(
  'worker_threads',
  `
  isInternalThread
  isMainThread
  MessagePort
  MessageChannel
  markAsUncloneable
  markAsUntransferable
  isMarkedAsUntransferable
  moveMessagePortToContext/0
  receiveMessageOnPort
  resourceLimits
  postMessageToThread
  threadId
  threadName
  SHARE_ENV
  Worker/1 : EventEmitter postMessage terminate ref unref getHeapSnapshot getHeapStatistics cpuUsage startCpuProfile startHeapProfile
  parentPort
  workerData
  BroadcastChannel
  setEnvironmentData
  getEnvironmentData
  locks
`,
  {
    isInternalThread: false,
    isMainThread: true,
    MessagePort,
    MessageChannel,
    markAsUncloneable,
    markAsUntransferable,
    isMarkedAsUntransferable,
    receiveMessageOnPort,
    resourceLimits: {},
    postMessageToThread,
    threadId: 0,
    threadName: '',
    SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
    parentPort: null,
    workerData: null,
    BroadcastChannel,
    setEnvironmentData,
    getEnvironmentData,
    locks: surface('worker_threads.locks', 'request/2 async\nquery/0 async'),
  },
);
