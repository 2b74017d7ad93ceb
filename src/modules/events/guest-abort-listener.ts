import { codes } from 'internal:errors';
import { queueMicrotask } from 'internal:tasks';
import { validateAbortSignal, validateFunction } from 'internal:validators';
import { kResistStopPropagation } from 'web:events';

interface ListenedSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: unknown, options: object): void;
  removeEventListener(type: 'abort', listener: unknown): void;
}

/** The engine has no `Symbol.dispose` of its own; where nothing has put one in its place this is what Node 18 had. */
export const dispose: typeof Symbol.dispose = Symbol.dispose ?? (Symbol.for('nodejs.dispose') as typeof Symbol.dispose);

/** nodejs.org/api/events.html#eventsaddabortlistenersignal-listener: stopImmediatePropagation does not silence it. */
export function addAbortListener(signal: unknown, listener: unknown): Disposable {
  if (signal === undefined) throw new codes.ERR_INVALID_ARG_TYPE('signal', 'AbortSignal', signal);
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  const source = signal as ListenedSignal;
  let remove: (() => void) | undefined;
  if (source.aborted) {
    queueMicrotask(() => listener() as unknown);
  } else {
    source.addEventListener('abort', listener, { __proto__: null, once: true, [kResistStopPropagation]: true });
    remove = () => source.removeEventListener('abort', listener);
  }
  return {
    __proto__: null,
    [dispose]() {
      remove?.();
    },
  } as unknown as Disposable;
}
