/**
 * Scaffolds a Node module: its folder below src/modules/, its line in the registry and a first differential case.
 *
 *     npm run new:module foo
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As Biome formats the list of modules: in one line while it fits. */
const maxLineLength = 130;

/** Files of a new module by path, and where they go. */
export function newModuleFiles(name: string): Record<string, string> {
  const { variable, pascal } = spellings(name);
  const page = `https://nodejs.org/docs/latest-v24.x/api/${name}.html`;
  return {
    [`src/modules/${name}/index.ts`]: `import { defineModule } from '../module-definition.ts';
import { create${pascal}Host } from './host.ts';

/** \`node:${name}\`: ${page} */
export const ${variable} = defineModule({
  kind: 'node',
  name: '${name}',
  guest: { ${name}: 'guest.ts' },
  loading: 'lazy',
  verbs: ['echo'],
  createHost: create${pascal}Host,
});
`,
    [`src/modules/${name}/contract.ts`]: `/** What the guest side of \`node:${name}\` asks of the host. */
export interface ${pascal}Verbs {
  echo(text: string): string;
}
`,
    [`src/modules/${name}/host.ts`]: `import type { CreateHost } from '../../capabilities/capability.ts';
import { VerbError } from '../../capabilities/verb-error.ts';
import type { ${pascal}Verbs } from './contract.ts';

/** Every argument comes from the guest and is hostile: check its type and bound the work. */
export const create${pascal}Host: CreateHost<${pascal}Verbs> = () => ({
  echo(text) {
    if (typeof text !== 'string') throw new VerbError('Cannot echo a value that is no string', { name: 'TypeError' });
    return text;
  },
});
`,
    [`src/modules/${name}/guest.ts`]: `import { verbs } from 'internal:port';
import { validateString } from 'internal:validators';
import type { ${pascal}Verbs } from './contract.ts';

const host = verbs<${pascal}Verbs>('${name}');

/** ${page} */
export function echo(text: string): string {
  validateString(text, 'text');
  return host.echo(text);
}

export default { echo };
`,
    [`test/differential/${name}/surface.mjs`]: `// What node:${name} exports, and how each export is described.
import * as namespace from 'node:${name}';

for (const key of Object.keys(namespace).sort()) {
  const value = namespace[key];
  console.log(key, typeof value, typeof value === 'function' ? \`\${value.name}/\${value.length}\` : '');
}
console.log(Object.keys(namespace.default));
`,
  };
}

/** The registry with one import and one entry more: imports are sorted by what they import, the list keeps its order. */
export function registerModule(registry: string, name: string): string {
  const [whole, open, entries = '', close] = /(export const registry[^=]*= \[)([^\]]*)(\];)/.exec(registry) ?? [];
  const imports = /(?:^import .*\n)+/m.exec(registry)?.[0];
  if (whole === undefined || imports === undefined)
    throw new Error('The registry has no imports, or no "export const registry = [...]"');
  const { variable } = spellings(name);
  const names = [...entries.split(',').flatMap((entry) => entry.trim() || []), variable];
  const line = `${open}${names.join(', ')}${close}`;
  const list = line.length <= maxLineLength ? line : `${open}\n${names.map((entry) => `  ${entry},\n`).join('')}${close}`;
  const lines = [...imports.trimEnd().split('\n'), `import { ${variable} } from './${name}/index.ts';`];
  const specifier = (line: string) => line.slice(line.lastIndexOf(' from '));
  lines.sort((a, b) => (specifier(a) < specifier(b) ? -1 : 1));
  return registry.replace(imports, () => `${lines.join('\n')}\n`).replace(whole, () => list);
}

function spellings(name: string): { variable: string; pascal: string } {
  const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return { variable: camel, pascal: camel.charAt(0).toUpperCase() + camel.slice(1) };
}

/** Writes a new module into a checkout. Nothing that exists is overwritten. */
export function createModule(root: string, name: string): string[] {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(name))
    throw new Error(`Cannot make a module "${name}": the name must be one of Node's, without "node:"`);
  const files = newModuleFiles(name);
  const existing = [`src/modules/${name}`, ...Object.keys(files)].find((path) => existsSync(join(root, path)));
  if (existing !== undefined) throw new Error(`Cannot make the module "${name}": "${existing}" exists`);
  const registryPath = join(root, 'src/modules/registry.ts');
  const registry = registerModule(readFileSync(registryPath, 'utf8'), name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  writeFileSync(registryPath, registry);
  return [...Object.keys(files), 'src/modules/registry.ts'];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2];
  if (name === undefined) {
    console.error('Usage: npm run new:module <name>');
    process.exitCode = 2;
  } else {
    try {
      console.log(createModule(fileURLToPath(new URL('..', import.meta.url)), name).join('\n'));
    } catch (error) {
      console.error((error as Error).message);
      process.exitCode = 1;
    }
  }
}
