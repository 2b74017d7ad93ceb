import { lazyFunction, part } from 'internal:lazy-functions';
import { constants } from 'node:fs';
import util from 'node:util';

type Functions = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** Loaded at the first call: `import * as fs from 'node:fs'` looks at `fs.promises` in every program. */
const loaded = (): Functions => part('part:fs/promises')['functions'] as Functions;

const promises: Record<string, unknown> = {};

/** In Node's order (nodejs.org/api/fs.html#promises-api), each with its number of parameters. */
for (const entry of (
  'access1 copyFile3 cp3 glob2 open3 opendir3 rename2 truncate1 rm2 rmdir2 mkdir2 readdir2 readlink2 symlink3 lstat1 stat1 statfs1 ' +
  'link2 unlink1 chmod2 lchmod2 lchown3 chown3 utimes3 lutimes3 realpath2 mkdtemp2 mkdtempDisposable2 writeFile3 appendFile3 ' +
  'readFile2 watch1'
).split(' ')) {
  const name = entry.slice(0, -1);
  const value = functionNamed(name);
  Object.defineProperty(value, 'length', { value: Number(entry.slice(-1)), configurable: true });
  promises[name] = value;
}
promises['constants'] = constants;

function functionNamed(name: string): unknown {
  switch (name) {
    case 'glob':
    case 'watch': {
      // Node's own is called so (observed).
      const shown = name === 'watch' ? '_watch' : name;
      const generators = {
        async *[shown](...args: unknown[]): AsyncGenerator<unknown> {
          yield* loaded()[name]!(...args) as AsyncGenerator<unknown>;
        },
      };
      return generators[shown];
    }
    case 'opendir':
      return (util as { promisify(fn: unknown): unknown }).promisify(lazyFunction('part:fs/callbacks', 'opendir', 3));
    default:
      return { [name]: async (...args: unknown[]) => loaded()[name]!(...args) }[name];
  }
}

export default promises;
