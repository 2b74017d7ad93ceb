import { describe, expect, it } from 'vitest';
import { projectFiles } from './files.ts';
import { violationsOf } from './layers.ts';

function violations(path: string, text: string): string[] {
  return violationsOf({ path, text });
}

describe('layers', () => {
  it('are kept by every file of src', () => {
    const files = projectFiles(['src'], ['.ts']);
    expect(files.length).toBeGreaterThan(10);
    expect(files.flatMap(violationsOf)).toEqual([]);
  });

  it.each([
    ['src/engine/machine.ts', `import 'node:fs';`],
    ['src/engine/machine.ts', `import { x } from '../modules/registry.ts';`],
    ['src/engine/machine.ts', `import type { Volume } from '../capabilities/volumes/volume.ts';`],
    ['src/capabilities/grants.ts', `import { x } from '../engine/machine.ts';`],
    ['src/capabilities/grants.ts', `import { readFileSync } from 'node:fs';`],
    ['src/modules/path/host.ts', `import { x } from './guest.ts';`],
    ['src/modules/path/host.ts', `import type { Machine } from '../../engine/machine.ts';`],
    ['src/modules/path/host.ts', `import { x } from '../url/host.ts';`],
    ['src/modules/path/host.ts', `import lodash from 'lodash';`],
    ['src/modules/path/guest.ts', `import { x } from './host.ts';`],
    ['src/modules/path/guest.ts', `import { Verbs } from './contract.ts';`],
    ['src/modules/path/guest.ts', `import { x } from '../url/guest.ts';`],
    ['src/modules/path/guest.ts', `import { VerbError } from '../../capabilities/verb-error.ts';`],
    ['src/modules/path/guest.ts', `const load = (name: string) => import(name);`],
    ['src/modules/path/index.ts', `import { x } from './guest.ts';`],
    ['src/modules/path/contract.ts', `import { VerbError } from '../../capabilities/verb-error.ts';`],
    ['src/guest/errors.ts', `export * from 'node:util';`],
    ['src/guest/errors.ts', `const { x } = require('node:util');`],
    ['src/index.ts', `export { Machine } from './engine/machine.ts';`],
    ['src/sandbox.ts', `import { x } from './modules/path/guest.ts';`],
    ['src/sandbox.ts', `import { QuickJSContext } from 'quickjs-emscripten-core';`],
    ['src/modules/path/tables.ts', ''],
    ['src/modules/path/deep/guest.ts', ''],
  ])('refuse %s with %s', (path, text) => {
    expect(violations(path, text)).toHaveLength(1);
  });

  it.each([
    [
      'src/modules/path/guest.ts',
      `import type { Verbs } from './contract.ts'; import { verbs } from 'internal:port'; import 'node:url';`,
    ],
    ['src/modules/path/host.ts', `import fs from 'node:fs'; import { VerbError } from '../../capabilities/verb-error.ts';`],
    [
      'src/engine/machine.ts',
      `import { SandboxError } from '../errors.ts'; import { newVariant } from 'quickjs-emscripten-core';`,
    ],
  ])('allow %s with %s', (path, text) => {
    expect(violations(path, text)).toEqual([]);
  });

  it('keep the public interface to named re-exports', () => {
    const [index] = projectFiles(['src'], ['src/index.ts']);
    const statements =
      index?.text
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
        .split(';')
        .map((line) => line.trim()) ?? [];
    expect(
      statements.filter((statement) => statement !== '' && !/^export (?:type )?\{[\s\S]*\} from '[^']+'$/.test(statement)),
    ).toEqual([]);
    expect(statements.length).toBeGreaterThan(1);
  });
});
