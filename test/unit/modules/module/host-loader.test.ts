import { describe, expect, it } from 'vitest';
import { VerbError } from '../../../../src/capabilities/verb-error.ts';
import { HostLoader } from '../../../../src/modules/module/host-loader.ts';
import { LOADER_MODULE } from '../../../../src/modules/module/host-native-names.ts';
import { SourceCache } from '../../../../src/modules/module/host-source-cache.ts';
import { MemoryFiles, type Tree } from './memory-files.ts';

const nonce = '0123456789abcdef';

function makeLoader(tree: Tree, maxSourceBytes?: number, pause?: () => void) {
  const files = new MemoryFiles(tree, '/app');
  const loader = new HostLoader({
    files,
    builtins: new Set(['util', 'events']),
    builtinNames: (specifier) => (specifier === 'util' ? ['inspect', 'default', 'a b'] : []),
    embedder: {
      names: new Map([['host:mail', ['send']]]),
      sources: new Map(),
      isDenied: () => false,
      deny: (specifier) => new VerbError(specifier, { code: 'ERR_ACCESS_DENIED' }),
    },
    nonce,
    cache: new SourceCache(),
    ...(maxSourceBytes !== undefined && { maxSourceBytes }),
    ...(pause !== undefined && { pause }),
  });
  return { files, loader };
}

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof VerbError) return error.code;
    throw error;
  }
  return 'it did not fail';
}

describe('names of native modules', () => {
  const { loader } = makeLoader({
    '/app/a.mjs': '',
    '/app/b.cjs': '',
    '/app/c.json': '1',
    '/app/d.js': 'export {}',
    '/app/e.js': '',
    '/app/f.ts': 'export const x: number = 1',
    '/app/g': '',
    '/app/link.mjs': { to: 'a.mjs' },
  });
  const base = 'file:///app/x.mjs';

  it.each([
    ['./a.mjs', 'file:///app/a.mjs'],
    ['./a.mjs?q#h', 'file:///app/a.mjs?q#h'],
    ['./link.mjs', 'file:///app/a.mjs'],
    ['./b.cjs', 'node:internal/nodelet/cjs/file:///app/b.cjs'],
    ['./d.js', 'file:///app/d.js'],
    ['./e.js', 'node:internal/nodelet/cjs/file:///app/e.js'],
    ['./f.ts', 'file:///app/f.ts'],
    ['./g', 'node:internal/nodelet/cjs/file:///app/g'],
    ['util', 'node:internal/nodelet/builtin/util'],
    ['node:util', 'node:internal/nodelet/builtin/util'],
    ['host:mail', 'node:internal/nodelet/host/host:mail'],
    ['data:text/javascript,1', 'data:text/javascript,1'],
  ])('%s is %s', (specifier, name) => {
    expect(loader.normalize(base, specifier)).toBe(name);
  });

  it.each(['/app/x.cjs', 'file:///app/x.mjs', '<eval>', 'evaluate', ''])('are found from %j', (from) => {
    expect(loader.normalize(from, './a.mjs')).toBe('file:///app/a.mjs');
  });

  it('take JSON only with its attribute, but from text that is no module as it comes', () => {
    expect(codeOf(() => loader.resolveNative('./c.json', base, []))).toBe('ERR_IMPORT_ATTRIBUTE_MISSING');
    expect(loader.resolveNative('./c.json', base, [['type', 'json']])).toBe('node:internal/nodelet/json/file:///app/c.json');
    expect(loader.normalize('<eval>', './c.json')).toBe('node:internal/nodelet/json/file:///app/c.json');
  });
});

describe('the loader’s own modules', () => {
  const { loader } = makeLoader({ '/app/a.mjs': 'import.meta; import("x")' });

  it.each([
    LOADER_MODULE,
    'node:internal/nodelet/builtin/util',
    'node:internal/nodelet/cjs/file:///app/b.cjs',
    'internal:loader',
    'internal:port',
    `internal:${nonce}`,
    'internal::node:internal/nodelet/loader',
    'host:nothing',
    'node:dgram',
    'node:nope',
  ])('%s is refused to user code, whatever base it has', (specifier) => {
    for (const base of ['file:///app/a.mjs', LOADER_MODULE, 'node:internal/nodelet/x', 'internal:link-1', '']) {
      expect(codeOf(() => loader.normalize(base, specifier))).toMatch(
        /^ERR_(?:UNKNOWN_BUILTIN_MODULE|UNSUPPORTED_ESM_URL_SCHEME|MODULE_NOT_FOUND|ACCESS_DENIED)$/,
      );
    }
  });

  it('are reached by the trusted specifiers of generated sources alone', () => {
    expect(loader.normalize('anything', loader.trust(LOADER_MODULE))).toBe(LOADER_MODULE);
    expect(loader.load('file:///app/a.mjs')).toContain(`from"internal:${nonce}:${LOADER_MODULE}"`);
  });
});

describe('generated sources', () => {
  const { loader, files } = makeLoader({
    '/app/b.cjs': 'exports.one = 1; exports["a b"] = 2; module.exports.default = 3; module.exports = require("./c.cjs")',
    '/app/c.cjs': 'exports.fromC = 1;',
    '/app/d.json': '{"a":1}',
    '/app/bad.json': '{"a":}',
  });

  it('of a builtin export its names, also those that are no identifiers', () => {
    const source = loader.load('node:internal/nodelet/builtin/util');
    expect(source).toContain('$("util",["inspect","a b"],');
    expect(source).toContain('export{d as default,v0 as "inspect",v1 as "a b"};');
  });

  it('of a CommonJS file export what was found in it', () => {
    const source = loader.load('node:internal/nodelet/cjs/file:///app/b.cjs');
    expect(source).toContain('$("/app/b.cjs",["one","a b","fromC"],');
    expect(source).toMatch(/export\{d as "module\.exports"\};$/);
  });

  it('of JSON are checked before anything runs', () => {
    expect(loader.load('node:internal/nodelet/json/file:///app/d.json')).toContain('$("/app/d.json",undefined)');
    const read = () => loader.load('node:internal/nodelet/json/file:///app/bad.json');
    expect(read).toThrow(`/app/bad.json: Unexpected token '}', "{"a":}" is not valid JSON`);
  });

  it('of a required module mark its namespace', () => {
    files.write('/app/e.mjs', 'export default 1');
    expect(loader.load(loader.normalize('', loader.requiredSpecifier('/app/e.mjs')))).toBe(
      `export*from"internal:${nonce}:file:///app/e.mjs";export{default}from"internal:${nonce}:file:///app/e.mjs";` +
        'export const __esModule=true;',
    );
  });
});

describe('bounds', () => {
  it('refuses a source that is too large', () => {
    const { loader } = makeLoader({ '/app/a.mjs': ' '.repeat(1001), '/app/b.cjs': ' '.repeat(1001) }, 1000);
    expect(codeOf(() => loader.load('file:///app/a.mjs'))).toBe('ERR_SOURCE_TOO_LARGE');
    expect(codeOf(() => loader.sources.code('/app/b.cjs'))).toBe('ERR_SOURCE_TOO_LARGE');
  });

  it('refuses specifiers and targets that would grow without end', () => {
    const { loader } = makeLoader({
      '/app/node_modules/p/package.json': JSON.stringify({ exports: { './*': `./${'*'.repeat(60_000)}` } }),
    });
    expect(codeOf(() => loader.normalize('/app/x.mjs', `./${'a'.repeat(40_000)}`))).toBe('ERR_MODULE_NOT_FOUND');
    expect(codeOf(() => loader.normalize('/app/x.mjs', `p/${'a'.repeat(30_000)}`))).toBe('ERR_INVALID_PACKAGE_TARGET');
  });

  it('refuses more text in the place of files than it may keep', () => {
    const { loader } = makeLoader({});
    const text = `export {};${' '.repeat(3 << 20)}`;
    const put = (index: number) => loader.prepare(text, `/app/${index}.mjs`, undefined);
    for (let index = 0; index < 5; index++) put(index);
    put(0);
    expect(codeOf(() => put(5))).toBe('ERR_SOURCE_TOO_LARGE');
  });

  it('holds a bounded number of warnings', () => {
    const { loader } = makeLoader({});
    for (let index = 0; index < 1000; index++) loader.warnings.add(`w${index}`);
    expect(loader.warnings.take()).toHaveLength(100);
    expect(loader.warnings.take()).toEqual([]);
  });
});

describe('requireModule', () => {
  const { loader } = makeLoader({
    '/app/plain.mjs': 'import "./leaf.mjs"; export default 1',
    '/app/leaf.mjs': 'const f = async () => { await 1 }',
    '/app/awaits.mjs': 'await 1',
    '/app/deep.mjs': 'import "./plain.mjs"; export * from "./awaits.mjs"',
    '/app/cycle.mjs': 'import "./running.cjs"',
    '/app/running.cjs': '',
    '/app/broken.mjs': 'import "./nowhere.mjs"; let = =',
  });

  it('gives a specifier for a graph that runs at once', () => {
    expect(loader.requireModule('/app/plain.mjs', [], [])).toBe(loader.trust('file:///app/plain.mjs'));
    expect(loader.requireModule('/app/broken.mjs', [], [])).toBe(loader.trust('file:///app/broken.mjs'));
  });

  it('refuses a graph that awaits, wherever', () => {
    const expected = 'Required module: /app/deep.mjs\nRequire stack:\n- /app/a.cjs\n- /app/b.cjs';
    expect(() => loader.requireModule('/app/deep.mjs', [], ['/app/a.cjs', '/app/b.cjs'])).toThrow(expected);
    expect(codeOf(() => loader.requireModule('/app/awaits.mjs', [], []))).toBe('ERR_REQUIRE_ASYNC_MODULE');
  });

  it('refuses a graph that waits for CommonJS code that is running', () => {
    expect(codeOf(() => loader.requireModule('/app/cycle.mjs', ['/app/running.cjs'], []))).toBe('ERR_REQUIRE_CYCLE_MODULE');
    expect(loader.requireModule('/app/cycle.mjs', ['/app/other.cjs'], [])).toBe(loader.trust('file:///app/cycle.mjs'));
  });
});

describe('what a loader keeps by name', () => {
  const url = (index: number): string => `data:text/javascript,/*${index}${'x'.repeat(1 << 20)}*/`;
  const loadAll = (loader: HostLoader): void => {
    for (let index = 0; index < 40; index++) loader.load(loader.normalize('file:///app/a.mjs', url(index)));
  };

  it('is bounded by characters, since a URL may be as long as a program', () => {
    const { loader } = makeLoader({});
    expect(codeOf(() => loadAll(loader))).toBe('ERR_SOURCE_TOO_LARGE');
    // One that is known already is no more.
    expect(loader.load(url(1))).toContain('/*1x');
  });

  it('counts the names of texts that stand in for files', () => {
    const { loader } = makeLoader({});
    const compile = (index: number): unknown => loader.prepare('export {}', `/${index}${'x'.repeat(1 << 20)}`, 'module');
    for (let round = 0; round < 30; round++) compile(1);
    expect(codeOf(() => Array.from({ length: 20 }, (_, index) => compile(index)))).toBe('ERR_SOURCE_TOO_LARGE');
  });

  it('is asked for its time between the files of a graph', () => {
    const tree = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`/app/m${index}.mjs`, `import './m${index + 1}.mjs'`]),
    );
    let pauses = 0;
    const pause = (): void => {
      if (++pauses > 10) throw new VerbError('over', { code: 'OVER' });
    };
    const { loader } = makeLoader(tree, undefined, pause);
    expect(codeOf(() => loader.requireModule('/app/m0.mjs', [], []))).toBe('OVER');
    expect(pauses).toBeLessThan(20);
    expect(codeOf(() => loader.findPath('x', Array(5).fill('/app')))).toBe('OVER');
  });
});
