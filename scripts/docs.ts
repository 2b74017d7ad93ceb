/**
 * Writes the tables of docs/ from the code: between `<!-- generated: name -->` and `<!-- end -->` nothing is written by hand.
 *
 *     npm run docs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capabilitiesTable } from './docs/capabilities.ts';
import { compatibilityDocument } from './docs/compatibility.ts';
import { errorsTable, limitsTable } from './docs/interface.ts';
import { modulesDocument } from './docs/modules.ts';
import { packagesTable } from './docs/packages.ts';
import { root } from './docs/source.ts';

const generators: Readonly<Record<string, () => string>> = {
  capabilities: capabilitiesTable,
  compatibility: compatibilityDocument,
  errors: errorsTable,
  limits: limitsTable,
  modules: modulesDocument,
  packages: packagesTable,
};

/** The document with what is generated written anew. */
export function regenerate(text: string): string {
  return text.replace(
    /(<!-- generated: ([a-z]+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, open: string, name: string, close: string) => {
      const generate = generators[name];
      if (generate === undefined) throw new Error(`Nothing generates "${name}"`);
      return `${open}\n${generate()}\n\n${close}`;
    },
  );
}

/** Documents that differ from what the code says, with what they ought to be. */
export function staleDocuments(): { path: string; text: string }[] {
  return readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => {
      const path = join('docs', name);
      const written = readFileSync(join(root, path), 'utf8');
      const text = regenerate(written);
      return text === written ? [] : [{ path, text }];
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const stale = staleDocuments();
  for (const { path, text } of stale) writeFileSync(join(root, path), text);
  console.log(stale.length === 0 ? 'Nothing has changed' : stale.map(({ path }) => path).join('\n'));
}
