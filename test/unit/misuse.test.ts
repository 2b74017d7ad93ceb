import { describe, expect, it } from 'vitest';
import {
  createSandbox,
  defineCapability,
  directoryVolume,
  hostFunction,
  memoryVolume,
  overlayVolume,
  prepare,
  SandboxError,
  Snapshot,
} from '../../src/index.ts';

/** What no type checker has seen. */
// biome-ignore lint/suspicious/noExplicitAny: each case passes something that the types refuse.
const wrong = (value: unknown): any => value;

const mounts = (value: unknown, rest: object = {}) => createSandbox({ capabilities: { fs: { mounts: wrong(value) } }, ...rest });
const file = new URL(import.meta.url).pathname;

const cases: Readonly<Record<string, readonly [attempt: () => unknown, message: string]>> = {
  'mounts in a Map': [
    () => mounts(new Map([['/a', memoryVolume()]])),
    'capabilities.fs.mounts must be an object of volumes by path, got an object',
  ],
  'a mount over files': [
    () => mounts({ '/a': memoryVolume() }, { files: { '/a/x': '' } }),
    'capabilities.fs.mounts has "/a" and files has "/a/x": one would hide the other',
  ],
  'a mount below a file': [
    () => mounts({ '/a/b': memoryVolume() }, { files: { '/a': '' } }),
    'capabilities.fs.mounts has "/a/b" and files has "/a": one would hide the other',
  ],
  'a mount on a file of another volume': [
    () => mounts({ '/a': memoryVolume({ files: { x: '' } }), '/a/x': memoryVolume() }),
    'capabilities.fs.mounts: "/a/x" must be a directory of the volume mounted at "/a", and is file',
  ],
  'a mount that another volume has no folder for': [
    () => mounts({ '/a/b/c': memoryVolume(), '/a': memoryVolume(), '/a/b': memoryVolume() }),
    'capabilities.fs.mounts: "/a/b/c" must be a directory of the volume mounted at "/a/b", and is missing',
  ],
  'a mount over the files of a snapshot': [
    async () => mounts({ '/app': memoryVolume() }, { snapshot: await prepare({ files: { '/app/main.js': '' } }) }),
    'capabilities.fs.mounts has "/app", where the snapshot has files',
  ],
  'files that are folders too': [
    () => createSandbox({ files: { '/a': '', '/a/b/c': '' } }),
    'files has "/a/b/c" and "/a", which would be a file and a folder',
  ],
  'files with parts that mean something else': [
    () => createSandbox({ files: { '/a/../b': '' } }),
    'files["/a/../b"] has an empty, ".", ".." or over-long part',
  ],
  'files beyond the quota of bytes': [
    () => createSandbox({ files: { '/a': '12345' }, capabilities: { fs: { maxBytes: 4 } } }),
    'capabilities.fs.maxBytes must be at least 5, which files need, got 4',
  ],
  'a snapshot beyond the quota of names': [
    async () =>
      createSandbox({ snapshot: await prepare({ files: { '/a': '', '/b': '' } }), capabilities: { fs: { maxFiles: 3 } } }),
    'capabilities.fs.maxFiles must be at least 4, which the snapshot needs, got 3',
  ],
  'a working directory that is somewhere else': [
    () => createSandbox({ cwd: '/a/..' }),
    'cwd must be an absolute POSIX path without "." and "..", got "/a/.."',
  ],
  'sqlite: 1': [
    () => createSandbox({ capabilities: { sqlite: wrong(1) } }),
    'capabilities.sqlite must be true or { maxBytes, maxRows }, got 1',
  ],
  'a directory that is not there': [
    () => directoryVolume('/not/there'),
    'directoryVolume(): the root must be a directory, and "/not/there" is not there',
  ],
  'a file for a directory': [
    () => directoryVolume(file),
    `directoryVolume(): the root must be a directory, and ${JSON.stringify(file)} is none`,
  ],
  'a URL of another scheme': [
    () => directoryVolume(new URL('http://x/y')),
    'directoryVolume(): the root must be a path or a file: URL, got http://x/y',
  ],
  'no root': [() => directoryVolume(''), 'directoryVolume(): the root must be a path or a file: URL, got ""'],
  'a misspelt option of a directory': [
    () => directoryVolume('/', wrong({ readonly: true })),
    'The options of directoryVolume() has no "readonly", allowed are readOnly, links, maxBytes, maxFiles, immutable',
  ],
  'text for a flag': [
    () => directoryVolume('/', wrong({ readOnly: 'no' })),
    'directoryVolume(): readOnly must be true or false, got "no"',
  ],
  'a quota below zero': [
    () => directoryVolume('/', { maxBytes: -1 }),
    'directoryVolume(): maxBytes must be a whole number from 0 on, or Infinity, got -1',
  ],
  'a misspelt option of memory': [
    () => memoryVolume(wrong({ file: {} })),
    'The options of memoryVolume() has no "file", allowed are files, data, maxBytes, maxFiles, readOnly, now',
  ],
  'text for files': [() => memoryVolume({ files: wrong('x') }), 'memoryVolume(): files must be an object, got "x"'],
  'a time for a clock': [
    () => memoryVolume({ now: wrong(1) }),
    'memoryVolume(): now must be a function that gives milliseconds since the epoch, got 1',
  ],
  'an overlay over nothing': [
    () => overlayVolume(wrong('./x'), memoryVolume()),
    'overlayVolume(): base must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), got "./x"',
  ],
  'an overlay without its upper volume': [
    () => overlayVolume(memoryVolume(), wrong(undefined)),
    'overlayVolume(): upper must be a volume (memoryVolume, directoryVolume, overlayVolume or an own one), got undefined',
  ],
  'hidden paths that are none': [
    () => overlayVolume(memoryVolume(), memoryVolume(), { hidden: ['../x'] }),
    'overlayVolume(): hidden must be what hidden() of an overlay gave, an array of paths without "/" at the start',
  ],
  'no host function': [() => wrong(hostFunction)(), 'hostFunction() takes { input?, run, ... }, and run must be a function'],
  'a misspelt limit of a host function': [
    () => hostFunction(wrong({ run() {}, maxcalls: 1 })),
    'hostFunction() has no "maxcalls", allowed are input, run, timeoutMs, maxCalls, maxInFlight, cost, bytes',
  ],
  'no capability': [() => wrong(defineCapability)(), 'defineCapability() options must be an object, got undefined'],
  'a misspelt part of a capability': [
    () => defineCapability(wrong({ name: 'kv', grants: String })),
    'defineCapability() options has no "grants", allowed are name, grant, describe, verbs, module',
  ],
  'a capability without an object of verbs': [
    () => defineCapability({ name: 'kv', grant: String, verbs: () => wrong(null), module: { specifier: 'a:b', source: '' } }),
    'The capability "kv": verbs must give an object of verbs by name, got null',
  ],
  'a verb that is none': [
    () =>
      defineCapability({
        name: 'kv',
        grant: String,
        verbs: (verb) => ({ get: verb(wrong(null)) }),
        module: { specifier: 'a:b', source: '' },
      }),
    'The capability "kv": verb() takes { input?, run, ... }, got null',
  ],
  'a grant that is checked later': [
    () => {
      const kv = defineCapability({
        name: 'kv',
        grant: () => Promise.reject(new Error('later')),
        verbs: (verb) => ({ get: verb({ run: () => 1 }) }),
        module: { specifier: 'a:b', source: '' },
      });
      return createSandbox({ define: [kv], capabilities: { kv: wrong(1) } });
    },
    'capabilities.kv: The capability "kv": the function that checks a grant must be synchronous',
  ],
  'host modules without lists': [
    () => prepare({ hostModules: wrong({ mail: 'send' }) }),
    'hostModules.mail must be an array of names of functions, got "send"',
  ],
  'preparing null': [() => prepare(wrong(null)), 'prepare() options must be an object, got null'],
  'a key in the place of options': [
    async () => (await prepare()).serialize(wrong('secret')),
    'The options of serialize() must be an object, got "secret"',
  ],
  'an empty key': [
    () => Snapshot.parse(new Uint8Array(100), { key: '' }),
    'The key of Snapshot.parse() must be a string or a Uint8Array, and not empty, got ""',
  ],
};

describe('misuse is refused where it happens', () => {
  it.each(Object.entries(cases))('%s', async (_name, [attempt, message]) => {
    const error: unknown = await (async () => attempt())().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SandboxError);
    expect(error).toMatchObject({ code: 'option', message });
  });

  it('quotas of nothing leave the folders that every sandbox has', async () => {
    const sandbox = await createSandbox({
      capabilities: { fs: { maxBytes: 0, maxFiles: 0, mounts: { '/a/b': memoryVolume() } } },
    });
    const source = `const fs = process.getBuiltinModule('fs');
      const codes = [() => fs.writeFileSync('/tmp/x', ''), () => fs.mkdirSync('/d')].map((use) => {
        try { use(); } catch (error) { return error.code; }
      });
      [fs.readdirSync('/').sort().join(), ...codes].join()`;
    expect(sandbox.evaluate(source)).toMatchObject({ value: 'a,root,tmp,ENOSPC,ENOSPC' });
  });

  it('an empty folder of a snapshot may be mounted over', async () => {
    const modules = memoryVolume({ files: { 'x/index.js': 'module.exports = 7' } });
    const capabilities = { fs: { mounts: { '/app/node_modules': modules } } };
    const files = { '/app/main.js': 'exports.x = require("x")' };
    const snapshot = await prepare({ files, entry: '/app/main.js', capabilities });
    const sandbox = await createSandbox({ snapshot, capabilities });
    expect(sandbox.evaluate("process.getBuiltinModule('fs').readdirSync('/app/node_modules')[0]")).toMatchObject({ value: 'x' });
  });
});
