import { frames, PROMISE_HOOK, PromiseStep } from 'internal:async-context';
import { codes } from 'internal:errors';
import { validateFunction } from 'internal:validators';

type Hook = (promise: Promise<unknown>, parent?: Promise<unknown>) => void;
type EngineHook = (step: number, promise: Promise<unknown>, parent: Promise<unknown> | undefined) => void;

const STEPS = ['init', 'before', 'after', 'settled'] as const;
type Step = (typeof STEPS)[number];

/** Hooks by step, in the order in which they were added. */
const hooks: Record<Step, Hook[]> = { init: [], before: [], after: [], settled: [] };
let former: EngineHook | undefined;
let isInstalled = false;

function tell(step: number, promise: Promise<unknown>, parent: Promise<unknown> | undefined): void {
  former?.(step, promise, parent);
  const name = STEPS.find((each) => PromiseStep[each] === step);
  if (name === undefined) return;
  for (const hook of [...hooks[name]]) {
    if (name === 'init') hook(promise, parent);
    else hook(promise);
  }
}

function update(): void {
  const isWanted = STEPS.some((step) => hooks[step].length > 0);
  if (isWanted === isInstalled) return;
  isInstalled = isWanted;
  if (isWanted) {
    former = frames[PROMISE_HOOK] as EngineHook | undefined;
    frames[PROMISE_HOOK] = tell;
  } else if (frames[PROMISE_HOOK] === tell) frames[PROMISE_HOOK] = former;
}

function add(step: Step, hook: unknown): () => void {
  const name = `${step}Hook`;
  validateFunction(hook, name);
  // An async hook would itself make promises without end.
  if (/^\[object Async(?:Generator)?Function\]$/.test(Object.prototype.toString.call(hook))) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'function', hook);
  }
  hooks[step].push(hook as unknown as Hook);
  update();
  return () => {
    const at = hooks[step].indexOf(hook as unknown as Hook);
    if (at === -1) return;
    hooks[step].splice(at, 1);
    update();
  };
}

/** nodejs.org/api/v8.html#promise-hooks */
export const promiseHooks = {
  createHook(...[callbacks = {}]: [Partial<Record<Step, unknown>>?]): () => void {
    const stops: (() => void)[] = [];
    for (const step of STEPS) if (callbacks[step] !== undefined) stops.push(add(step, callbacks[step]));
    return () => {
      for (const stop of stops) stop();
    };
  },
  onInit: (hook: unknown) => add('init', hook),
  onBefore: (hook: unknown) => add('before', hook),
  onAfter: (hook: unknown) => add('after', hook),
  onSettled: (hook: unknown) => add('settled', hook),
};
