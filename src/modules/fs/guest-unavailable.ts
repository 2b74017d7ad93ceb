import { codes } from 'internal:errors';
import { pathText } from './guest-arguments.ts';

/**
 * What this file system does not do. It says so when it is used and not when it is looked at: `import * as fs` reads every
 * property. Paths are checked before that, so that a bad one gets Node's own error.
 *
 * DIVERGES: streams of files, watching, `glob`, `Utf8Stream`, and `readLines` and the streams of a FileHandle
 * throw ERR_FEATURE_UNAVAILABLE_ON_PLATFORM.
 */
export function unavailable(name: string): never {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`fs.${name}`);
}

export const unavailableFunctions = {
  createReadStream(path: unknown, _options: unknown): never {
    if (path !== null && path !== undefined) pathText(path);
    return unavailable('createReadStream');
  },
  createWriteStream(path: unknown, _options: unknown): never {
    if (path !== null && path !== undefined) pathText(path);
    return unavailable('createWriteStream');
  },
  glob(_pattern: unknown, _options: unknown, _callback: unknown): never {
    return unavailable('glob');
  },
  globSync(_pattern: unknown, _options: unknown): never {
    return unavailable('globSync');
  },
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

export function ReadStream(_path: unknown, _options: unknown): never {
  return unavailable('ReadStream');
}

export function WriteStream(_path: unknown, _options: unknown): never {
  return unavailable('WriteStream');
}

export function Utf8Stream(_options: unknown): never {
  return unavailable('Utf8Stream');
}
