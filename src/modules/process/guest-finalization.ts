import { codes } from 'internal:errors';
import { emitProcessWarning } from 'internal:warnings';

type Callback = (object: object, event: string) => void;
interface Registration {
  readonly reference: WeakRef<object>;
  readonly callback: Callback;
}
interface Emitter {
  on(event: string, listener: () => void): unknown;
}

/** nodejs.org/api/process.html#processfinalizationregisterref-callback: callbacks for what still lives at the end. */
export function createFinalization(process: Emitter): Record<string, (...args: never[]) => void> {
  const registered: Record<string, Registration[] | undefined> = {};
  const warned = new Set<string>();

  function warn(name: string): void {
    if (warned.has(name)) return;
    warned.add(name);
    const text = `process.finalization.${name} is an experimental feature and might change at any time`;
    emitProcessWarning(text, 'ExperimentalWarning');
  }

  function add(event: 'exit' | 'beforeExit', object: unknown, callback: unknown): void {
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null) {
      throw new codes.ERR_INVALID_ARG_TYPE('obj', 'object', object);
    }
    if (registered[event] === undefined) {
      registered[event] = [];
      process.on(event, () => {
        for (const { reference, callback: call } of registered[event]!.splice(0)) {
          const alive = reference.deref();
          if (alive !== undefined) call(alive, event);
        }
      });
    }
    registered[event].push({ reference: new WeakRef(object), callback: callback as unknown as Callback });
  }

  return {
    register(obj: unknown, fn: unknown): void {
      warn('register');
      add('exit', obj, fn);
    },
    registerBeforeExit(obj: unknown, fn: unknown): void {
      warn('registerBeforeExit');
      add('beforeExit', obj, fn);
    },
    unregister(obj: unknown): void {
      warn('unregister');
      for (const event of Object.keys(registered)) {
        registered[event] = registered[event]!.filter(({ reference }) => reference.deref() !== obj);
      }
    },
  };
}
