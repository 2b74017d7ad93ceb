import { codes } from 'internal:errors';
import { kValidateObjectAllowObjects, validateObject } from 'internal:validators';
import { AbortController, AbortSignal } from 'web:abort';

function isAbortSignal(value: unknown): value is AbortSignal {
  return value instanceof AbortSignal;
}

/**
 * Fulfilled when the signal aborts (nodejs.org/api/util.html#utilabortedsignal-resource).
 *
 * DIVERGES: Node leaves the promise pending once `resource` was collected. The engine counts references and would collect
 * a temporary at once, so here the signal alone decides.
 */
export const { aborted } = {
  aborted(signal: AbortSignal, resource: object): Promise<unknown> {
    try {
      if (!isAbortSignal(signal)) {
        throw Object.assign(new TypeError('signal is not of type AbortSignal.'), { code: 'ERR_INVALID_ARG_TYPE' });
      }
      validateObject(resource, 'resource', kValidateObjectAllowObjects);
    } catch (error) {
      return Promise.reject(error);
    }
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
    });
  },
};

/** A signal may be sent to a worker as it is: there is nothing to mark here. */
export function transferableAbortSignal(signal: AbortSignal): AbortSignal {
  if (!isAbortSignal(signal)) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  return signal;
}

export function transferableAbortController(): AbortController {
  return new AbortController();
}
