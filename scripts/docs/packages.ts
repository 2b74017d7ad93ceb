import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from './source.ts';

const folder = join(root, 'test/packages');

/** The packages that the tests run, by name: each is the name of a script in test/packages/cases. */
export function testedPackages(): string[] {
  return readdirSync(join(folder, 'cases'))
    .map((name) => name.slice(0, -extname(name).length))
    .sort();
}

export function packagesTable(): string {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const names = testedPackages();
  const lines = names.map((name) => `| [${name}](https://www.npmjs.com/package/${name}) | ${dependencies[name]} |`);
  return [`${names.length} packages:`, '', '| package | version |', '| --- | --- |', ...lines].join('\n');
}
