import { brandOf } from 'internal:engine-details';
import { codes } from 'internal:errors';
import { type CloneRun, cloneAll, settle } from './guest-clone.ts';
import { isUntransferable, type MessagingObject, messaging } from './guest-hooks.ts';
import { bufferIsDetached, bufferTransfer, Memory } from './guest-intrinsics.ts';
import { Pending } from './guest-pending.ts';
import { dataCloneError } from './guest-refusal.ts';

export {
  isUntransferable,
  type Messaging,
  markUncloneable,
  markUntransferable,
  messaging,
  refuseCloning,
  uncloneable,
} from './guest-hooks.ts';
export { dataCloneError } from './guest-refusal.ts';

function convertError(message: string): never {
  const error = new TypeError(`Failed to execute 'structuredClone': ${message}`);
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}

/** Web IDL's `sequence<object>` (https://webidl.spec.whatwg.org/#js-sequence) with Node's messages. */
function toTransferList(value: unknown): readonly object[] {
  const context = 'transfer in Options';
  const method = value !== null && typeof value === 'object' ? (value as Partial<Iterable<unknown>>)[Symbol.iterator] : undefined;
  // In the words of 24.12, whose tests ask for them: 24.21 writes `cannot`.
  if (typeof method !== 'function') convertError(`${context} can not be converted to sequence.`);
  const iterator = Reflect.apply(method, value, []) as Iterator<unknown>;
  const list: object[] = [];
  for (;;) {
    const result = iterator.next();
    if (result.done) return list;
    const each = result.value;
    if ((typeof each !== 'object' && typeof each !== 'function') || each === null) {
      convertError(`${context}[${list.length}] is not an object.`);
    }
    list[list.length] = each;
  }
}

/** Nothing is added where nothing is transferred. */
const noFrames: CloneRun['finished'] = [];

function startTransfer(list: readonly object[]): Memory<object, Pending> {
  const transferred = new Memory<object, Pending>();
  for (let index = 0; index < list.length; index++) {
    const object = list[index]!;
    if (isUntransferable(object)) throw dataCloneError('Cannot transfer object of unsupported type.');
    const isBuffer = typeof object === 'object' && brandOf(object) === 'ArrayBuffer';
    if (isBuffer) {
      if (bufferIsDetached(object)) throw dataCloneError('Cannot transfer object of unsupported type.');
      if (transferred.has(object)) throw dataCloneError('Transfer list contains duplicate ArrayBuffer');
    } else {
      const hooks = (object as MessagingObject)[messaging];
      if (hooks?.transfer === undefined) throw dataCloneError('Found invalid value in transferList.');
      if (transferred.has(object)) {
        throw dataCloneError(`Transfer list contains duplicate ${hooks.className ?? 'MessagePort'}`);
      }
      hooks.prepare?.(object as never);
    }
    transferred.set(object, new Pending());
  }
  return transferred;
}

/** A copy, and what has become of the objects of the transfer list. */
export interface ClonedMessage {
  readonly value: unknown;
  readonly successors: readonly object[];
}

const nothingTransferred: readonly object[] = Object.freeze([]);

/**
 * https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializewithtransfer and its counterpart. Also
 * for messages between ports.
 */
export function cloneMessage(value: unknown, list: readonly object[]): ClonedMessage {
  const type = typeof value;
  if (list.length === 0 && type !== 'object' && type !== 'function' && type !== 'symbol')
    return { value, successors: nothingTransferred };
  const transferred = list.length === 0 ? undefined : startTransfer(list);
  const run: CloneRun = { seen: new Memory(), frames: [], transferred, finished: transferred === undefined ? noFrames : [] };
  const result = cloneAll(run, value);
  if (transferred === undefined) return { value: result, successors: nothingTransferred };
  const successors: object[] = [];
  for (let index = 0; index < list.length; index++) {
    const object = list[index]!;
    const hooks = (object as MessagingObject)[messaging];
    const successor = hooks?.transfer === undefined ? bufferTransfer(object) : hooks.transfer(object as never);
    transferred.get(object)!.settle(successor);
    successors[index] = successor;
  }
  return { value: settle(run, result), successors };
}

/** https://html.spec.whatwg.org/multipage/structured-data.html#dom-structuredclone */
export function structuredClone(value: unknown, options?: unknown): unknown {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('The value argument must be specified');
  if (options === undefined || options === null) return cloneMessage(value, []).value;
  if (typeof options !== 'object' && typeof options !== 'function') convertError('Options cannot be converted to a dictionary');
  const { transfer } = options as { transfer?: unknown };
  return cloneMessage(value, transfer === undefined ? [] : toTransferList(transfer)).value;
}

// Enumerable, unlike the classes of the Web (observed).
Object.defineProperty(globalThis, 'structuredClone', {
  value: structuredClone,
  writable: true,
  enumerable: true,
  configurable: true,
});
