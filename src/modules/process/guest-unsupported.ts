import { codes, defineCodes } from 'internal:errors';
import { validateBoolean } from 'internal:validators';

const own = defineCodes({
  Error: { ERR_DLOPEN_DISABLED: '%s', ERR_INVALID_MODULE: '%s' },
});

type Method = (...args: unknown[]) => unknown;

/** A method that a sandbox cannot have: it says so, with the code that Node has for features a platform lacks. */
function unavailable(name: string): Method {
  return {
    [name](): never {
      throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`process.${name}()`);
    },
  }[name]!;
}

const UNAVAILABLE = 'openStdin _kill _debugProcess _debugEnd ' + '_startProfilerIdleNotifier _stopProfilerIdleNotifier';

/**
 * What reaches into Node's own process: native addons, credentials, the inspector. Nothing of it exists in a sandbox, and
 * nothing is silently ignored.
 */
export const unsupported: Record<string, Method> = {
  binding(id: unknown): never {
    throw new Error(`No such module: ${String(id)}`);
  },
  _linkedBinding(id: unknown): never {
    throw new own.ERR_INVALID_MODULE(`No such binding was linked: ${String(id)}`);
  },
  dlopen(...args: unknown[]): never {
    if (args.length < 2) throw new codes.ERR_MISSING_ARGS('module', 'filename');
    throw new own.ERR_DLOPEN_DISABLED('Cannot load native addon because loading addons is disabled.');
  },
  setSourceMapsEnabled(enabled: unknown): void {
    validateBoolean(enabled, 'enabled');
    if (enabled) throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('process.setSourceMapsEnabled(true)');
  },
};
for (const name of UNAVAILABLE.split(' ')) unsupported[name] = unavailable(name);
