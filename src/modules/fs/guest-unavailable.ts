import { codes } from 'internal:errors';

/**
 * What this file system does not do. It says so when it is used and not when it is looked at: `import * as fs` reads every
 * property. docs/modules/fs.md lists them.
 */
export function unavailable(name: string): never {
  throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(`fs.${name}`);
}

export const unavailableFunctions = {
  createReadStream(_path: unknown, _options: unknown): never {
    return unavailable('createReadStream');
  },
  createWriteStream(_path: unknown, _options: unknown): never {
    return unavailable('createWriteStream');
  },
  glob(_pattern: unknown, _options: unknown, _callback: unknown): never {
    return unavailable('glob');
  },
  globSync(_pattern: unknown, _options: unknown): never {
    return unavailable('globSync');
  },
  async openAsBlob(_path: unknown, _options: unknown = {}): Promise<never> {
    return unavailable('openAsBlob');
  },
  unwatchFile(_filename: unknown, _listener: unknown): never {
    return unavailable('unwatchFile');
  },
  watch(_filename: unknown, _options: unknown, _listener: unknown): never {
    return unavailable('watch');
  },
  watchFile(_filename: unknown, _options: unknown, _listener: unknown): never {
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
