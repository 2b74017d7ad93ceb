import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModuleDefinition } from '../../src/modules/module-definition.ts';
import { registry } from '../../src/modules/registry.ts';
import { root, table } from './source.ts';

/** What each comment of a file says behind `DIVERGES:`: the rest of that line and the comment lines after it. */
export function divergences(text: string): string[] {
  const found: string[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const start = /^\s*(?:\/\/|\*|\/\*\*?) (?:.*\s)?DIVERGES: (.*)/.exec(lines[index] ?? '')?.[1];
    if (start === undefined) continue;
    const parts = [start];
    for (; ; index++) {
      const more = /^\s*(?:\/\/|\*(?!\/)) (?!DIVERGES: |@)(\S.*)/.exec(lines[index + 1] ?? '')?.[1];
      if (more === undefined) break;
      parts.push(more);
    }
    found.push(
      parts
        .join(' ')
        .replace(/\s*\*\/$/, '')
        .trim(),
    );
  }
  return found;
}

function divergencesOf(definition: ModuleDefinition): string[] {
  const folder = join(root, 'src', definition.kind === 'node' ? 'modules' : 'web', definition.name);
  if (!existsSync(folder)) throw new Error(`The module "${definition.name}" has no folder "${folder}"`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files.filter((name) => name.endsWith('.ts')).flatMap((name) => divergences(readFileSync(join(folder, name), 'utf8')));
}

/** A folder of several modules goes by its own name. */
function headingOf({ kind, name, guest }: ModuleDefinition): string {
  return kind === 'node' && name in guest ? `node:${name}` : name;
}

/** Every module with what it makes available, then every deliberate difference from Node. */
export function modulesDocument(definitions: readonly ModuleDefinition[] = registry): string {
  const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');
  const rows = definitions.flatMap((definition) => {
    const specifiers = definition.kind === 'node' ? Object.keys(definition.guest).map((name) => `node:${name}`) : [];
    const { globals = [] } = definition;
    if (specifiers.length + globals.length === 0) return [];
    return [[specifiers.length > 0 ? code(specifiers) : '(globals)', code(globals)]];
  });
  const differing = definitions.flatMap((definition) => {
    const found = divergencesOf(definition);
    if (found.length === 0) return [];
    return [`### ${headingOf(definition)}\n\n${found.map((text) => `- ${text}`).join('\n')}`];
  });
  const differences = differing.length > 0 ? `\n\n## Differences from Node\n\n${differing.join('\n\n')}` : '';
  return table(['import', 'globals'], rows) + differences;
}
