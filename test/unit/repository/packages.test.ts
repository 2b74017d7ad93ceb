import { describe, expect, it } from 'vitest';
import { testedPackages } from '../../../scripts/docs/packages.ts';
import { projectFiles } from './files.ts';

describe('the packages of the tests', () => {
  const names = testedPackages();
  const [manifest] = projectFiles(['test/packages'], ['package.json']);
  const { dependencies } = JSON.parse(manifest?.text ?? '') as { dependencies: Record<string, string> };

  it('are as many as the README says', () => {
    const [readme] = projectFiles(['.'], ['README.md']).filter(({ path }) => path === 'README.md');
    expect(/scripts that use (\d+) packages of the npm registry/.exec(readme?.text ?? '')?.[1]).toBe(`${names.length}`);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it('are each imported by the script that is named after it', () => {
    const scripts = projectFiles(['test/packages/cases'], ['.mjs', '.cjs', '.ts']);
    expect(scripts.length).toBe(names.length);
    const imports = (text: string, name: string) =>
      [`from '${name}`, `import '${name}`, `require('${name}`].some((start) => text.includes(start));
    const strangers = scripts.filter(({ path, text }) => {
      const name = names.find((each) => path.replace(/\.\w+$/, '') === `test/packages/cases/${each}`);
      return name === undefined || !(name in dependencies) || !imports(text, name);
    });
    expect(strangers.map(({ path }) => path)).toEqual([]);
    const all = scripts.map(({ text }) => text).join('\n');
    expect(Object.keys(dependencies).filter((name) => !imports(all, name))).toEqual([]);
  });
});
