import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

import { isLazySpecifier, type ModuleDefinition } from '../src/modules/module-definition.ts';
import { registry } from '../src/modules/registry.ts';
import { importsOf } from './image-imports.ts';
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

/** What puts right the intrinsics of a realm: a part of `vm` has copies of its own of these, for other realms. */
const OF_EACH_REALM = [
  'guest/engine-gaps.ts',
  'guest/regexp-statics.ts',
  'guest/json.ts',
  'guest/json-source.ts',
  'guest/receiver.ts',
  'web/intl/guest-methods.ts',
];

/**
 * @param shared Files of the image, of which a lazy chunk must not carry a copy: a module's class identity is one.
 * @param self The chunk's own file.
 */
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

/** Guest files that no module imports, or not early enough. */
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
  'loader',
];

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
  const first = await build({
    ...common,
    format: 'esm',
    metafile: true,
    stdin: {
      contents: imageModules()
        .map((key) => `import '${key}';`)
        .join('\n'),
      resolveDir: src,
      loader: 'ts',
    },
    plugins: [resolver()],
  });
  const held = Object.keys(first.metafile.inputs).filter((input) => input !== '<stdin>');
  const lazy = await bundleLazy(new Set(held.map((input) => resolve(src, '..', input))));
  const eager = await build({
    ...common,
    format: 'iife',
    globalName: 'nodeletBundle',
    stdin: { contents: eagerEntry(sharedNames(lazy), await reassigned(held)), resolveDir: src, loader: 'ts' },
    plugins: [resolver()],
  });
  const body = restoreNames(eager.outputFiles[0]!.text);
  return {
    eager: `(function(nodeletPort,nodeletVerbs,nodeletEntryNames){"use strict";${body}\nreturn nodeletBundle.entries})`,
    lazy,
  };
}

/** What is evaluated while the image is baked, in this order. */
function imageModules(): string[] {
  const eager = registry.filter(({ loading }) => loading === 'eager');
  return [
    ...internals.map((name) => `internal:${name}`),
    ...eager.flatMap((d) => Object.keys(d.guest).flatMap((name) => (isLazySpecifier(d, name) ? [] : keyOf(d, name)))),
  ];
}

/** `node:zlib`, `web:fetch`, `part:fs/streams`, ... */
function lazyModules(): string[] {
  return registry.flatMap((d) => [
    ...Object.keys(d.guest).flatMap((name) => (isLazySpecifier(d, name) ? keyOf(d, name) : [])),
    ...Object.keys(d.parts ?? {}).map((part) => `part:${part}`),
  ]);
}

async function bundleLazy(shared: ReadonlySet<string>): Promise<Record<string, string>> {
  const sharedWithRealms = new Set(shared);
  for (const file of OF_EACH_REALM) sharedWithRealms.delete(join(src, file));
  const lazy: Record<string, string> = {};
  for (const specifier of lazyModules()) {
    const file = resolveGuest(specifier);
    const chunk = await build({
      ...common,
      format: 'cjs',
      entryPoints: [file],
      plugins: [readableStream(), urlPatternPackage(), resolver(specifier === 'part:vm/realm' ? sharedWithRealms : shared, file)],
    });
    lazy[specifier] = `(function(require,module,exports){${restoreNames(defaultsOfShared(chunk.outputFiles[0]!.text))}\n})`;
  }
  return lazy;
}

/** What the lazy chunks take from each file of the image. */
function sharedNames(lazy: Readonly<Record<string, string>>): Map<string, Set<string>> {
  const shared = new Map<string, Set<string>>();
  const own = new Set(lazyModules());
  for (const [chunk, source] of Object.entries(lazy)) {
    for (const [key, names] of importsOf(source)) {
      if (own.has(key)) continue;
      if (names === 'all') throw new Error(`"${chunk}" takes all of "${key}": the image keeps what is imported by name`);
      shared.set(key, new Set([...(shared.get(key) ?? []), ...names]));
    }
  }
  return shared;
}

/** Exports that files assign again later (`export let`): whoever imports them must see it. */
async function reassigned(inputs: readonly string[]): Promise<Set<string>> {
  const texts = await Promise.all(inputs.map((input) => readFile(resolve(src, '..', input), 'utf8')));
  return new Set(texts.flatMap((text) => [...text.matchAll(/^export let (\w+)/gm)].map(([, name]) => name!)));
}

/** The script that evaluates the image's modules and hands them to the loader. */
function eagerEntry(shared: ReadonlyMap<string, ReadonlySet<string>>, live: ReadonlySet<string>): string {
  const statements = imageModules().map((key) => `import '${key}';`);
  const from = (key: string, name: string): string => {
    const local = `${ident(key)}__${name}`;
    const file = key.startsWith('file:') ? resolve(src, key.slice(5)) : key;
    const statement = `import { ${name} as ${local} } from ${JSON.stringify(file)};`;
    if (!statements.includes(statement)) statements.push(statement);
    return local;
  };
  const globals: string[] = [];
  const lazyGlobals: string[] = [];
  for (const definition of registry) {
    const first = Object.keys(definition.guest)[0]!;
    const key = keyOf(definition, first);
    for (const name of definition.globals ?? []) {
      if (!isLazySpecifier(definition, first)) globals.push(`${name}: ${from(key, name)}`);
      else if (definition.globalShapes?.[name] === 'getter') lazyGlobals.push(`defineLazyGetter('${key}', '${name}');`);
      else lazyGlobals.push(`defineLazyGlobal('${key}', '${name}');`);
    }
  }
  const builtins = imageModules()
    .filter((key) => key.startsWith('node:'))
    .map((key) => `'${key.slice(5)}': ${from(key, 'default')}`);
  // A lazy chunk is CommonJS to the bundler, which takes a namespace for an ES module by this mark only.
  const namespaces = [...shared].map(([key, names]) => {
    const exported = [...names].map((name) =>
      live.has(name) ? `get ${name}() { return ${from(key, name)}; }` : `${name}: ${from(key, name)}`,
    );
    return `'${key}': { __proto__: null, __esModule: true, ${exported.join(', ')} }`;
  });
  const eager = registry.filter(({ loading }) => loading === 'eager');
  return `${statements.join('\n')}
import { listEntries } from 'internal:entries';
import { calibrationSample } from 'internal:calibration';
import { frames } from 'internal:async-context';
import { defineLazyGetter, defineLazyGlobal } from 'internal:lazy-globals';
import { registerBuiltins, registerShared } from 'internal:loader';
import { streamSample } from 'internal:host-streams';
import { state } from 'internal:tasks';
const shapes = { __proto__: null, ...${JSON.stringify(Object.assign({}, ...eager.map((d) => d.globalShapes)))} };
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
registerShared({ __proto__: null, ${namespaces.join(',\n')} });
registerBuiltins({ __proto__: null, ${builtins.join(', ')} }, ${JSON.stringify(lazyModules())});
export const entries = [...listEntries(nodeletEntryNames), state, calibrationSample, frames, streamSample];`;
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
