import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oraclePath, runInNode } from '../../helpers/oracle.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oracle-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function script(source: string): string {
  const file = join(folder, 'script.cjs');
  writeFileSync(file, source);
  return file;
}

describe('oracle', () => {
  it('is a real Node 24', async () => {
    expect(existsSync(oraclePath())).toBe(true);
    const result = await runInNode(script('console.log(process.versions.node, typeof process.versions.v8)'));
    expect(result.stdout).toMatch(/^24\.\d+\.\d+ string\n$/);
  });

  it('passes arguments, directory, standard input and environment', async () => {
    const source = [
      'console.log(process.argv.slice(2), process.cwd() === require("fs").realpathSync(process.argv[2]))',
      'console.log(require("fs").readFileSync(0, "utf8"), process.env.COLOUR, process.env.PATH)',
    ].join('\n');
    const result = await runInNode(script(source), { args: [folder], cwd: folder, stdin: 'hello', env: { COLOUR: 'green' } });
    expect(result).toEqual({ stdout: `[ '${folder}' ] true\nhello green undefined\n`, stderr: '', exitCode: 0 });
  });

  it('gives the exit code and what went to stderr', async () => {
    expect(await runInNode(script('console.error("bad"); process.exitCode = 7'))).toEqual({
      stdout: '',
      stderr: 'bad\n',
      exitCode: 7,
    });
  });

  it('fails when the program is killed', async () => {
    await expect(runInNode(script('process.kill(process.pid, "SIGTERM")'))).rejects.toThrow('SIGTERM');
  });

  it('is not what npm scripts run on', () => {
    // A package that carries a `bin` named node shadows the host's own node in every npm script when npm hoists it.
    expect(existsSync(new URL('../../../node_modules/.bin/node', import.meta.url))).toBe(false);
  });
});
