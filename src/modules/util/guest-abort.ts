import { codes } from 'internal:errors';
import { kValidateObjectAllowObjects, validateObject } from 'internal:validators';
import { AbortController, AbortSignal } from 'web:abort';

function isAbortSignal(value: unknown): value is AbortSignal {
  return value instanceof AbortSignal;
}

/**
 * Fulfilled when the signal aborts. The promise does not keep the program alive, and holds `resource` weakly
 * (nodejs.org/api/util.html#utilabortedsignal-resource).
 */
export const { aborted } = {
  async aborted(signal: AbortSignal, resource: object): Promise<unknown> {
    if (!isAbortSignal(signal)) {
      const error = new TypeError('signal is not of type AbortSignal.') as TypeError & { code: string };
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    validateObject(resource, 'resource', kValidateObjectAllowObjects);
    if (signal.aborted) return undefined;
    const held = new WeakRef(resource);
    return new Promise((resolve) => {
      signal.addEventListener(
        'abort',
        (event: unknown) => {
          if (held.deref() !== undefined) resolve(event);
        },
        { once: true },
      );
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
