import { isObject, ownName } from 'internal:frame-names';
import { EVAL_CODE, type Frame, formatFrame } from 'internal:stack-frame';

const { defineProperty } = Object;
const global = globalThis;

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
