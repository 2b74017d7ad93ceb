import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createModule, newModuleFiles, registerModule } from '../../../scripts/new-module.ts';
import { violationsOf } from '../repository/layers.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'new-module-'));
  for (const path of ['src', 'tsconfig.json', 'tsconfig.guest.json', 'biome.json', 'package.json', '.gitignore']) {
    cpSync(join(project, path), join(root, path), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'), 'junction');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What the compiler says of the files of the new module under one of the project's configurations. */
function diagnose(config: string, files: readonly string[]): string[] {
  const path = join(root, config);
  const parsed = ts.parseJsonConfigFileContent(ts.readConfigFile(path, ts.sys.readFile).config, ts.sys, root);
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    parsed.options,
  );
  const sources = files.map((file) => program.getSourceFile(join(root, file)));
  return sources
    .flatMap((source) => [...program.getSemanticDiagnostics(source), ...program.getSyntacticDiagnostics(source)])
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('npm run new:module', () => {
  it('makes a module that compiles, keeps the layers and is formatted', () => {
    const created = createModule(root, 'new_thing');
    expect(created).toEqual([
      'src/modules/new_thing/index.ts',
      'src/modules/new_thing/contract.ts',
      'src/modules/new_thing/host.ts',
      'src/modules/new_thing/guest.ts',
      'test/differential/new_thing/surface.mjs',
      'src/modules/registry.ts',
    ]);
    expect(readFileSync(join(root, 'src/modules/registry.ts'), 'utf8')).toMatch(/\bnewThing,?\s*\];/);

    const sources = created.filter((path) => path.startsWith('src/'));
    expect(sources.flatMap((path) => violationsOf({ path, text: readFileSync(join(root, path), 'utf8') }))).toEqual([]);
    const isGuest = (path: string) => path.endsWith('guest.ts');
    expect(
      diagnose(
        'tsconfig.json',
        sources.filter((path) => !isGuest(path)),
      ),
    ).toEqual([]);
    expect(diagnose('tsconfig.guest.json', sources.filter(isGuest))).toEqual([]);

    const biome = join(project, 'node_modules/@biomejs/biome/bin/biome');
    const own = sources.filter((path) => !path.endsWith('registry.ts'));
    const { status, stderr } = spawnSync(process.execPath, [biome, 'check', '--vcs-enabled=false', ...own], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(stderr).not.toContain('━');
    expect(status).toBe(0);
  });

  it('refuses names that are none, and what exists', () => {
    expect(() => createModule(root, 'node:new')).toThrow('Cannot make a module "node:new"');
    expect(() => createModule(root, '../evil')).toThrow('Cannot make a module "../evil"');
    createModule(root, 'twice');
    expect(() => createModule(root, 'twice')).toThrow('"src/modules/twice" exists');
  });

  it('adds one import and one entry to the registry', () => {
    const definition = "import type { ModuleDefinition } from './module-definition.ts';\n";
    const list = '\n/** All. */\nexport const registry: readonly ModuleDefinition[] = [';
    const zoo = "import { zoo } from './zoo/index.ts';\n";
    const ant = "import { ant } from './ant/index.ts';\n";
    const one = registerModule(`${definition}${list}];\n`, 'zoo');
    expect(one).toBe(`${definition}${zoo}${list}zoo];\n`);
    expect(registerModule(one, 'ant')).toBe(`${ant}${definition}${zoo}${list}zoo, ant];\n`);
    const long = `a${'_very_long_name_that_leaves_no_room_for_another_one_in_a_line'.repeat(2)}`;
    expect(registerModule(one, long)).toMatch(/\[\n {2}zoo,\n {2}aVeryLongName\w+,\n\];/);
  });

  it('fills each file of a module', () => {
    expect(Object.values(newModuleFiles('foo')).every((text) => text.endsWith('\n') && text.length > 80)).toBe(true);
  });
});
