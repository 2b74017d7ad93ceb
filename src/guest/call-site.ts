import { classOf, describeFrame, firstLineOffsets } from 'internal:native';
import { port, verbId } from 'internal:port';

/**
 * Frames with V8's names for them (v8.dev/docs/stack-trace-api). A frame is what the engine kept when the error was made: its
 * function, its receiver and its place in the code. Names are made when somebody looks. No getter and no trap of the program runs
 * for it, nor anything that the program may have replaced.
 */

/** Bits of a frame's description, as in src/engine/frame-list.ts. */
const [CONSTRUCT, NATIVE, ASYNC, RESUMED, COMBINATOR, INITIALIZER, BITS] = [1, 2, 4, 8, 16, 32, 6];
const STRICT = 1;
const INFERRED_NAME = verbId('process.inferredName');
/** Classes of the engine. */
const [BOUND_FUNCTION, PROXY, GLOBAL_OBJECT, ARGUMENTS, MAPPED_ARGUMENTS, ERROR] = [14, 50, 49, 8, 9, 3];
const MOST_PROTOTYPES = 100;
/** `Promise.all` and its like, as the engine numbers them; methods that resume a generator. */
const COMBINATORS = ['all', 'allSettled', 'any'];
const RESUMPTIONS = ['next', 'return', 'throw'];

const { apply, getPrototypeOf } = Reflect;
const { defineProperty, getOwnPropertyDescriptor, keys } = Object;
const { slice, indexOf, startsWith, endsWith, charCodeAt } = String.prototype;
const { toStringTag } = Symbol;
const global = globalThis;

const cut = (text: string, start: number, end?: number): string => apply(slice, text, [start, end]) as string;
const begins = (text: string, start: string): boolean => apply(startsWith, text, [start]) as boolean;
const ends = (text: string, end: string): boolean => apply(endsWith, text, [end]) as boolean;

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly isStrict: boolean;
}

const EVAL = 'eval at ';
const EVAL_FILE = ', <anonymous>';
/** What the engine calls the function of such code. */
const EVAL_CODE = '<eval>';

/** One frame of a stack. */
export class Frame {
  readonly callee: object | undefined;
  readonly receiver: unknown;
  readonly #bits: number;
  readonly #number: number;
  #place: Place | undefined;
  #name: string | undefined;

  constructor(callee: object | undefined, receiver: unknown, description: number) {
    this.callee = callee;
    this.receiver = receiver;
    this.#bits = description;
    this.#number = description >> BITS;
  }

  get isNative(): boolean {
    return (this.#bits & (NATIVE | COMBINATOR)) !== 0;
  }
  get isConstructor(): boolean {
    return (this.#bits & CONSTRUCT) !== 0;
  }
  get isAsync(): boolean {
    return (this.#bits & ASYNC) !== 0;
  }
  get isCombinator(): boolean {
    return (this.#bits & COMBINATOR) !== 0;
  }
  get promiseIndex(): number | null {
    return this.isCombinator ? this.#number >> 2 : null;
  }
  get isEval(): boolean {
    const { place } = this;
    return place !== undefined && begins(place.file, EVAL);
  }
  get evalOrigin(): string | undefined {
    if (!this.isEval) return undefined;
    const { file } = this.place!;
    return ends(file, EVAL_FILE) ? cut(file, 0, -EVAL_FILE.length) : file;
  }

  get place(): Place | undefined {
    if (this.isNative || this.callee === undefined) return undefined;
    this.#place ??= readPlace(this.callee, (this.#number << BITS) | this.#bits);
    return this.#place;
  }

  /** The function's property of that name. */
  get ownName(): string {
    const name = this.callee === undefined ? '' : ownName(this.callee);
    return begins(name, '<') ? '' : name;
  }

  /** The function's name as V8 shows it; the empty string where it has none. */
  get name(): string {
    this.#name ??= this.#readName();
    return this.#name;
  }

  #readName(): string {
    if (this.isCombinator) return COMBINATORS[this.#number & 3] ?? '';
    if ((this.#bits & RESUMED) !== 0) return RESUMPTIONS[this.#number] ?? '';
    const name = this.callee === undefined ? '' : ownName(this.callee);
    if (name === '<module>' || name === '<anonymous>') return '';
    if (name === EVAL_CODE) return 'eval';
    if ((this.#bits & INITIALIZER) !== 0 && name === '')
      return typeof this.receiver === 'function' ? '<static_initializer>' : '<instance_members_initializer>';
    const { place } = this;
    if (place === undefined) return name;
    if (this.isEval) return name === '' || name === 'anonymous' ? 'eval' : name;
    if (name !== '') return name;
    const inferred = port(INFERRED_NAME, place.file, place.startLine, place.startColumn);
    return typeof inferred === 'string' ? inferred : '';
  }

  get isToplevel(): boolean {
    const { receiver } = this;
    if (this.isConstructor) return this.isNative;
    if ((this.#bits & RESUMED) !== 0) return false;
    return receiver === undefined || receiver === null || receiver === global || isGlobal(receiver);
  }

  get typeName(): string | null {
    if ((this.#bits & RESUMED) !== 0) {
      const name = this.callee === undefined ? '' : ownName(this.callee);
      return isPlainName(name) ? name : 'Generator';
    }
    if (this.isToplevel || this.isConstructor) return null;
    return typeNameOf(this.receiver);
  }

  /** The property of the receiver that holds the function. */
  get methodName(): string | null {
    const { receiver, callee } = this;
    if ((this.#bits & RESUMED) !== 0) return this.name;
    if (callee === undefined || receiver === undefined || receiver === null || this.isConstructor) return null;
    let { name } = this;
    if (begins(name, 'get ') || begins(name, 'set ')) name = cut(name, 4);
    return findMethod(receiver, name, callee);
  }
}

function readPlace(callee: object, description: number): Place | undefined {
  const text = describeFrame(callee, description);
  if (text === undefined) return undefined;
  const numbers: number[] = [];
  let at = 0;
  for (let index = 0; index < 5; index++) {
    const end = apply(indexOf, text, ['\n', at]) as number;
    numbers[index] = +cut(text, at, end);
    at = end + 1;
  }
  const file = cut(text, at);
  const shift = firstLineOffsets[file] ?? 0;
  const [line, column, startLine, startColumn, bits] = [numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!, numbers[4]!];
  return {
    file,
    line,
    column: line === 1 ? column - shift : column,
    startLine,
    // The wrapper of a CommonJS module stands before the file.
    startColumn: startLine === 1 && startColumn > shift ? startColumn - shift : startColumn,
    isStrict: (bits & STRICT) !== 0,
  };
}

function ownName(callee: object): string {
  const value = ownValue(callee, 'name');
  return typeof value === 'string' ? value : '';
}

/** The value of an own property that is no accessor. */
function ownValue(object: object, key: string | symbol): unknown {
  if (classOf(object) === PROXY) return undefined;
  try {
    const descriptor = getOwnPropertyDescriptor(object, key);
    // The prototype of all objects may have been given a `value`.
    return descriptor === undefined || getOwnPropertyDescriptor(descriptor, 'value') === undefined ? undefined : descriptor.value;
  } catch {
    return undefined;
  }
}

function isGlobal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && classOf(value) === GLOBAL_OBJECT;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const primitives: Record<string, string> = {
  __proto__: null as never,
  string: 'String',
  number: 'Number',
  boolean: 'Boolean',
  symbol: 'Symbol',
  bigint: 'BigInt',
};

/** `JSReceiver::GetConstructorName`: a tag or a constructor with a name, of the object or of what it inherits from. */
function typeNameOf(receiver: unknown): string {
  if (!isObject(receiver)) return primitives[typeof receiver] ?? 'Object';
  const classId = classOf(receiver);
  if (classId === PROXY) return 'Proxy';
  if (typeof receiver === 'function' && classId !== BOUND_FUNCTION) {
    const name = ownName(receiver);
    if (name !== '') return name;
  }
  let at: object | null = receiver;
  for (let level = 0; level < MOST_PROTOTYPES && at !== null && classOf(at) !== PROXY; level++) {
    const tag = ownValue(at, toStringTag);
    if (typeof tag === 'string') return tag;
    const constructor = ownValue(at, 'constructor');
    if (typeof constructor === 'function' && classOf(constructor) !== PROXY) {
      const name = ownName(constructor);
      if (name !== '' && name !== 'Object') return name;
    }
    at = getPrototypeOf(at);
  }
  if (typeof receiver === 'function') return 'Function';
  if (classId === ARGUMENTS || classId === MAPPED_ARGUMENTS) return 'Arguments';
  return classId === ERROR ? 'Error' : 'Object';
}

function holds(object: object, key: string, callee: object): boolean {
  if (classOf(object) === PROXY) return false;
  try {
    const descriptor = getOwnPropertyDescriptor(object, key);
    return descriptor !== undefined && (descriptor.value === callee || descriptor.get === callee || descriptor.set === callee);
  } catch {
    return false;
  }
}

function findMethod(receiver: unknown, name: string, callee: object): string | null {
  const start = isObject(receiver) ? receiver : getPrototypeOf(Object(receiver) as object);
  if (name !== '') {
    let at = start;
    for (let level = 0; level < MOST_PROTOTYPES && at !== null && classOf(at) !== PROXY; level++) {
      if (holds(at, name, callee)) return name;
      at = getPrototypeOf(at);
    }
  }
  let found: string | null = null;
  let at = start;
  for (let level = 0; level < MOST_PROTOTYPES && at !== null && classOf(at) !== PROXY; level++) {
    const names = enumerableNames(at);
    for (let index = 0; index < names.length; index++) {
      if (isIndex(names[index]!) || !holds(at, names[index]!, callee)) continue;
      // Of several it is not known which was called.
      if (found !== null) return null;
      found = names[index]!;
    }
    at = getPrototypeOf(at);
  }
  return found;
}

/** Elements are no methods. */
function isIndex(name: string): boolean {
  const unit = apply(charCodeAt, name, [0]) as number;
  return unit >= 48 && unit <= 57 && +name >= 0;
}

function enumerableNames(object: object): readonly string[] {
  try {
    return keys(object);
  } catch {
    return [];
  }
}

/** Letters, digits, `$`, `_` and what is beyond ASCII: V8 puts the type before such names only. */
function isPlainName(name: string): boolean {
  for (let index = 0; index < name.length; index++) {
    const unit = apply(charCodeAt, name, [index]) as number;
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 36 || unit === 95 || unit >= 128;
    if (!isLetter && (index === 0 || unit < 48 || unit > 57)) return false;
  }
  return name !== '';
}

export function formatFrame(frame: Frame): string {
  const { name } = frame;
  const prefix = frame.isAsync ? 'async ' : '';
  if (frame.isCombinator) return prefix + 'Promise.' + name + ' (index ' + frame.promiseIndex + ')';
  let call = name;
  if (frame.isConstructor) call = 'new ' + (name === '' ? '<anonymous>' : name);
  else if (!frame.isToplevel) call = methodCall(frame);
  const where = location(frame);
  return call === '' ? prefix + where : prefix + call + ' (' + where + ')';
}

function methodCall(frame: Frame): string {
  const { name, typeName, methodName } = frame;
  const type = typeName === null ? '' : typeName + '.';
  if (name === '') return type + (methodName === null || methodName === '' ? '<anonymous>' : methodName);
  const call = isPlainName(name) ? type + name : name;
  if (methodName === null || methodName === '') return call;
  const isSaid = name === methodName || ends(name, '.' + methodName) || ends(name, ' ' + methodName);
  return isSaid ? call : call + ' [as ' + methodName + ']';
}

function location(frame: Frame): string {
  const { place } = frame;
  return place === undefined ? '<anonymous>' : place.file + ':' + place.line + ':' + place.column;
}

/** What `Error.prepareStackTrace` gets of each frame. */
class CallSite {
  readonly #frame: Frame;
  /** Neither the function nor its receiver is given away by strict code, nor by what called it. */
  readonly #isHidden: boolean;

  constructor(frame: Frame, isHidden: boolean) {
    this.#frame = frame;
    this.#isHidden = isHidden;
  }
  static #of(receiver: unknown, method: string): CallSite {
    if (isObject(receiver) && #frame in receiver) return receiver as CallSite;
    throw new TypeError('CallSite method ' + method + ' expects CallSite as receiver');
  }
  getColumnNumber(): number | null {
    return CallSite.#of(this, 'getColumnNumber').#frame.place?.column ?? null;
  }
  getEnclosingColumnNumber(): number | null {
    return CallSite.#of(this, 'getEnclosingColumnNumber').#frame.place?.startColumn ?? null;
  }
  getEnclosingLineNumber(): number | null {
    return CallSite.#of(this, 'getEnclosingLineNumber').#frame.place?.startLine ?? null;
  }
  getEvalOrigin(): string | undefined {
    return CallSite.#of(this, 'getEvalOrigin').#frame.evalOrigin;
  }
  getFileName(): string | null | undefined {
    return fileName(CallSite.#of(this, 'getFileName').#frame);
  }
  getFunction(): object | undefined {
    const site = CallSite.#of(this, 'getFunction');
    const { callee } = site.#frame;
    return site.#isHidden || (callee !== undefined && ownName(callee) === EVAL_CODE) ? undefined : callee;
  }
  getFunctionName(): string | null {
    const { name } = CallSite.#of(this, 'getFunctionName').#frame;
    return name === '' ? null : name;
  }
  getLineNumber(): number | null {
    return CallSite.#of(this, 'getLineNumber').#frame.place?.line ?? null;
  }
  getMethodName(): string | null {
    return CallSite.#of(this, 'getMethodName').#frame.methodName;
  }
  getPosition(): number {
    CallSite.#of(this, 'getPosition');
    return 0;
  }
  getPromiseIndex(): number | null {
    return CallSite.#of(this, 'getPromiseIndex').#frame.promiseIndex;
  }
  getScriptNameOrSourceURL(): string | null | undefined {
    return fileName(CallSite.#of(this, 'getScriptNameOrSourceURL').#frame);
  }
  getScriptHash(): string {
    CallSite.#of(this, 'getScriptHash');
    return '';
  }
  getThis(): unknown {
    const site = CallSite.#of(this, 'getThis');
    if (site.#isHidden) return undefined;
    const { receiver } = site.#frame;
    return receiver === undefined || receiver === null ? global : receiver;
  }
  getTypeName(): string | null {
    return CallSite.#of(this, 'getTypeName').#frame.typeName;
  }
  isAsync(): boolean {
    return CallSite.#of(this, 'isAsync').#frame.isAsync;
  }
  isConstructor(): boolean {
    return CallSite.#of(this, 'isConstructor').#frame.isConstructor;
  }
  isEval(): boolean {
    return CallSite.#of(this, 'isEval').#frame.isEval;
  }
  isNative(): boolean {
    CallSite.#of(this, 'isNative');
    return false;
  }
  isPromiseAll(): boolean {
    const { isCombinator, name } = CallSite.#of(this, 'isPromiseAll').#frame;
    return isCombinator && name === 'all';
  }
  isToplevel(): boolean {
    return CallSite.#of(this, 'isToplevel').#frame.isToplevel;
  }
  toString(): string {
    return formatFrame(CallSite.#of(this, 'toString').#frame);
  }
}

// The bundler gives a class that refers to itself another name.
defineProperty(CallSite, 'name', { value: 'CallSite' });
for (const name of Object.getOwnPropertyNames(CallSite.prototype))
  defineProperty(CallSite.prototype, name, { writable: false, configurable: false });

function fileName({ isEval, place }: Frame): string | null | undefined {
  return isEval ? undefined : (place?.file ?? null);
}

export function callSites(frames: readonly Frame[]): CallSite[] {
  const sites: CallSite[] = [];
  let isHidden = false;
  for (let index = 0; index < frames.length; index++) {
    const frame = frames[index]!;
    isHidden ||= frame.isNative || frame.isAsync || frame.place?.isStrict === true;
    defineProperty(sites, index, {
      __proto__: null,
      value: new CallSite(frame, isHidden),
      writable: true,
      enumerable: true,
      configurable: true,
    } as PropertyDescriptor);
  }
  return sites;
}
