import { compileFunction } from 'internal:native';
import { showSyntaxError } from 'internal:syntax-error';
import path from 'node:path';
import { emitLoaderWarnings, importDynamically } from './guest-import.ts';
import { executing, host, isExecutingSymbol, type ModuleInstance } from './guest-state.ts';
import { compileWrapped } from './guest-wrapper.ts';

/** The code of a CommonJS module: nodejs.org/api/modules.html#the-module-wrapper. */

const { apply } = Reflect;
const { defineProperty } = Object;

/** The name that the host gives to `import` of a dynamic import; see host-rewrite.ts. */
const IMPORT_NAME = 'ímport';
const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname'];
const WITH_IMPORT = [...PARAMETERS, IMPORT_NAME];

/** Runs a module's code and gives its completion value. */
export type Body = () => unknown;
type Wrapped = (...args: unknown[]) => unknown;

export function compileBody(module: ModuleInstance, require: unknown, source: string, filename: string): Body {
  // `arguments` has five elements where nobody could miss a sixth.
  const imports = source.includes(IMPORT_NAME);
  let wrapper: Wrapped;
  try {
    wrapper = compileWrapped(source, filename) ?? compileFunction(source, filename, imports ? WITH_IMPORT : PARAMETERS);
  } catch (error) {
    showSyntaxError(error);
    throw explainCompileError(error, source, filename);
  }
  const args: unknown[] = [wrapper, require, module, filename, path.dirname(filename)];
  if (!imports) return apply(binder.bind, module.exports, args) as Body;
  args.push((specifier: unknown, ...options: unknown[]) =>
    importDynamically(filename, specifier, options[0], options.length > 0),
  );
  return apply(binder.bindWithImport, module.exports, args) as Body;
}

/**
 * A call with a receiver and without a native: `super` is the one form of it. A native and the frame below it take as much
 * of the stack as two calls.
 */
const called: { wrapper: Wrapped | undefined } = { wrapper: undefined };
const binder = {
  __proto__: called,
  bind(this: unknown, wrapper: Wrapped, require: unknown, module: unknown, filename: string, folder: string): Body {
    return () => {
      called.wrapper = wrapper;
      return super.wrapper(this, require, module, filename, folder);
    };
  },
  bindWithImport(
    this: unknown,
    wrapper: Wrapped,
    require: unknown,
    module: unknown,
    filename: string,
    folder: string,
    load: unknown,
  ): Body {
    return () => {
      called.wrapper = wrapper;
      return super.wrapper(this, require, module, filename, folder, load);
    };
  },
};

export function start(module: ModuleInstance, filename: string): void {
  module[isExecutingSymbol] = true;
  executing.push(filename);
}

export function stop(module: ModuleInstance): void {
  executing.length--;
  module[isExecutingSymbol] = false;
}

export function run(module: ModuleInstance, body: Body, filename: string): unknown {
  start(module, filename);
  try {
    return body();
  } finally {
    stop(module);
  }
}

function explainCompileError(error: unknown, source: string, filename: string): unknown {
  const message = error instanceof SyntaxError ? host.explainSyntaxError(source, filename) : undefined;
  if (message === undefined) return error;
  emitLoaderWarnings();
  const { stack, message: old } = error as SyntaxError;
  defineProperty(error as SyntaxError, 'message', { value: message, writable: true, enumerable: false, configurable: true });
  if (typeof stack === 'string') (error as SyntaxError).stack = stack.replace(old, () => message);
  return error;
}
