import { homedir, tmpdir } from 'node:os';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { completeLockfile } from '../../../scripts/complete-lockfile.ts';
import { type ProjectFile, projectFiles } from './files.ts';

const maxLines = 400;

/** Longer files, each with the reason why it is not two. */
const tolerated: Readonly<Record<string, string>> = {};

const code = ['src', 'scripts', 'test', 'bench', 'examples'];

function lines({ text }: ProjectFile): number {
  return text.split('\n').length - 1;
}

describe('the tree', () => {
  it(`has no source file of more than ${maxLines} lines`, () => {
    const long = projectFiles(code, ['.ts', '.mjs', '.cjs']).filter((file) => lines(file) > maxLines);
    expect(long.map((file) => `${file.path}: ${lines(file)}`).filter((text) => !(text.replace(/:.*/, '') in tolerated))).toEqual(
      [],
    );
    const paths = long.map(({ path }) => path);
    expect(Object.keys(tolerated).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('names its files in kebab-case and after one purpose', () => {
    const vague = /^(?:utils?|helpers?|common|misc|shared|types)\.ts$/;
    const named = projectFiles(['src', 'scripts'], ['.ts']).map(({ path }) => path);
    expect(
      named.filter((path) => !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?\.ts$/.test(basename(path)) || vague.test(basename(path))),
    ).toEqual([]);
  });

  it('names no path of the machine that it was written on', () => {
    const root = fileURLToPath(new URL('../../..', import.meta.url));
    // What lies directly below / or in the temporary folder has a parent that any text may name, and /root is nobody's home.
    const parents = [dirname(root), homedir()].filter((folder) => !['/', '/root', tmpdir()].includes(folder));
    const found = projectFiles().filter(({ text }) => parents.some((folder) => text.includes(`${folder}/`)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('switches no check and no test off', () => {
    // Joined here, so that this file does not find itself.
    const marks = ['@ts-', 'nocheck|@ts-', 'ignore|\\b(?:it|test|describe)\\.(?:sk', 'ip|on', 'ly|to', 'do)\\b'].join('');
    const found = projectFiles(code, ['.ts']).filter(
      ({ path, text }) => !path.startsWith('test/differential/') && text.search(marks) >= 0,
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('gives a reason with each lint rule that it suppresses', () => {
    const bare = projectFiles(code, ['.ts']).filter(({ text }) =>
      /biome-ignore(?:-all)? [\w/]+(?::\s*(?:<explanation>)?\s*$|\s*$)/m.test(text),
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  it('reaches its assets from files directly below src, where the same URL is right in the build', () => {
    const deep = projectFiles(['src'], ['.ts']).filter(
      ({ path, text }) => /new URL\([^)]*import\.meta\.url/.test(text) && dirname(path) !== 'src',
    );
    expect(deep.map(({ path }) => path)).toEqual([]);
  });

  it.each(['package-lock.json', 'test/packages/package-lock.json'])(
    'has in %s all that every platform needs, and no download address',
    (path) => {
      const [lockfile] = projectFiles(['.'], ['package-lock.json']).filter((file) => file.path === path);
      const lock = JSON.parse(lockfile?.text ?? '') as Parameters<typeof completeLockfile>[0];
      expect(completeLockfile(lock).added).toEqual([]);
      expect(lockfile?.text).not.toMatch(/"resolved": "[^"]*:/);
    },
  );

  it('pins what it depends on', () => {
    const manifests = projectFiles(['.'], ['package.json']).filter(({ path }) =>
      ['package.json', 'test/oracle/package.json', 'test/packages/package.json'].includes(path),
    );
    expect(manifests).toHaveLength(3);
    for (const { text } of manifests) {
      const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
      const ranges = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((all) =>
        Object.entries(all ?? {}),
      );
      expect(ranges.filter(([, range]) => !/^(?:\d+\.\d+\.\d+(?:-[\w.]+)?|file:.*)$/.test(range))).toEqual([]);
    }
  });
});
