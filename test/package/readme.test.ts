import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { runScript } from './run-script.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const consumer = inject('consumer');
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'ARCHITECTURE.md', 'CHANGELOG.md'];

interface Example {
  readonly title: string;
  readonly code: string;
  /** What the comments behind statements say that they print: `// 42`, or `// 1, 2` in a loop. */
  readonly prints: readonly string[];
}

function examplesOf(text: string): Example[] {
  const blocks = [...text.matchAll(/^## (.+)$|^```ts\n([\s\S]*?)^```$/gm)];
  let title = '';
  return blocks.flatMap(([, heading, code]) => {
    title = heading ?? title;
    if (code === undefined) return [];
    const prints = [...code.matchAll(/^.*; \/\/ (.*)$/gm)].flatMap(([, comment = '']) => comment.split(/, (?=\d)/));
    return [{ title, code, prints }];
  });
}

describe('README.md', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const examples = examplesOf(text);
  // The README's own imports beside nodelet are development dependencies of this project.
  const zod = join(consumer, 'node_modules/zod');
  if (!existsSync(zod)) symlinkSync(join(root, 'node_modules/zod'), zod, 'junction');

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(3);
  });

  it.each(examples.map((example) => [example.title, example] as const))('runs the example of "%s"', (title, { code, prints }) => {
    const file = join(consumer, `readme-${title.toLowerCase().replaceAll(' ', '-')}.mts`);
    writeFileSync(file, code);
    expect(runScript(file, consumer)).toEqual({ stdout: `${prints.join('\n')}\n`, stderr: '', exitCode: 0 });
  });

  it('names commands that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const commands = ['README.md', 'CONTRIBUTING.md'].flatMap((name) => {
      const document = readFileSync(join(root, name), 'utf8');
      return [...document.matchAll(/npm (?:run )?((?:start|test|[a-z]+:[a-z]+)|(?<=run )[a-z:]+)/g)].map(
        ([, script]) => script ?? '',
      );
    });
    expect(commands).toContain('test');
    expect(commands.filter((script) => !(script in scripts))).toEqual([]);
  });
});

describe('documents', () => {
  it.each(documents)('%s links to files that exist', (name) => {
    const text = readFileSync(join(root, name), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !target.includes('://'));
    expect(links.filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });
});
