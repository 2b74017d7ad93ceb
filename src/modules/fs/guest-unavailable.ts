import { codes } from 'internal:errors';
import { pathText } from './guest-arguments.ts';

/**
 * What this file system does not do. It says so when it is used and not when it is looked at: `import * as fs` reads every
 * property. Paths are checked before that, so that a bad one gets Node's own error.
 *
DIVERGES: watching throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM.
 */
export function unavailable(name: string): never {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`fs.${name}`);
}

export const unavailableFunctions = {
  unwatchFile(filename: unknown, _listener: unknown): never {
    pathText(filename, 'filename');
    return unavailable('unwatchFile');
  },
  watch(filename: unknown, _options: unknown, _listener: unknown): never {
    pathText(filename, 'filename');
    return unavailable('watch');
  },
  watchFile(filename: unknown, _options: unknown, _listener: unknown): never {
    pathText(filename, 'filename');
    return unavailable('watchFile');
  },
};
