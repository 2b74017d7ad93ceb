import { findMethod, isGlobal, isPlainName, ownName, typeNameOf } from 'internal:frame-names';
import { describeFrame, firstLineOffsets } from 'internal:native';
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
/** `Promise.all` and its like, as the engine numbers them; methods that resume a generator. */
const COMBINATORS = ['all', 'allSettled', 'any'];
const RESUMPTIONS = ['next', 'return', 'throw'];

const { apply } = Reflect;
const { slice, indexOf, lastIndexOf, startsWith, endsWith } = String.prototype;
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
export const EVAL_CODE = '<eval>';

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
    // A script that a host runs has no name.
    if (name === EVAL_CODE) return this.isEval ? 'eval' : '';
    if ((this.#bits & INITIALIZER) !== 0 && name === '')
      return typeof this.receiver === 'function' ? '<static_initializer>' : '<instance_members_initializer>';
    const { place } = this;
    if (place === undefined) return name;
    if (this.isEval) return name === '' || name === 'anonymous' ? 'eval' : name;
    if (name !== '') return name;
    return inferName(place);
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

/** Where functions of the library stand, of which only those that wait are shown. */
const LIBRARY = 'node:internal/nodelet';

/** An error of the host's answer has a stack of its own, which must not ask again. */
let isAsking = false;

function inferName(place: Place): string {
  if (isAsking) return '';
  isAsking = true;
  try {
    const inferred = port(INFERRED_NAME, place.file, place.startLine, place.startColumn);
    return typeof inferred === 'string' ? inferred : '';
  } catch {
    return '';
  } finally {
    isAsking = false;
  }
}

/** `eval at f (/file.js:1:59), <anonymous>` with the column as the file has it: the wrapper of a CommonJS module stands before it. */
function withoutWrapper(origin: string): string {
  let end = origin.length - EVAL_FILE.length;
  while (origin[end - 1] === ')') end--;
  const column = apply(lastIndexOf, origin, [':', end]) as number;
  const start = (apply(lastIndexOf, origin, [' (', end]) as number) + 2;
  if (column < start + 2 || cut(origin, column - 2, column) !== ':1') return origin;
  const shift = firstLineOffsets[cut(origin, start, column - 2)];
  return shift === undefined ? origin : cut(origin, 0, column + 1) + (+cut(origin, column + 1, end) - shift) + cut(origin, end);
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
    file: begins(file, EVAL) ? withoutWrapper(file) : file,
    line,
    column: line === 1 && column > shift ? column - shift : column,
    startLine,
    // The wrapper of a CommonJS module stands before the file.
    startColumn: startLine === 1 && startColumn > shift ? startColumn - shift : startColumn,
    isStrict: (bits & STRICT) !== 0,
  };
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
  if (place === undefined) return frame.isNative ? '<anonymous>' : LIBRARY;
  return place.file + ':' + place.line + ':' + place.column;
}
