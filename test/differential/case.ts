/**
 * A differential case: one program that runs in real Node 24 and in a sandbox. A case is a script
 * `<module>/<topic>.{mjs,cjs,js,ts}` or a folder `<module>/<topic>/` with a `main.{mjs,cjs,js,ts}`. What several scripts of a
 * module load lies in `<module>/shared/`, which each of them has beside it.
 *
 * The first line of the script may state how to start it:
 *
 *     // case: { "argv": ["--fast"], "stdin": "text", "env": { "A": "1" } }
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative, sep } from 'node:path';
import { type ProgramResult, runInNode } from '../helpers/oracle.ts';
import { runInSandbox, withoutInternals } from '../helpers/sandbox-program.ts';

const SHARED = 'shared';
const extensions = ['.mjs', '.cjs', '.js', '.ts', '.mts', '.cts'];

export interface DifferentialCase {
  /** `<module>/<topic>`, the name of the test. */
  readonly name: string;
  /** The script, or the folder of a case with several files. */
  readonly source: string;
  /** The script that is started, relative to `/case`. */
  readonly entry: string;
  /** The folder that the scripts of its module share. */
  readonly shared: string | undefined;
  readonly start: CaseStart;
}

interface CaseStart {
  readonly argv?: readonly string[];
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Relative to `/case`, where a case runs by default. */
  readonly cwd?: string;
}

/** All cases below a folder, by name. */
export function findCases(root: string): DifferentialCase[] {
  const cases: DifferentialCase[] = [];
  for (const module of folders(root)) {
    const common = join(root, module, SHARED);
    const shared = existsSync(common) ? common : undefined;
    for (const topic of readdirSync(join(root, module)).sort()) {
      if (topic === SHARED) continue;
      const source = join(root, module, topic);
      const entry = statSync(source).isDirectory() ? findMain(source) : topic;
      if (!extensions.includes(extname(entry)))
        throw new Error(`"${source}" is no script: a case is a script or has a main script`);
      const script = entry === topic ? source : join(source, entry);
      cases.push({ name: `${module}/${basename(topic, extname(topic))}`, source, entry, shared, start: readStart(script) });
    }
  }
  return cases;
}

function folders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function findMain(folder: string): string {
  const main = extensions.map((extension) => `main${extension}`).find((name) => existsSync(join(folder, name)));
  if (main === undefined) throw new Error(`The case "${folder}" has no main script`);
  return main;
}

function readStart(script: string): CaseStart {
  const [, json] = /^\/\/ case: (.*)/.exec(readFileSync(script, 'utf8')) ?? [];
  return json === undefined ? {} : (JSON.parse(json) as CaseStart);
}

/** What real Node makes of a case: it runs in a copy at `<temporary folder>/case`, and that folder is taken out of what it prints. */
export async function runCaseInNode({ source, entry, shared, start }: DifferentialCase): Promise<ProgramResult> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'nodelet-case-')));
  try {
    const folder = join(root, 'case');
    if (statSync(source).isDirectory()) await cp(source, folder, { recursive: true });
    else {
      await mkdir(folder);
      await cp(source, join(folder, entry));
      if (shared !== undefined) await cp(shared, join(folder, SHARED), { recursive: true });
    }
    const result = await runInNode(join(folder, entry), {
      args: start.argv ?? [],
      cwd: join(folder, start.cwd ?? '.'),
      stdin: start.stdin ?? '',
      env: { TZ: 'UTC', ...start.env },
    });
    const strip = (text: string) => withoutInternals(text.replaceAll(root, ''));
    return { stdout: strip(result.stdout), stderr: strip(result.stderr), exitCode: result.exitCode };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What the sandbox makes of a case at `/case`. A limit that is reached is no result: it throws. */
export function runCaseInSandbox({ source, entry, shared, start }: DifferentialCase): Promise<ProgramResult> {
  return runInSandbox({
    path: `/case/${entry}`,
    argv: start.argv ?? [],
    cwd: start.cwd === undefined ? '/case' : `/case/${start.cwd}`,
    stdin: start.stdin ?? '',
    env: { TZ: 'UTC', ...start.env },
    files: filesOf(source, shared),
    limits: { cpuMs: 20_000, wallMs: 30_000 },
  });
}

function filesOf(source: string, shared: string | undefined): Record<string, Uint8Array> {
  if (statSync(source).isDirectory()) return readFolder(source, '/case');
  const files = shared === undefined ? {} : readFolder(shared, `/case/${SHARED}`);
  return { ...files, [`/case/${basename(source)}`]: readFileSync(source) };
}

function readFolder(source: string, at: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[`${at}/${relative(source, path).split(sep).join('/')}`] = readFileSync(path);
  }
  return files;
}
