import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, inject, it } from 'vitest';
import { runInNode } from '../helpers/oracle.ts';
import { runScript } from './run-script.ts';

const consumer = inject('consumer');
const root = fileURLToPath(new URL('../..', import.meta.url));

function write(name: string, text: string): string {
  const path = join(consumer, name);
  writeFileSync(path, text);
  return path;
}

const program = `
async function main() {
  const snapshot = await prepare({ files: { '/app/main.ts': 'export const twice = (n: number) => n * 2;' }, entry: '/app/main.ts' });
  const sandbox = await createSandbox({ snapshot: Snapshot.parse(snapshot.serialize()) });
  console.log(JSON.stringify(await sandbox.call('twice', [21])).replace(/,"usage".*/, '}'));
  sandbox.dispose();
}
main();
`;
const expected = { stdout: '{"ok":true,"value":42}\n', stderr: '', exitCode: 0 };

describe('the installed package', () => {
  const esm = write('esm.mjs', `import { createSandbox, prepare, Snapshot } from 'nodelet';\n${program}`);
  const cjs = write('cjs.cjs', `const { createSandbox, prepare, Snapshot } = require('nodelet');\n${program}`);

  it('works as an ES module', () => {
    expect(runScript(esm, consumer)).toEqual(expected);
  });

  it('works as CommonJS', () => {
    expect(runScript(cjs, consumer)).toEqual(expected);
  });

  it.each([esm, cjs])('works on Node 24: %s', async (file) => {
    expect(await runInNode(file, { cwd: consumer })).toEqual(expected);
  });

  it('shares its compiled engine with worker threads, and takes no other', () => {
    const worker = write(
      'worker.mjs',
      `import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createSandbox, engineModule, prepare, Snapshot, useEngineModule } from 'nodelet';
const told = (use) => { try { use(); return 'taken'; } catch ({ name, code, message }) { return name + ' ' + code + ': ' + message; } };
if (isMainThread) {
  console.log(told(() => useEngineModule(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))));
  console.log(told(() => useEngineModule({})));
  const snapshot = await prepare({ files: { '/m.js': 'export const twice = (n) => n * 2' }, entry: '/m.js' });
  const data = { workerData: { engine: engineModule(), snapshot: snapshot.serialize() } };
  const answers = [1, 2].map(() => new Promise((resolve) => new Worker(new URL(import.meta.url), data).on('message', resolve)));
  for (const answer of await Promise.all(answers)) console.log(answer);
} else {
  useEngineModule(workerData.engine);
  const sandbox = await createSandbox({ snapshot: Snapshot.parse(workerData.snapshot) });
  const { value } = await sandbox.call('twice', [21]);
  sandbox.dispose();
  parentPort.postMessage(value + ' ' + told(() => useEngineModule(workerData.engine)));
}`,
    );
    const late = '42 SandboxError option: useEngineModule() must be called before the first sandbox of a thread';
    expect(runScript(worker, consumer)).toEqual({
      stdout: [
        'SandboxError option: useEngineModule() takes the engine of the same version of this library, and this is another',
        'SandboxError option: useEngineModule() takes the WebAssembly.Module that engineModule() gave',
        late,
        late,
        '',
      ].join('\n'),
      stderr: '',
      exitCode: 0,
    });
  });

  it('is one library for import and require', () => {
    const both = write(
      'both.mjs',
      `import { createRequire } from 'node:module';
import * as imported from 'nodelet';
const required = createRequire(import.meta.url)('nodelet');
console.log(Object.keys(imported).filter((name) => imported[name] !== required[name]));
const snapshot = await required.prepare();
(await imported.createSandbox({ snapshot })).dispose();`,
    );
    expect(runScript(both, consumer)).toEqual({ stdout: '[]\n', stderr: '', exitCode: 0 });
  });

  it('loads what waits when a guest asks for the first of it', () => {
    const lazy = write(
      'lazy.cjs',
      `const { createSandbox } = require('nodelet');
const loaded = () => Object.keys(require.cache).map((file) => file.match(/nodelet.dist.(\\w+)/)?.[1]).filter(Boolean).join();
(async () => {
  const sandbox = await createSandbox();
  sandbox.evaluate('process.getBuiltinModule("node:path").join("a", "b")');
  console.log(loaded());
  await sandbox.run('export default 1');
  console.log(loaded());
})();`,
    );
    expect(runScript(lazy, consumer).stdout.split('\n')).toEqual(['index,core', 'index,core,late', '']);
  });

  it('exports the same names both ways', () => {
    const names = 'console.log(Object.keys(nodelet).filter((name) => name !== "default").sort().join())';
    const fromEsm = runScript(write('names.mjs', `import * as nodelet from 'nodelet'; ${names}`), consumer);
    const fromCjs = runScript(write('names.cjs', `const nodelet = require('nodelet'); ${names}`), consumer);
    expect(fromEsm.stdout).toContain('createSandbox');
    expect(fromCjs).toEqual(fromEsm);
  });

  it('reaches nothing but its entry', () => {
    const deep = write('deep.mjs', `import('nodelet/dist/index.js').catch((error) => console.log(error.code));`);
    expect(runScript(deep, consumer).stdout).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED\n');
  });

  it('does nothing when it is imported', () => {
    const idle = write(
      'idle.mjs',
      `import 'nodelet'; setImmediate(() => console.log(JSON.stringify(process.getActiveResourcesInfo())));`,
    );
    expect(runScript(idle, consumer)).toEqual({ stdout: '[]\n', stderr: '', exitCode: 0 });
  });
});

describe('the types of the installed package', () => {
  const valid = `
import { createSandbox, prepare, hostFunction, directoryVolume, Snapshot, type SandboxEvent } from 'nodelet';
export async function main(): Promise<number> {
  const events: SandboxEvent[] = [];
  const snapshot: Snapshot = await prepare({ files: new Map([['/a.js', 'export default 1']]), entry: '/a.js' });
  const sandbox = await createSandbox({
    snapshot,
    capabilities: {
      fs: { mounts: { '/data': directoryVolume('.', { readOnly: true }) } },
      env: { REGION: 'eu' },
      host: { mail: { send: hostFunction({ run: async ({ signal }, text) => (signal.aborted ? '' : String(text)) }) } },
    },
    limits: { memoryBytes: 64 << 20, cpuMs: 1_000, wallMs: 10_000 },
    onEvent: (event) => events.push(event),
  });
  const result = await sandbox.run('export default 1');
  sandbox.dispose();
  if (!result.ok) throw new Error(result.error.code);
  return result.usage.cpuMs;
}
`;

  const invalid = [
    'await createSandbox({ limits: { memory: 1 } })',
    'await createSandbox({ capabilities: { everything: true } })',
    "await createSandbox({ files: { '/a': 1 } })",
    "(await (await createSandbox()).run('1')).value",
  ];

  /** What a strict compiler says of each file, the declarations of the package included. */
  function diagnose(files: Readonly<Record<string, string>>, options: ts.CompilerOptions): Record<string, string[]> {
    const paths = Object.entries(files).map(([name, text]) => write(name, text));
    const program = ts.createProgram(paths, {
      target: ts.ScriptTarget.ES2022,
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      ...options,
    });
    const found: Record<string, string[]> = Object.fromEntries(paths.map((path) => [basename(path), []]));
    for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
      const name = basename(file?.fileName ?? 'options');
      found[name] = [...(found[name] ?? []), ts.flattenDiagnosticMessageText(messageText, '\n')];
    }
    return found;
  }

  it('fit a strict consumer, and refuse what does not exist', () => {
    const files = Object.fromEntries(
      invalid.map((statement, index) => [
        `invalid-${index}.mts`,
        `import { createSandbox } from 'nodelet';\nexport async function main() { return ${statement}; }\n`,
      ]),
    );
    const node16 = { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 };
    const {
      'valid.mts': esm,
      'valid.cts': cjs,
      ...others
    } = diagnose({ 'valid.mts': valid, 'valid.cts': valid, ...files }, node16);
    expect({ esm, cjs }).toEqual({ esm: [], cjs: [] });
    expect(Object.values(others).map((messages) => messages.length)).toEqual(invalid.map(() => 1));
  });

  it('fit a bundler', () => {
    const bundler = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
    expect(diagnose({ 'bundler.ts': valid }, bundler)).toEqual({ 'bundler.ts': [] });
  });
});

describe('the tarball', () => {
  const packed = inject('packed');

  it('has the build, the documentation and the licences, and nothing else', () => {
    for (const path of [
      'dist/index.js',
      'dist/index.cjs',
      'dist/index.d.ts',
      'dist/index.d.cts',
      'LICENSE',
      'THIRD-PARTY-NOTICES.md',
    ]) {
      expect(packed).toContain(path);
    }
    expect(packed.filter((path) => !/^(?:dist|docs)\/|^[A-Z-]+(?:\.md)?$|^package\.json$/.test(path))).toEqual([]);
  });

  it('names no path of the machine that built it', () => {
    const dist = join(consumer, 'node_modules/nodelet/dist');
    const parents = [dirname(root), homedir()].filter((folder) => folder.length > 1);
    const files = readdirSync(dist);
    expect(files.length).toBeGreaterThan(4);
    const leaking = files.filter((name) =>
      parents.some((folder) => readFileSync(join(dist, name), 'latin1').includes(`${folder}/`)),
    );
    expect(leaking).toEqual([]);
  });
});
