import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createSandbox,
  directoryVolume,
  memoryVolume,
  overlayVolume,
  type SandboxEvent,
  type SandboxOptions,
} from '../../../../src/index.ts';

const prelude = `const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
const attempt = (use) => { try { return use() ?? 'done'; } catch (error) { return error.code + ': ' + error.message; } };
`;

async function evaluate(source: string, options: Partial<SandboxOptions> = {}): Promise<unknown> {
  const sandbox = await createSandbox({ capabilities: { sqlite: true }, ...options } as SandboxOptions);
  try {
    const result = sandbox.evaluate(prelude + source);
    return result.ok ? result.value : `${result.error.code}: ${result.error.message}`;
  } finally {
    sandbox.dispose();
  }
}

const mounted = (mounts: NonNullable<NonNullable<SandboxOptions['capabilities']>['fs']>['mounts']): Partial<SandboxOptions> => ({
  capabilities: { sqlite: true, fs: { mounts: mounts ?? {} } },
});

describe('the sqlite capability', () => {
  it('is off without a grant', async () => {
    const events: SandboxEvent[] = [];
    const source = `attempt(() => new DatabaseSync(':memory:'))`;
    const options = { capabilities: {}, onEvent: (event: SandboxEvent) => events.push(event) };
    expect(await evaluate(source, options)).toMatch(/^ERR_ACCESS_DENIED: /);
    expect(events).toContainEqual(expect.objectContaining({ type: 'denied', capability: 'sqlite', verb: 'open' }));
  });

  it('takes true or a memory size', async () => {
    for (const sqlite of [false, 1, { maxBytes: 1 }, { maxBytes: '9' }, { maxRows: 0 }, { size: 1 }]) {
      await expect(createSandbox({ capabilities: { sqlite: sqlite as never } })).rejects.toThrow(/capabilities\.sqlite/);
    }
  });
});

describe('node:sqlite', () => {
  it('takes nonsense and what is too large from a function of SQL for its error, and goes on', async () => {
    const source = `const db = new DatabaseSync(':memory:');
      const bytes = new Uint8Array(2);
      db.function('view', () => bytes);
      db.function('large', () => 'x'.repeat(6e6));
      db.exec('CREATE TABLE t(a)');
      const Own = Uint8Array;
      globalThis.Uint8Array = function () { return {} };
      const nonsense = attempt(() => db.prepare('SELECT view()').get());
      globalThis.Uint8Array = Own;
      const large = attempt(() => db.exec('INSERT INTO t SELECT large() FROM (SELECT 1 UNION SELECT 2)'));
      db.exec('BEGIN; INSERT INTO t VALUES (1); COMMIT; VACUUM');
      [nonsense, large, db.prepare('SELECT count(*) AS n FROM t').get().n]`;
    expect(
      await evaluate(source, { capabilities: { sqlite: { maxBytes: 9 << 20 } }, limits: { transferBytes: 16 << 20 } }),
    ).toEqual(['ERR_SQLITE_ERROR: The function gave no value of SQLite', 'ERR_SQLITE_ERROR: out of memory', 1]);
  });

  it('opens no more files than the grant allows, and others once some are closed', async () => {
    const options: Partial<SandboxOptions> = { capabilities: { sqlite: true, fs: { maxOpenFiles: 3 } } };
    const source = `const open = (name) => new DatabaseSync('/tmp/' + name);
      require('fs').mkdirSync('/tmp', { recursive: true });
      const all = [1, 2, 3].map(open);
      const refused = [attempt(() => open(4)), attempt(() => all[0].exec("ATTACH '/tmp/5' AS b"))];
      all.pop().close();
      [...refused, attempt(() => void open(4))]`;
    expect(
      await evaluate(`const require = process.getBuiltinModule('node:module').createRequire('/');${source}`, options),
    ).toEqual(['ERR_SQLITE_ERROR: unable to open database file', 'ERR_SQLITE_ERROR: unable to open database: /tmp/5', 'done']);
  });

  it('keeps its files in the volumes of the sandbox', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nodelet-sqlite-'));
    try {
      const data = directoryVolume(folder, { readOnly: false });
      const make = `const db = new DatabaseSync('/data/app.db'); db.exec("CREATE TABLE t(a); INSERT INTO t VALUES (42)"); db.close()`;
      expect(await evaluate(`attempt(() => { ${make} })`, mounted({ '/data': data }))).toBe('done');
      expect(readFileSync(join(folder, 'app.db')).subarray(0, 15).toString()).toBe('SQLite format 3');
      expect(readdirSync(folder)).toEqual(['app.db']);
      const read = `new DatabaseSync('/data/app.db').prepare('SELECT a FROM t').get().a`;
      expect(await evaluate(read, mounted({ '/data': directoryVolume(folder) }))).toBe(42);
      const overlay = mounted({ '/data': overlayVolume(directoryVolume(folder), memoryVolume()) });
      const change = `const db = new DatabaseSync('/data/app.db'); db.exec('UPDATE t SET a = 7'); db.prepare('SELECT a FROM t').get().a`;
      expect(await evaluate(change, overlay)).toBe(7);
      expect(await evaluate(read, mounted({ '/data': data }))).toBe(42);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('opens what cannot be written to for reading alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nodelet-sqlite-'));
    try {
      await evaluate(
        `new DatabaseSync('/data/a.db').exec('CREATE TABLE t(a)')`,
        mounted({ '/data': directoryVolume(folder, { readOnly: false }) }),
      );
      const write = `const db = new DatabaseSync('/data/a.db'); [attempt(() => db.exec('INSERT INTO t VALUES (1)')), attempt(() => new DatabaseSync('/data/new.db'))]`;
      expect(await evaluate(write, mounted({ '/data': directoryVolume(folder) }))).toEqual([
        'ERR_SQLITE_ERROR: attempt to write a readonly database',
        'ERR_SQLITE_ERROR: unable to open database file',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('reaches no file of the host', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nodelet-sqlite-'));
    const secret = join(folder, 'secret.db');
    writeFileSync(secret, 'canary');
    try {
      const paths = [secret, '/etc/passwd', `file:${secret}`, `file:${secret}?vfs=unix`, `file:${secret}?vfs=unix-none&mode=ro`];
      const source = `const seen = ${JSON.stringify(paths)}.flatMap((path) => [
        attempt(() => new DatabaseSync(path, { readOnly: true })),
        attempt(() => new DatabaseSync(':memory:').exec("ATTACH '" + path + "?mode=ro' AS other; SELECT * FROM other.sqlite_schema")),
      ]);
      seen.push(attempt(() => new DatabaseSync(':memory:').exec("SELECT readfile('/etc/passwd')")));
      seen.push(attempt(() => new DatabaseSync(':memory:').exec("SELECT load_extension('x')")));
      seen.push(attempt(() => new DatabaseSync(':memory:').exec("VACUUM INTO '${folder}/copy.db'")));
      JSON.stringify(seen)`;
      const seen = String(await evaluate(source));
      expect(seen).not.toContain('canary');
      expect(seen).not.toMatch(/"done"/);
      expect(readdirSync(folder)).toEqual(['secret.db']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is full when its volume is', async () => {
    const source = `const db = new DatabaseSync('/data/a.db'); db.exec('CREATE TABLE t(a)');
      attempt(() => db.exec('INSERT INTO t VALUES (zeroblob(1000000))')) + ', ' + db.prepare('SELECT count(*) AS n FROM t').get().n`;
    expect(await evaluate(source, mounted({ '/data': memoryVolume({ maxBytes: 100_000 }) }))).toBe(
      'ERR_SQLITE_ERROR: database or disk is full, 0',
    );
  });

  it('ends with the time of its sandbox, whatever the guest catches', async () => {
    const limits = { cpuMs: 300, wallMs: 5000 };
    const endless = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';
    const started = performance.now();
    for (const source of [
      `for (;;) attempt(() => new DatabaseSync(':memory:').exec("${endless}"))`,
      `const db = new DatabaseSync(':memory:'); db.function('f', () => { for (;;); }); attempt(() => db.exec('SELECT f()'))`,
    ]) {
      expect(await evaluate(source, { limits })).toMatch(/^cpu: /);
    }
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it('has as much memory as it was granted, and goes on when it is used up', async () => {
    const source = `const db = new DatabaseSync(':memory:');
      db.exec('CREATE TABLE t(a)');
      const full = attempt(() => { for (;;) db.exec('INSERT INTO t VALUES (zeroblob(1000000))'); });
      full + ', ' + (db.prepare('SELECT count(*) AS n FROM t').get().n < 30)`;
    expect(await evaluate(source, { capabilities: { sqlite: { maxBytes: 16 << 20 } } })).toBe(
      'ERR_SQLITE_ERROR: out of memory, true',
    );
    const text = `attempt(() => new DatabaseSync(':memory:').prepare('SELECT ?').get('x'.repeat(20 << 20)))`;
    expect(await evaluate(text, { capabilities: { sqlite: { maxBytes: 16 << 20 } }, limits: { memoryBytes: 128 << 20 } })).toBe(
      'ERR_SQLITE_ERROR: out of memory',
    );
  });

  it('gives as many rows as were granted, in each operation anew', async () => {
    const sandbox = await createSandbox({ capabilities: { sqlite: { maxRows: 5 } } });
    const run = (source: string): unknown => {
      const result = sandbox.evaluate(source);
      return result.ok ? result.value : result.error.message;
    };
    run(`${prelude} globalThis.db = new DatabaseSync(':memory:'); globalThis.attempt = attempt;
      db.exec('CREATE TABLE t(a); INSERT INTO t VALUES (1), (2), (3), (4), (5), (6)');
      globalThis.five = db.prepare('SELECT a FROM t LIMIT 5'); globalThis.six = db.prepare('SELECT a FROM t')`);
    const refused = 'ERR_SQLITE_ROW_LIMIT: One operation of this sandbox may read 5 rows';
    expect(run('five.all().length')).toBe(5);
    expect(run('attempt(() => six.all())')).toBe(refused);
    expect(run('let n = 0; attempt(() => { for (const row of six.iterate()) n++; }) + n')).toBe(`${refused}5`);
    expect(run('n = 0; attempt(() => { for (;; n++) five.get(); }) + n')).toBe(`${refused}5`);
    expect(run('attempt(() => { for (const each of [five, five]) each.all(); })')).toBe(refused);
    expect(run('five.all().length')).toBe(5);
    sandbox.dispose();
  });

  it('survives functions that pull at what is running', async () => {
    const source = `const db = new DatabaseSync(':memory:');
      db.exec('CREATE TABLE t(a); INSERT INTO t VALUES (1), (2), (3)');
      let query;
      const seen = [];
      db.function('f', (a) => {
        seen.push(attempt(() => db.close()), attempt(() => query.get()), attempt(() => db.exec('DROP TABLE t')));
        return db.prepare('SELECT ? AS y').get(a).y * 2;
      });
      query = db.prepare('SELECT f(a) AS x FROM t');
      const rows = attempt(() => query.all().map(({ x }) => x).join());
      db.function('deep', () => db.prepare('SELECT deep()').get());
      [rows, [...new Set(seen)].join(), attempt(() => db.prepare('SELECT deep()').get()), db.prepare('SELECT 1 AS one').get().one]`;
    const [rows, seen, deep, one] = (await evaluate(source)) as unknown[];
    expect(rows).toBe('2,4,6');
    expect(seen).toMatch(/database is in use.*statement is in use.*locked/);
    expect(deep).toMatch(/too many levels of functions/);
    expect(one).toBe(1);
  });

  it('carries values larger than one transfer', async () => {
    const source = `const db = new DatabaseSync(':memory:');
      const { b, t } = db.prepare("SELECT zeroblob(3000000) AS b, ? AS t").get('x'.repeat(500000));
      [b.length, t.length, db.prepare('WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 20000) SELECT x, printf("%0100d", x) AS p FROM c'.replaceAll('"', "'")).all().length]`;
    expect(await evaluate(source)).toEqual([3_000_000, 500_000, 20_000]);
  });

  it('keeps what two sandboxes have in memory apart, and closes files when a sandbox ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nodelet-sqlite-'));
    const open = (): number =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).endsWith('.db');
        } catch {
          return false;
        }
      }).length;
    const options = mounted({ '/data': directoryVolume(folder, { readOnly: false }) });
    const [one, two] = [await createSandbox(options as SandboxOptions), await createSandbox(options as SandboxOptions)];
    const use = `globalThis.memory = new DatabaseSync(':memory:'); memory.exec('CREATE TABLE t(a)');
      globalThis.file = new DatabaseSync('/data/x.db'); file.exec('CREATE TABLE IF NOT EXISTS f(a)'); memory.prepare("SELECT count(*) AS n FROM sqlite_schema").get().n`;
    expect([one.evaluate(prelude + use), two.evaluate(prelude + use)]).toMatchObject([{ value: 1 }, { value: 1 }]);
    if (process.platform === 'linux') expect(open()).toBe(2);
    one.dispose();
    two.dispose();
    if (process.platform === 'linux') expect(open()).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('opens no more databases and statements than it may', async () => {
    expect(
      await evaluate(`const all = []; attempt(() => { for (;;) all.push(new DatabaseSync(':memory:')); }) + ' ' + all.length`),
    ).toBe('ERR_INVALID_STATE: A sandbox has no more than 64 databases open 64');
    const statements = `const db = new DatabaseSync(':memory:'); const all = []; attempt(() => { for (;;) all.push(db.prepare('SELECT 1')); }) + ' ' + all.length`;
    expect(await evaluate(statements, { limits: { cpuMs: 10_000 } })).toBe(
      'ERR_INVALID_STATE: A sandbox has no more than 10000 statements open 10000',
    );
  });
});
