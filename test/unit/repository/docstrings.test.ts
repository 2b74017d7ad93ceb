import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../../../src/index.ts';
import { projectFiles } from './files.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'build/docstrings');
const program = join(folder, 'examples.mts');

interface Example {
  /** `src/prepare.ts: prepare`, after the file and the name that the docstring stands above. */
  readonly title: string;
  readonly code: string;
}

/** Files that `src/index.ts` exports from. */
function publicFiles(): readonly { readonly path: string; readonly text: string }[] {
  const [index] = projectFiles(['src'], ['index.ts']).filter(({ path }) => path === 'src/index.ts');
  const paths = [...(index?.text ?? '').matchAll(/from '\.(\/[^']+)'/g)].map(([, path]) => `src${path}`);
  return projectFiles(['src'], ['.ts']).filter(({ path }) => paths.includes(path));
}

function examples(): Example[] {
  return publicFiles().flatMap(({ path, text }) =>
    [...text.matchAll(/\/\*\*\n((?:\s*\* ?.*\n)*?)\s*\*\/\n\s*(.*)/g)].flatMap(([, comment = '', declared = '']) => {
      const code = comment.replace(/^\s*\* ?/gm, '').split('@example\n')[1];
      if (code === undefined) return [];
      const name = declared.match(/(?:function|class|type|const|readonly|get) (\w+)/)?.[1] ?? declared.match(/\w+/)?.[0];
      return [{ title: `${path}: ${name}`, code: code.replace(/^@\w[\s\S]*/m, '').trim() }];
    }),
  );
}

/** `expression; // value` becomes a check; a value that ends in `...` is the part that matters. */
function withChecks(code: string): string {
  return code.replace(/^(?!const |throw |type )(.+); \/\/ ([[{'"\d].*)$/gm, (_line, expression: string, value: string) => {
    const expected = value.replace(/,? \.\.\. ?(?=[\]}])/g, '');
    return `check(${expression}, ${expected}, ${value !== expected});`;
  });
}

const all = examples();

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  // Imports that no example uses are no fault of theirs, and neither are names that only show what an example gives.
  const names = Object.keys(api).join(', ');
  const bodies = all.map(({ code }) => `export async function example(check) {\n${withChecks(code)}\n}`);
  const numbered = bodies.map((body, at) => body.replace('example(check)', `example${at}(check: Check)`));
  writeFileSync(
    program,
    `import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { type Decide, type GuestFunction, ${names} } from '../../src/index.ts';
type Check = (actual: unknown, expected: unknown, isPart: boolean) => void;
${numbered.join('\n')}
`,
  );
  const include = ['examples.mts', '../../src/engine/webassembly.d.ts'];
  const config = { extends: '../../tsconfig.json', compilerOptions: { types: ['node'] }, include, exclude: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('examples in docstrings', () => {
  it('are there for every function and class of the API', () => {
    const documented = all.map(({ title }) => title.split(': ')[1]);
    const exported = Object.entries(api).filter(([, value]) => typeof value === 'function');
    // A `Sandbox` is made by `createSandbox`, and its members have their own.
    const missing = exported.map(([name]) => name).filter((name) => name !== 'Sandbox' && !documented.includes(name));
    expect(missing).toEqual([]);
  });

  it('have the types that they use', { timeout: 120_000 }, () => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  it.each(all.map(({ title, code }, at) => [title, code, at] as const))('run: %s', async (_title, code, at) => {
    const module = (await import(/* @vite-ignore */ pathToFileURL(program).href)) as Record<
      string,
      (check: (actual: unknown, expected: unknown, isPart: boolean) => void) => Promise<void>
    >;
    let checks = 0;
    await module[`example${at}`]!((actual, expected, isPart) => {
      checks++;
      if (isPart) expect(actual).toMatchObject(expected as object);
      else expect(actual).toEqual(expected);
    });
    expect(checks).toBe([...withChecks(code).matchAll(/^check\(/gm)].length);
  });
});
