import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundleLibrary } from 'tsup';
import { ENGINE_MARK, type Manifest, provideManifest } from '../src/assets.ts';
import { registry } from '../src/modules/registry.ts';
import { verbIds } from '../src/modules/verb-ids.ts';
import { bakeBase } from './bake.ts';
import { compileScript } from './compile.ts';
import { buildEngine } from './engine/build-engine.ts';
import { bundleGuest } from './guest-bundle.ts';
import { compress } from './lz4/compress.ts';
import { buildDecoder } from './lz4/decoder.ts';
import { buildSqlite } from './sqlite/build-sqlite.ts';

/**
 * Everything `npm run build` makes, in dist/: the transformed engine and SQLite, the guest's lazy modules, the base snapshot baked
 * from its eager ones, and the library itself. `--assets` leaves the library out.
 */
const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist');

async function build(): Promise<void> {
  const assetsOnly = process.argv.includes('--assets');
  await mkdir(dist, { recursive: true });
  const [wasm, sqlite, guest] = await Promise.all([cachedEngine(), cachedSqlite(), bundleGuest()]);
  const engineDigest = sha256(wasm);
  const marked = Buffer.concat([wasm, customSection(ENGINE_MARK, engineDigest)]);
  const module = await WebAssembly.compile(marked);
  const lazy = mapValues(guest.lazy, (source) => compileScript(module, source));
  const made: Manifest = {
    engineDigest,
    guestDigest: sha256(guest.eager + JSON.stringify(guest.lazy)),
    verbs: [...verbIds(registry).keys()].join(),
    lazy: mapValues(lazy, ({ length }) => length),
    baseBytes: 0,
    decoder: Buffer.from(buildDecoder()).toString('base64'),
  };
  provideManifest(made);
  const { body, imageBytes } = bakeBase(module, compileScript(module, guest.eager));
  const manifest: Manifest = { ...made, baseBytes: body.length };
  // Written only when everything was made: a failed build leaves the last good one.
  await writeFile(resolve(dist, 'engine.wasm'), marked);
  await writeFile(resolve(dist, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(resolve(dist, 'lazy.bin'), Buffer.concat(Object.values(lazy)));
  await writeFile(resolve(dist, 'base.snapshot.lz4'), compress(body));
  await writeFile(resolve(dist, 'sqlite3.wasm'), sqlite);
  console.log(
    `engine.wasm ${marked.length} bytes, guest bundle ${guest.eager.length} characters, base image ${imageBytes} bytes`,
  );
  if (assetsOnly) return;
  await bundleLibrary({ config: resolve(dist, '../tsup.config.ts'), silent: true });
  await writeModule();
}

/**
 * The ES module is the CommonJS one by its names: a program that has both has one library. `import` would read the whole text once
 * more for its names, and `import` of a Node module reads all its exports, which loads Node's streams with those of `fs`.
 */
async function writeModule(): Promise<void> {
  const names = Object.keys(createRequire(import.meta.url)(resolve(dist, 'index.cjs')) as object).sort();
  const load = "process.getBuiltinModule('node:module').createRequire(import.meta.url)('./index.cjs')";
  await writeFile(resolve(dist, 'index.js'), `export const { ${names.join(', ')} } = ${load};\n`);
  await copyFile(resolve(dist, 'index.d.ts'), resolve(dist, 'index.d.cts'));
}

/** A custom section (webassembly.github.io/spec/core, section 5.5.3). Name and content are short: their lengths are single bytes. */
function customSection(name: string, content: string): Uint8Array {
  const body = Buffer.from(`${String.fromCharCode(name.length)}${name}${content}`, 'latin1');
  return Buffer.concat([Uint8Array.of(0, body.length), body]);
}

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

const here = dirname(fileURLToPath(import.meta.url));

/** The engine, which has addresses and constants of these files in it. */
const cachedEngine = (): Promise<Uint8Array> =>
  cached('engine', ['engine', '../src/engine/frames.ts', '../src/engine/wasm.ts'], () => buildEngine({ optimize: true }));

const cachedSqlite = (): Promise<Uint8Array> => cached('sqlite3', ['sqlite', 'engine/metering.ts'], buildSqlite);

/** A transform takes seconds and depends on few files and folders: its product is kept by their digest. */
async function cached(name: string, sources: readonly string[], make: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = resolve(here, source);
    const files = source.endsWith('.ts') ? [path] : (await readdir(path)).sort().map((file) => resolve(path, file));
    for (const file of files) hash.update(await readFile(file)).update('\n');
  }
  const folder = resolve(here, '../build');
  const file = resolve(folder, `${name}-${hash.digest('hex').slice(0, 16)}.wasm`);
  try {
    return await readFile(file);
  } catch {
    const wasm = await make();
    await mkdir(folder, { recursive: true });
    await writeFile(file, wasm);
    return wasm;
  }
}

await build();
