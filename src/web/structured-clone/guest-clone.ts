import { brandOf } from 'internal:engine-details';
import { classOf } from 'internal:native';
import { copyBuffer, createView, placeOfView } from './guest-binary.ts';
import { copyError, defineCause } from './guest-error-value.ts';
import { isUncloneable, type Messaging, type MessagingObject, messaging, uncloneable } from './guest-hooks.ts';
import {
  bigintValue,
  booleanValue,
  dateValue,
  defineProperty,
  getOwnPropertyDescriptor,
  hasOwn,
  isView,
  type Memory,
  mapClear,
  mapForEach,
  mapSet,
  NativeArray,
  NativeDate,
  NativeMap,
  NativeObject,
  NativeRegExp,
  NativeSet,
  numberValue,
  ObjectPrototype,
  ownKeys,
  regExpFlags,
  regExpSource,
  setAdd,
  setClear,
  setForEach,
  stringValue,
} from './guest-intrinsics.ts';
import { Pending, PendingView } from './guest-pending.ts';
import { dataCloneError, refuse } from './guest-refusal.ts';

/** Own enumerable string keys. */
const KEYS = 0;
/** An array without holes and without other keys. */
const ELEMENTS = 1;
/** Keys and values of a Map, in turn. */
const ENTRIES = 2;
const MEMBERS = 3;
const CAUSE = 4;

/** A container whose parts are being cloned. */
interface Frame {
  readonly kind: number;
  readonly source: object;
  readonly target: object;
  readonly parts: readonly unknown[];
  readonly length: number;
  next: number;
  /** What became of the parts of a Map or Set, which is filled when all are there. */
  readonly cloned: unknown[] | undefined;
}

/**
 * One run of the algorithm. It has a stack of its own, so that the depth of a value is bounded by memory and not by the
 * engine's stack (1,490 frames of plain recursion fit into 256 KiB).
 */
export interface CloneRun {
  readonly seen: Memory<object, object>;
  frames: Frame[];
  /** What stands for the objects of the transfer list until all of the value has been read. */
  readonly transferred: Memory<object, Pending> | undefined;
  /** Containers to look through for those, when there are any. */
  readonly finished: Frame[];
}

const ERROR_CLASS = 3;
let plainClass: number | undefined;

const noParts: readonly unknown[] = [];

function enter(run: CloneRun, kind: number, source: object, target: object, parts: readonly unknown[], length: number): object {
  run.seen.set(source, target);
  if (length > 0) {
    const cloned = kind >= ENTRIES ? [] : undefined;
    run.frames[run.frames.length] = { kind, source, target, parts, length, next: 0, cloned };
  }
  return target;
}

/** Whether the own enumerable keys of an array are its indices and nothing else. Counting costs half of `Object.keys`. */
function isDense(array: readonly unknown[]): boolean {
  const { length } = array;
  let count = 0;
  let last: string | undefined;
  for (const key in array) {
    if (++count > length) return false;
    last = key;
  }
  return count === length && (length === 0 || last === `${length - 1}`);
}

function enterArray(run: CloneRun, source: readonly unknown[]): object {
  const { length } = source;
  if (length <= 0xffff || hasOwn(source, length - 1)) {
    if (isDense(source)) return enter(run, ELEMENTS, source, [], noParts, length);
  }
  const keys = ownKeys(source);
  return enter(run, KEYS, source, new NativeArray(length), keys, keys.length);
}

function enterMap(run: CloneRun, source: object): object {
  const parts: unknown[] = [];
  mapForEach(source, (value, key) => {
    parts[parts.length] = key;
    parts[parts.length] = value;
  });
  return enter(run, ENTRIES, source, new NativeMap(), parts, parts.length);
}

function enterSet(run: CloneRun, source: object): object {
  const parts: unknown[] = [];
  setForEach(source, (value) => {
    parts[parts.length] = value;
  });
  return enter(run, MEMBERS, source, new NativeSet(), parts, parts.length);
}

function enterError(run: CloneRun, source: Error): object {
  const copy = copyError(source);
  const cause = getOwnPropertyDescriptor(source, 'cause');
  if (cause === undefined) return enter(run, CAUSE, source, copy, noParts, 0);
  defineCause(copy, undefined);
  return enter(run, CAUSE, source, copy, [source.cause], 1);
}

function copyView(run: CloneRun, source: object): object {
  const place = placeOfView(source);
  const buffer = beginObject(run, place.buffer);
  const view = Pending.is(buffer) ? new PendingView(place, buffer) : createView(place, buffer as ArrayBuffer);
  run.seen.set(source, view);
  return view;
}

function remember(run: CloneRun, source: object, copy: object): object {
  run.seen.set(source, copy);
  return copy;
}

function enterHooked(run: CloneRun, source: object, hooks: Messaging): object {
  if (hooks.clone === undefined) {
    throw dataCloneError(
      hooks.transfer === undefined
        ? 'Cannot clone object of unsupported type.'
        : 'Object that needs transfer was found in message but not listed in transferList',
    );
  }
  const { data, revive } = hooks.clone(source as never);
  // A run within the run: what revives the object needs all of its data.
  const { frames } = run;
  run.frames = [];
  const cloned = cloneAll(run, data);
  run.frames = frames;
  return remember(run, source, revive(cloned as never));
}

/**
 * "StructuredSerializeInternal" and "StructuredDeserialize" in one: the copy of one object. The parts of a container
 * are cloned afterwards, by its frame.
 */
function beginObject(run: CloneRun, source: object): object {
  const known = run.seen.get(source);
  if (known !== undefined) return known as object;
  const pending = run.transferred?.get(source);
  if (pending !== undefined) return remember(run, source, pending);
  const hooks = (source as MessagingObject)[messaging];
  plainClass ??= classOf({});
  const classId = classOf(source);
  const isPlain = classId === plainClass;
  // Of what the language itself clones only errors can be marked (observed).
  if ((isPlain || classId === ERROR_CLASS) && isUncloneable(source)) return enterHooked(run, source, uncloneable);
  if (hooks !== undefined) return enterHooked(run, source, hooks);
  if (isPlain) return enterPlain(run, source);
  const brand = brandOf(source);
  switch (brand) {
    case 'Array':
      return enterArray(run, source as unknown[]);
    case 'Date':
      return remember(run, source, new NativeDate(dateValue(source)));
    case 'Map':
      return enterMap(run, source);
    case 'Set':
      return enterSet(run, source);
    case 'ArrayBuffer':
      return remember(run, source, copyBuffer(source as ArrayBuffer));
    case 'Error':
      return enterError(run, source as Error);
    case 'RegExp':
      return remember(run, source, new NativeRegExp(regExpSource(source), regExpFlags(source)));
    case 'Number':
      return remember(run, source, NativeObject(numberValue(source)));
    case 'String':
      return remember(run, source, NativeObject(stringValue(source)));
    case 'Boolean':
      return remember(run, source, NativeObject(booleanValue(source)));
    case 'BigInt':
      return remember(run, source, NativeObject(bigintValue(source)));
    // DIVERGES: the clone of a SharedArrayBuffer is the object itself: the engine has one object per shared block.
    case 'SharedArrayBuffer':
      return source;
    default:
      return isView(source) ? copyView(run, source) : refuse(source);
  }
}

function enterPlain(run: CloneRun, source: object): object {
  const keys = ownKeys(source);
  return enter(run, KEYS, source, {}, keys, keys.length);
}

export function beginClone(run: CloneRun, value: unknown): unknown {
  switch (typeof value) {
    case 'object':
      return value === null ? null : beginObject(run, value);
    case 'function':
    case 'symbol':
      return refuse(value);
    default:
      return value;
  }
}

/** "CreateDataProperty": an assignment would meet the setters of `Object.prototype`, `__proto__` first of all. */
function createProperty(target: object, key: string, value: unknown): void {
  if (key in ObjectPrototype) defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else (target as Record<string, unknown>)[key] = value;
}

/** Clones the keys of a frame until one of them has parts of its own, which come first then. */
function continueKeys(run: CloneRun, frame: Frame): void {
  const { frames } = run;
  const { length: depth } = frames;
  const { length } = frame;
  const source = frame.source as Record<string, unknown>;
  const target = frame.target as Record<string, unknown>;
  const keys = frame.parts as readonly string[];
  for (let index = frame.next; index < length; index++) {
    const key = keys[index]!;
    const value = source[key];
    const type = typeof value;
    // The commonest kinds first: each question costs 30 ns, and a function call for them 70.
    if ((type === 'number' || type === 'string') && !(key in ObjectPrototype)) {
      target[key] = value;
    } else if ((type === 'object' && value !== null) || type === 'function' || type === 'symbol') {
      createProperty(target, key, beginClone(run, value));
      if (frames.length > depth) {
        frame.next = index + 1;
        return;
      }
    } else if (value !== undefined || hasOwn(source, key)) {
      // A getter on the way may have deleted the key.
      createProperty(target, key, value);
    }
  }
  frame.next = length;
}

function continueElements(run: CloneRun, frame: Frame): void {
  const { frames } = run;
  const { length: depth } = frames;
  const { length } = frame;
  const source = frame.source as readonly unknown[];
  const target = frame.target as unknown[];
  for (let index = frame.next; index < length; index++) {
    const value = source[index];
    const type = typeof value;
    if (type === 'number' || type === 'string') {
      target[index] = value;
    } else if ((type === 'object' && value !== null) || type === 'function' || type === 'symbol') {
      target[index] = beginClone(run, value);
      if (frames.length > depth) {
        frame.next = index + 1;
        return;
      }
    } else if (value !== undefined || hasOwn(source, index)) {
      target[index] = value;
    } else {
      // A getter on the way has shortened the source.
      target.length = length;
    }
  }
  frame.next = length;
}

/** Maps, Sets and causes: parts one after the other, then the container is filled. */
function continueParts(run: CloneRun, frame: Frame): void {
  const { frames } = run;
  const { length: depth } = frames;
  const cloned = frame.cloned!;
  const { parts, length } = frame;
  for (let index = frame.next; index < length; index++) {
    const value = parts[index];
    const type = typeof value;
    if (type === 'number' || type === 'string') {
      cloned[index] = value;
      continue;
    }
    cloned[index] = beginClone(run, value);
    if (frames.length > depth) {
      frame.next = index + 1;
      return;
    }
  }
  frame.next = length;
}

function fill({ kind, target, cloned, length }: Frame): void {
  if (kind === ENTRIES) {
    for (let index = 0; index < length; index += 2) mapSet(target, cloned![index], cloned![index + 1]);
  } else if (kind === MEMBERS) {
    for (let index = 0; index < length; index++) setAdd(target, cloned![index]);
  } else if (kind === CAUSE) {
    defineCause(target as Error, cloned![0]);
  }
}

/** The clone of `value` with all of its parts. Objects that are being transferred are still stood for. */
export function cloneAll(run: CloneRun, value: unknown): unknown {
  const result = beginClone(run, value);
  const { frames } = run;
  while (frames.length > 0) {
    const frame = frames[frames.length - 1]!;
    if (frame.next < frame.length) {
      if (frame.kind === KEYS) continueKeys(run, frame);
      else if (frame.kind === ELEMENTS) continueElements(run, frame);
      else continueParts(run, frame);
    } else {
      frames.length--;
      if (frame.cloned !== undefined) fill(frame);
      if (run.transferred !== undefined) run.finished[run.finished.length] = frame;
    }
  }
  return result;
}

/** Puts the transferred objects where they were stood for. */
export function settle(run: CloneRun, root: unknown): unknown {
  const settled = (value: unknown): unknown => (Pending.is(value) ? value.result : value);
  for (let index = 0; index < run.finished.length; index++) {
    const frame = run.finished[index]!;
    const { kind, target, parts, length, cloned } = frame;
    if (cloned !== undefined) {
      let some = false;
      for (let part = 0; part < length; part++) {
        if (!Pending.is(cloned[part])) continue;
        cloned[part] = settled(cloned[part]);
        some = true;
      }
      if (!some) continue;
      // Refilled and not patched: a key that is replaced must keep its place in the order.
      if (kind === ENTRIES) mapClear(target);
      else if (kind === MEMBERS) setClear(target);
      fill(frame);
      continue;
    }
    const container = target as Record<PropertyKey, unknown>;
    for (let part = 0; part < length; part++) {
      const key = kind === KEYS ? (parts[part] as string) : part;
      if (hasOwn(container, key) && Pending.is(container[key])) container[key] = settled(container[key]);
    }
  }
  return settled(root);
}
