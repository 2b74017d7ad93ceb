import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs test/run.ts over test files of a folder of their own. */
function run(files: Record<string, string>): { lastLine: string | undefined; exitCode: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  folders.push(folder);
  for (const [name, source] of Object.entries(files)) writeFileSync(join(folder, name), source);
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const args = [tsx, join(root, 'test/run.ts'), '--root', folder, '--globals'];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  return { lastLine: stdout.trimEnd().split('\n').at(-1), exitCode: status };
}

describe('the test run', () => {
  it('closes with the number of passed tests', () => {
    const result = run({ 'a.test.js': 'it("a", () => {}); it("b", () => {});', 'b.test.js': 'it("c", () => {});' });
    expect(result).toEqual({ lastLine: '3 passed, 0 failed', exitCode: 0 });
  });

  it('counts failed tests, hooks that throw, files that do not load and escaped rejections', () => {
    const result = run({
      'fails.test.js': 'it("good", () => {}); it("bad", () => { throw new Error("bad"); });',
      'hook.test.js': 'describe("suite", () => { afterAll(() => { throw new Error("hook"); }); it("good", () => {}); });',
      'load.test.js': 'throw new Error("load");',
      'escape.test.js': 'it("good", () => { Promise.reject(new Error("escaped")); });',
    });
    expect(result).toEqual({ lastLine: '3 passed, 4 failed', exitCode: 1 });
  });

  it('fails without tests', () => {
    expect(run({})).toEqual({ lastLine: '0 passed, 1 failed', exitCode: 1 });
  });
});
