import process from 'node:process';

/** Node shows a hook's callbacks under these symbols, in this order (observed). */
export const kind = {
  init: Symbol('init'),
  before: Symbol('before'),
  after: Symbol('after'),
  destroy: Symbol('destroy'),
  promiseResolve: Symbol('promiseResolve'),
} as const;

export type Callbacks = Readonly<Record<symbol, unknown>>;

/** Enabled hooks, in the order of `enable`. Replaced and never changed, so that an emission goes on over those it began with. */
let enabled: readonly Callbacks[] = [];
let callbacksOfKind: Record<symbol, number> = Object.create(null) as Record<symbol, number>;

export function isEnabled(hook: Callbacks): boolean {
  return enabled.includes(hook);
}

export function setEnabled(hook: Callbacks, on: boolean): void {
  enabled = on ? [...enabled, hook] : enabled.filter((other) => other !== hook);
  const counts = Object.create(null) as Record<symbol, number>;
  for (const one of Object.values(kind)) counts[one] = enabled.filter((other) => typeof other[one] === 'function').length;
  callbacksOfKind = counts;
}

export function enabledHooks(): readonly Callbacks[] {
  return enabled;
}

/** Whether an enabled hook wants this. */
export function wants(which: symbol): boolean {
  return callbacksOfKind[which]! > 0;
}

export function emitInit(id: number, type: string, trigger: number, resource: object): void {
  for (const hook of enabled) {
    const init = hook[kind.init];
    if (typeof init !== 'function') continue;
    try {
      Reflect.apply(init as () => void, hook, [id, type, trigger, resource]);
    } catch (error) {
      endProgram(error);
    }
  }
}

/** before, after, destroy and promiseResolve. */
export function emit(which: symbol, id: number): void {
  for (const hook of enabled) {
    const callback = hook[which];
    if (typeof callback !== 'function') continue;
    try {
      Reflect.apply(callback as () => void, hook, [id]);
    } catch (error) {
      endProgram(error);
    }
  }
}

/** An error in a hook ends the program, whatever listens (nodejs.org/api/async_hooks.html#error-handling). */
function endProgram(error: unknown): never {
  const { stack } = (error ?? {}) as { stack?: unknown };
  const text = typeof stack === 'string' ? stack : new Error(String(error)).stack;
  process.stderr.write(`${text}\n`);
  return process.exit(1);
}
