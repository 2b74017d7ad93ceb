import { verbs } from 'internal:port';
import { validateObject, validateOneOf } from 'internal:validators';
import { emitProcessWarning } from 'internal:warnings';
import { compileFunction } from './guest-compile-function.ts';
import { createContext, isContext, realmOf } from './guest-context.ts';
import { constants } from './guest-options.ts';
import { Script } from './guest-script.ts';

/**
 * nodejs.org/api/vm.html. DIVERGES: `breakOnSigint` is checked and has no effect: there is no terminal. Promise jobs that something else queues for a context with `microtaskMode: 'afterEvaluate'` after its script
 * ended run with all others. The default loader's use from a script prints no warning that it is experimental. Contexts have no
 * `WebAssembly`; deleting what a script declared with `var` gives true, where V8 gives false.
 */
const host = verbs<{ memory(): readonly [used: number, limit: number] }>('process');

function createScript(code: unknown, options: unknown): Script {
  const settings = typeof options === 'object' && options !== null ? options : { filename: options };
  return new Script(code, settings);
}

const toOptions = (options: unknown): Record<string, unknown> =>
  typeof options === 'string' ? { filename: options } : { ...(options as Record<string, unknown>) };

function runInContext(code: unknown, contextifiedObject: unknown, options: unknown): unknown {
  realmOf(contextifiedObject);
  const settings = toOptions(options);
  return new Script(code, settings).runInContext(contextifiedObject, settings);
}

function runInNewContext(code: unknown, contextObject: unknown, options: unknown): unknown {
  const settings = toOptions(options);
  return new Script(code, settings).runInNewContext(contextObject, settings);
}

function runInThisContext(code: unknown, options: unknown): unknown {
  const settings = typeof options === 'string' ? { filename: options } : options;
  return new Script(code, settings).runInThisContext(settings);
}

let isWarned = false;

/** nodejs.org/api/vm.html#vmmeasurememoryoptions. There is one heap, which contexts share. */
function measureMemory(options: unknown = {}): Promise<object> {
  if (!isWarned) {
    isWarned = true;
    emitProcessWarning('vm.measureMemory is an experimental feature and might change at any time', 'ExperimentalWarning');
  }
  validateObject(options, 'options');
  const { mode = 'summary', execution = 'default' } = options as Record<string, unknown>;
  validateOneOf(mode, 'options.mode', ['summary', 'detailed']);
  validateOneOf(execution, 'options.execution', ['default', 'eager']);
  const [used] = host.memory();
  const measured = { jsMemoryEstimate: used, jsMemoryRange: [used, used] };
  const total = { total: measured, WebAssembly: { code: 0, metadata: 0 } };
  return Promise.resolve(mode === 'summary' ? total : { ...total, current: measured, other: [] });
}

const vm: Record<string, unknown> = {
  Script,
  createContext,
  createScript,
  runInContext,
  runInNewContext,
  runInThisContext,
  isContext,
  compileFunction,
  measureMemory,
};
for (const [name, length] of [
  ['createContext', 0],
  ['compileFunction', 2],
  ['measureMemory', 0],
] as const) {
  Object.defineProperty(vm[name], 'length', { value: length, configurable: true });
}
Object.defineProperty(vm, 'constants', { value: constants, writable: true, enumerable: true, configurable: true });

export default vm;
