import { setTracker } from 'internal:async-context';
import { executionAsyncId, executionAsyncResource, triggerAsyncId } from './guest-execution.ts';
import { createHook } from './guest-hook.ts';
import { asyncWrapProviders } from './guest-providers.ts';
import { AsyncResource } from './guest-resource.ts';
import { AsyncLocalStorage } from './guest-storage.ts';
import { resources } from './guest-tracker.ts';

// From here on timers, ticks and immediates have ids: nobody could have asked for one before.
setTracker(resources);

/** nodejs.org/api/async_hooks.html. The first is an accessor in Node (observed). */
const asyncHooks = {
  get AsyncLocalStorage() {
    return AsyncLocalStorage;
  },
  createHook,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  asyncWrapProviders,
  AsyncResource,
};
export default asyncHooks;
