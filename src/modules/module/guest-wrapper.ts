import { evaluateScript } from 'internal:native';

/**
 * `Module.wrap` and `Module.wrapper`: the function text around a CommonJS source. Nothing is compiled from it unless user
 * code has replaced one of them, as some tools do.
 */
const START = '(function (exports, require, module, __filename, __dirname) { ';
const END = '\n});';

let wrapper: string[] = [START, END];
function wrap(script: string): string {
  return wrapper[0]! + script + wrapper[1]!;
}
let current: (script: string) => string = wrap;

type Wrapped = (...args: unknown[]) => unknown;

/** The function that user code's own wrapping makes of a source; undefined while there is none. */
export function compileWrapped(source: string, filename: string): Wrapped | undefined {
  if (current === wrap && wrapper[0] === START && wrapper[1] === END) return undefined;
  return evaluateScript(current(source), filename) as Wrapped;
}

export const wrapAccessor: PropertyDescriptor = {
  get: function get() {
    return current;
  },
  set: function set(value: (script: string) => string) {
    current = value;
  },
  enumerable: false,
  configurable: false,
};

export const wrapperAccessor: PropertyDescriptor = {
  get: function get() {
    return wrapper;
  },
  set: function set(value: string[]) {
    wrapper = value;
  },
  enumerable: false,
  configurable: false,
};
