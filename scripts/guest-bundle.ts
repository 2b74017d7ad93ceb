import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

import { isLazySpecifier, type ModuleDefinition } from '../src/modules/module-definition.ts';
import { registry } from '../src/modules/registry.ts';
import { readableStream } from './readable-stream.ts';
import { urlPatternPackage } from './url-pattern.ts';

const src = resolve(dirname(fileURLToPath(import.meta.url)), '../src');

/** What the build makes of the guest's TypeScript. */
export interface GuestBundle {
  /** Evaluated while the base snapshot is baked: every eager module, in one scope. */
  readonly eager: string;
  /** Source of each lazy module by specifier: a function of `require`, `module` and `exports`, called at its first import. */
  readonly lazy: Readonly<Record<string, string>>;
}

const folderOf = (definition: ModuleDefinition): string =>
  join(src, definition.kind === 'node' ? 'modules' : 'web', definition.name);
const keyOf = (definition: ModuleDefinition, specifier: string): string => `${definition.kind}:${specifier}`;

/** `internal:x`, `node:x`, `web:x` and `part:x` -> file. */
function resolveGuest(specifier: string): string {
  const [scheme, name] = [specifier.slice(0, specifier.indexOf(':')), specifier.slice(specifier.indexOf(':') + 1)];
  if (scheme === 'internal') return join(src, 'guest', `${name}.ts`);
  for (const definition of registry) {
    const file = (scheme === 'part' ? definition.parts : definition.guest)?.[name!];
    if (file !== undefined && (definition.kind === scheme || scheme === 'part')) return join(folderOf(definition), file);
  }
  throw new Error(`No module in the registry gives "${specifier}"`);
}

const guestScheme = /^(internal|node|web):/;

/**
 * Files that a lazy chunk must share with the image instead of carrying a copy of: a module's class identity is one.
 * Everything of src/guest that the eager bundle holds is shared, lazily loaded internals are not in it.
 */
function sharedByEager(inputs: readonly string[]): Set<string> {
  return new Set(inputs.map((input) => resolve(src, '..', input)));
}

/** What puts right the intrinsics of a realm: a part of `vm` has copies of its own of these, for other realms. */
const OF_EACH_REALM = ['guest/engine-gaps.ts', 'guest/json.ts', 'guest/json-source.ts', 'web/intl/guest-methods.ts'];

function resolver(shared?: ReadonlySet<string>, self?: string): Plugin {
  return {
    name: 'guest-modules',
    setup(b) {
      b.onResolve({ filter: guestScheme }, ({ path, kind }) => {
        if (kind === 'entry-point') return undefined;
        const file = resolveGuest(path);
        const lazyModule = isLazy(path) && file !== self;
        if (shared?.has(file) || (shared && lazyModule)) return { path, external: true };
        if (!shared && lazyModule) throw new Error(`The eager bundle imports the lazy module "${path}"`);
        return { path: file };
      });
      b.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        if (shared?.has(file) && file !== self) return { path: `file:${file.slice(src.length + 1)}`, external: true };
        return { path: file };
      });
    },
  };
}

function isLazy(specifier: string): boolean {
  return registry.some(
    (definition) =>
      specifier.startsWith(`${definition.kind}:`) &&
      specifier.slice(definition.kind.length + 1) in definition.guest &&
      isLazySpecifier(definition, specifier.slice(definition.kind.length + 1)),
  );
}

const common = {
  bundle: true,
  write: false,
  target: 'es2023',
  legalComments: 'none',
  minifyWhitespace: true,
  minifySyntax: true,
  charset: 'utf8',
} as const;

export async function bundleGuest(): Promise<GuestBundle> {
  const eagerDefinitions = registry.filter((definition) => definition.loading === 'eager');
  const internals = [
    'engine-gaps',
    'native',
    'entries',
    'lifecycle',
    'host-requests',
    'tasks',
    'stack',
    'codec',
    'host-errors',
    'program',
    'host-functions',
    'json',
  ];
  if (existsSync(join(src, 'guest/loader.ts'))) internals.push('loader');
  const statements: string[] = internals.map((name) => `import * as internal_${ident(name)} from 'internal:${name}';`);
  const shared: string[] = internals.map((name) => `'internal:${name}': internal_${ident(name)}`);
  const globals: string[] = [];
  const lazyGlobals: string[] = [];
  const builtins: string[] = [];
  for (const definition of eagerDefinitions) {
    for (const specifier of Object.keys(definition.guest)) {
      if (isLazySpecifier(definition, specifier)) continue;
      const key = keyOf(definition, specifier);
      const name = `module_${ident(key)}`;
      statements.push(`import * as ${name} from '${key}';`);
      shared.push(`'${key}': ${name}`);
      if (definition.kind === 'node') builtins.push(`'${specifier}': ${name}.default`);
    }
  }
  for (const definition of registry) {
    const first = Object.keys(definition.guest)[0]!;
    const key = keyOf(definition, first);
    for (const name of definition.globals ?? []) {
      if (!isLazySpecifier(definition, first)) globals.push(`${name}: module_${ident(key)}.${name}`);
      else if (definition.globalShapes?.[name] === 'getter') lazyGlobals.push(`defineLazyGetter('${key}', '${name}');`);
      else lazyGlobals.push(`defineLazyGlobal('${key}', '${name}');`);
    }
  }
  const lazySpecifiers = registry.flatMap((d) =>
    Object.keys(d.guest)
      .filter((specifier) => isLazySpecifier(d, specifier))
      .map((specifier) => keyOf(d, specifier))
      .concat(Object.keys(d.parts ?? {}).map((part) => `part:${part}`)),
  );

  // Two passes: the first tells which files the image holds, the second exports them all to the lazy chunks.
  const first = await build({
    ...common,
    format: 'esm',
    metafile: true,
    stdin: {
      contents: `${statements.join('\n')}\nexport default [${shared.map((s) => s.split(': ')[1])}]`,
      resolveDir: src,
      loader: 'ts',
    },
    plugins: [resolver()],
    treeShaking: true,
  });
  const held = Object.keys(first.metafile.inputs).filter((input) => input !== '<stdin>');
  const files = held.map((file) => resolve(src, '..', file));
  const known = new Set(shared.map((entry) => entry.slice(1, entry.indexOf("'", 1))).map(resolveGuest));
  const lazyImports = lazySpecifiers.length > 0 ? files.filter((file) => !known.has(file)) : [];
  for (const [index, file] of lazyImports.entries()) {
    statements.push(`import * as file_${index} from ${JSON.stringify(file)};`);
    const inGuest = file.startsWith(join(src, 'guest'));
    const key = inGuest ? `internal:${file.slice(join(src, 'guest').length + 1, -3)}` : `file:${file.slice(src.length + 1)}`;
    shared.push(`'${key}': file_${index}`);
  }
  const contents = `${statements.join('\n')}
import { listEntries } from 'internal:entries';
import { calibrationSample } from 'internal:calibration';
import { frames } from 'internal:async-context';
import { defineLazyGetter, defineLazyGlobal } from 'internal:lazy-globals';
import { streamSample } from 'internal:host-streams';
import { state } from 'internal:tasks';
const shapes = { __proto__: null, ...${JSON.stringify(Object.assign({}, ...eagerDefinitions.map((d) => d.globalShapes)))} };
function defineGlobal(name, value) {
  if (shapes[name] !== 'accessor') {
    Object.defineProperty(globalThis, name, { value, writable: true, enumerable: shapes[name] === 'enumerable', configurable: true });
    return;
  }
  const get = { get() { return value; } }.get, set = { set(replacement) { value = replacement; } }.set;
  Object.defineProperty(globalThis, name, { get, set, enumerable: false, configurable: true });
}
const globals = { __proto__: null, ${globals.join(', ')} };
for (const name of Object.keys(globals)) defineGlobal(name, globals[name]);
${lazyGlobals.join('\n')}
export const shared = { __proto__: null, ${shared.join(', ')} };
// A lazy chunk is CommonJS to the bundler, which takes a namespace for an ES module by this mark only.
for (const key of Object.keys(shared)) Object.defineProperty(shared[key], '__esModule', { value: true });
export const builtins = { __proto__: null, ${builtins.join(', ')} };
${internals.includes('loader') ? `internal_loader.registerShared?.(shared); internal_loader.registerBuiltins(builtins, ${JSON.stringify(lazySpecifiers)});` : ''}
export const entries = [...listEntries(nodeletEntryNames), state, calibrationSample, frames, streamSample];`;
  const eager = await build({
    ...common,
    format: 'iife',
    globalName: 'nodeletBundle',
    stdin: { contents, resolveDir: src, loader: 'ts' },
    plugins: [resolver()],
  });
  const body = restoreNames(eager.outputFiles[0]!.text);

  const sharedFiles = sharedByEager(held);
  const sharedWithRealms = new Set(sharedFiles);
  for (const file of OF_EACH_REALM) sharedWithRealms.delete(join(src, file));
  const lazy: Record<string, string> = {};
  for (const specifier of lazySpecifiers) {
    const file = resolveGuest(specifier);
    const chunk = await build({
      ...common,
      format: 'cjs',
      entryPoints: [file],
      plugins: [
        readableStream(),
        urlPatternPackage(),
        resolver(specifier === 'part:vm/realm' ? sharedWithRealms : sharedFiles, file),
      ],
    });
    lazy[specifier] = `(function(require,module,exports){${restoreNames(defaultsOfShared(chunk.outputFiles[0]!.text))}\n})`;
  }
  return {
    eager: `(function(nodeletPort,nodeletVerbs,nodeletEntryNames){"use strict";${body}\nreturn nodeletBundle.entries})`,
    lazy,
  };
}

const ident = (text: string): string => text.replace(/\W/g, '_');

/**
 * As this package is `"type": "module"`, the bundler takes a required namespace itself for the default export, as Node would.
 * What the image shares are namespaces with defaults of their own.
 */
function defaultsOfShared(text: string): string {
  return text.replace(/(__toESM\(require\("(?:internal|node|web|file):[^"]*"\)),\s*1\)/g, '$1)');
}

/**
 * Two files may each have a function `format`; in one scope the bundler renames the second to `format2`. Its `name` is
 * observable, so it is put back.
 */
function restoreNames(text: string): string {
  const fixes: string[] = [];
  const declared = (name: string): boolean =>
    new RegExp(`(?:function\\*?|class|var|let|const|,) ?${name.replace(/\$/g, '\\$')}(?=[({ =,;])`).test(text);
  for (const [, name, base, number] of text.matchAll(
    /(?:function(?: |\* ?)|class )(([A-Za-z_$][\w$]*?[A-Za-z_$])(\d+))(?=[({ ])/g,
  )) {
    // The bundler counts from 2 without gaps, which tells its `format2` from a function that is really called `swap16`.
    const before = number === '2' ? base! : `${base}${Number(number) - 1}`;
    if (declared(before)) fixes.push(`try{Object.defineProperty(${name},"name",{value:"${base}",configurable:true})}catch{}`);
  }
  if (fixes.length === 0) return text;
  const end = text.lastIndexOf('return __toCommonJS');
  return end === -1 ? text + fixes.join(';') : `${text.slice(0, end)}${fixes.join(';')};${text.slice(end)}`;
}
