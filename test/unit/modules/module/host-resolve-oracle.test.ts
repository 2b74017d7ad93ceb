import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VerbError } from '../../../../src/capabilities/verb-error.ts';
import { bareBuiltins, isNodeBuiltin } from '../../../../src/modules/module/host-builtins.ts';
import { fileUrlOf } from '../../../../src/modules/module/host-file-url.ts';
import { PackageReader } from '../../../../src/modules/module/host-package-json.ts';
import { ImportResolver, isRelative } from '../../../../src/modules/module/host-resolve.ts';
import { nodeModulesFolders, RequireResolver, suggestImport } from '../../../../src/modules/module/host-resolve-require.ts';
import { SourceCache } from '../../../../src/modules/module/host-source-cache.ts';
import { runInNode } from '../../../helpers/oracle.ts';
import { type GeneratedTree, generateTree } from './generated-trees.ts';
import { MemoryFiles } from './memory-files.ts';

/** What a resolution came to: text, or an error as plain data. */
type Outcome = string | { readonly name: string; readonly code?: string; readonly message: string; readonly fields: unknown };

interface Resolutions {
  readonly specifier: string;
  /** `import.meta.resolve`. */
  readonly resolved: Outcome;
  /** `import()`: `found`, or its error. */
  readonly imported: Outcome;
  /** `require.resolve`. */
  readonly required: Outcome;
}

/** Runs in the oracle: resolves every specifier from modules that it writes beside the generated files. */
const script = `
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const [input, output] = process.argv.slice(2);
const describe = (run) => {
  try { return run(); } catch (error) { return plain(error); }
};
const plain = (error) => ({ name: error.name, code: error.code, message: error.message, fields: Object.entries(error).filter(([key]) => key !== 'cause') });
const all = [];
for (const { parent, specifiers } of JSON.parse(readFileSync(input, 'utf8'))) {
  writeFileSync(parent, 'export const resolve = (s) => import.meta.resolve(s); export const load = (s) => import(s);');
  const url = pathToFileURL(parent).href;
  const { resolve, load } = await import(url);
  const require = createRequire(url);
  for (const specifier of specifiers) {
    const imported = await load(specifier).then(() => 'found', plain);
    all.push({ specifier, resolved: describe(() => resolve(specifier)), imported, required: describe(() => require.resolve(specifier)) });
  }
}
writeFileSync(output, JSON.stringify(all));
`;

function plain(error: unknown): Outcome {
  if (!(error instanceof VerbError)) throw error;
  const { guestName: name, code, message, fields } = error;
  return JSON.parse(JSON.stringify({ name, code, message, fields: Object.entries(fields) })) as Outcome;
}

function attempt(run: () => string): Outcome {
  try {
    return run();
  } catch (error) {
    return plain(error);
  }
}

function notFound(specifier: string, parent: string): Outcome {
  const message = `Cannot find module '${specifier}'\nRequire stack:\n- ${parent}`;
  const fields = [
    ['code', 'MODULE_NOT_FOUND'],
    ['requireStack', [parent]],
  ];
  return { name: 'Error', code: 'MODULE_NOT_FOUND', message, fields };
}

function resolveAll({ tree, importers }: GeneratedTree, cwd: string): Resolutions[] {
  const files = new MemoryFiles(tree, cwd);
  const packages = new PackageReader(files, new SourceCache());
  const imports: ImportResolver = new ImportResolver({
    files,
    packages,
    isBuiltin: (specifier) => bareBuiltins.has(specifier),
    suggest: (specifier, parentPath) => suggestImport(requires, specifier, parentPath),
  });
  const requires = new RequireResolver({ files, packages }, imports);
  return importers.flatMap(({ parent, specifiers }) =>
    specifiers.map((specifier) => {
      const url = fileUrlOf(parent).href;
      const folder = posix.dirname(parent);
      const isPath = specifier.startsWith('/') || isRelative(specifier);
      const folders = isPath ? [folder] : nodeModulesFolders(folder);
      return {
        specifier,
        resolved: attempt(() => imports.resolve(specifier, url, false)),
        imported: attempt(() => imports.resolve(specifier, url, true) && 'found'),
        required: isNodeBuiltin(specifier)
          ? specifier
          : attempt(() => requires.resolve(specifier, folders, parent) ?? '') || notFound(specifier, parent),
      };
    }),
  );
}

/** What Node says only when it loads what it has found: formats are not the resolver's. */
function isAboutFormat(outcome: Outcome): boolean {
  if (typeof outcome === 'string') return false;
  const { code, message } = outcome;
  if (code === 'ERR_INVALID_PACKAGE_CONFIG') return message.endsWith('package.json.');
  return (
    code === undefined || ['ERR_UNKNOWN_FILE_EXTENSION', 'ERR_IMPORT_ATTRIBUTE_MISSING', 'ERR_DLOPEN_DISABLED'].includes(code)
  );
}

async function resolveInNode(root: string, trees: readonly GeneratedTree[]): Promise<Resolutions[]> {
  for (const { tree } of trees) {
    for (const [path, entry] of Object.entries(tree)) {
      mkdirSync(dirname(path), { recursive: true });
      if (typeof entry === 'string') writeFileSync(path, entry);
      else symlinkSync(entry.to, path);
    }
  }
  writeFileSync(join(root, 'script.mjs'), script);
  writeFileSync(join(root, 'input.json'), JSON.stringify(trees.flatMap(({ importers }) => importers)));
  const { exitCode, stderr } = await runInNode(join(root, 'script.mjs'), {
    args: [join(root, 'input.json'), join(root, 'output.json')],
    cwd: root,
    nodeOptions: ['--no-warnings', '--no-addons'],
  });
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
  return JSON.parse(readFileSync(join(root, 'output.json'), 'utf8')) as Resolutions[];
}

describe('import and require resolve as real Node 24 does', () => {
  it.each([11, 12, 13])('in generated trees, seed %i', async (seed) => {
    // Node's hints look beside the working directory too, and above it: what lies there must be of this test.
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nodelet-resolve-')));
    const root = join(folder, 'up', 'up', 'up', 'root');
    mkdirSync(root, { recursive: true });
    try {
      const trees = Array.from({ length: 12 }, (_, index) => generateTree(`${root}/x/y/t${index}`, seed * 1000 + index));
      const expected = await resolveInNode(root, trees);
      const actual = trees.flatMap((tree) => resolveAll(tree, root));
      expect(actual.length).toBeGreaterThan(500);
      for (const [index, node] of expected.entries()) {
        const own = actual[index] as Resolutions;
        const comparable = {
          ...node,
          ...(typeof own.resolved === 'string' && isAboutFormat(node.resolved) && { resolved: own.resolved }),
          ...(own.imported === 'found' && isAboutFormat(node.imported) && { imported: 'found' }),
        };
        expect(own).toEqual(comparable);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
