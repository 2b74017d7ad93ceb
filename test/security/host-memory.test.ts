import { beforeAll, describe, expect, it } from 'vitest';
import { type Attack, type Outcome, runAttacks } from './attack.ts';

/**
 * Threat: memory of the host that no limit of the guest counts. A guest with 64 MiB of its own must not make the process that runs
 * it a gigabyte larger, or end it: V8 aborts a process whose heap is full.
 */
const limits = { cpuMs: 5_000, wallMs: 10_000 };
/** What a guest fills itself, and a copy or two of that on the host. */
const MOST_MB = 220;

interface Case extends Omit<Attack, 'name' | 'options'> {
  readonly code?: string;
  readonly error?: string;
  readonly value?: unknown;
}

const memory = {
  code: 'memory',
  error: 'SandboxLimit: The guest used up its memory limit of 67108864 bytes',
};
const ROPE = "let rope = 'x'.repeat(10_000); for (let i = 0; i < 15; i++) rope = rope + rope;";
const SPARSE = '(() => { const sparse = []; sparse.length = 3e7; return sparse; })()';
const together = { code: 'guest', error: 'TypeError: The arguments are larger than 67108864 bytes together' };
const tooLarge = { code: 'serialize', error: 'SandboxError: The value is larger than 1048576 bytes' };

const programs: Record<string, Case> = {
  'a guest that fills its memory': {
    source: 'const a = []; for (let i = 0; i < 56; i++) a.push(new Uint8Array(1e6).fill(1)); export default a.length',
    value: 56,
  },

  // An array whose length is all it has: V8 allocates for a length of up to 32 million.
  'arrays of holes': { source: `export default Array.from({ length: 50 }, () => ${SPARSE}).length`, value: 50 },
  'arrays of holes as a result': {
    source: `export default Array.from({ length: 4_000 }, () => ${SPARSE})`,
    value: [4_000, 30_000_000],
  },
  'arrays of holes that only guest code can reach': {
    source: `export default [...Array.from({ length: 50 }, () => ({ get x() { return ${SPARSE}; } }))]`,
    value: [50, null],
  },
  'arrays of holes as an argument': {
    source: `import { echo } from 'host:values'; export default echo(Array.from({ length: 50 }, () => ${SPARSE}))[49].length`,
    value: 30_000_000,
  },
  'more tables of arrays than a value holds': {
    source: `export default Array.from({ length: 6_000 }, () => ${SPARSE})`,
    ...tooLarge,
  },

  'objects with an element far from any other': {
    source: 'export default Array.from({ length: 6_000 }, () => ({ 1000: 1, 2500: 2, 4700: 3 }))',
    ...tooLarge,
  },
  'objects with such elements that only guest code can reach': {
    source: 'export default [...Array.from({ length: 2_500 }, () => ({ 1000: 1, 2500: 2, 4700: 3 })), { get x() { return 1; } }]',
    value: [2_501, null],
  },
  'many elements far from each other': {
    source: 'export default Object.keys(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [1e6 + 7 * i, i]))).length',
    value: 20_000,
  },

  // A rope of a gigabyte is some hundred bytes of the guest.
  'a rope as a result': { source: `${ROPE} export default rope`, ...memory },
  'a rope with wide characters': {
    source: "let rope = '\\u4e00'.repeat(10_000); for (let i = 0; i < 12; i++) rope = rope + rope; export default rope",
    ...memory,
  },
  'a rope as an argument': { source: `import { echo } from 'host:values'; ${ROPE} echo(rope)`, ...memory },
  'a rope as text of a module': { source: `${ROPE} await import(rope)`, ...memory },
  'a rope as bytes': { source: `${ROPE} Buffer.from(rope)`, ...memory },
  'a rope as output': { source: `${ROPE} console.log(rope)`, ...memory },
  'a rope as base64': { source: `${ROPE} atob(rope)`, ...memory },
  'a rope as a URL': { source: `${ROPE} new URL('http://x/' + rope)`, ...memory },
  'a rope that fits': {
    source:
      "let rope = 'x'.repeat(10_000); for (let i = 0; i < 10; i++) rope = rope + rope; export default Buffer.byteLength(rope)",
    value: 10_240_000,
  },

  // One value many times is many values of the host.
  'a text as each of a thousand arguments': {
    source: "import { echo } from 'host:values'; const text = 'x'.repeat(2e7); echo(...Array(1_000).fill(text))",
    ...together,
  },
  'bytes as each of a thousand arguments': {
    source: "import { echo } from 'host:values'; const bytes = new Uint8Array(1e6); echo(...Array(1_000).fill(bytes))",
    ...together,
  },
  'a structure as each of a thousand arguments': {
    source:
      "import { echo } from 'host:values'; const list = Array.from({ length: 15_000 }, () => ({})); echo(...Array(1_000).fill(list))",
    ...together,
  },
  'a structure that only guest code can read as each of a thousand arguments': {
    source:
      "import { echo } from 'host:values'; const list = { get x() { return 'x'.repeat(1e6); } }; echo(...Array(1_000).fill(list))",
    ...together,
  },
  'a thousand small arguments': {
    source: "import { echo } from 'host:values'; export default echo(...Array(1_000).fill({ a: 1 })).a",
    value: 1,
  },

  'a text as each argument of a function of SQL': {
    source: `import { DatabaseSync } from 'node:sqlite';
      const database = new DatabaseSync(':memory:');
      database.function('f', { varargs: true }, (...values) => values.length);
      database.exec('create table t (a)');
      database.prepare('insert into t values (?)').run('x'.repeat(1e7));
      database.prepare('select f(' + Array(100).fill('a').join() + ') from t').get();`,
    code: 'guest',
    error: 'Error: The arguments are larger than 1048576 bytes',
  },
  'a text as each column of a row': {
    source: `import { DatabaseSync } from 'node:sqlite';
      const database = new DatabaseSync(':memory:');
      database.exec('create table t (a)');
      database.prepare('insert into t values (?)').run('x'.repeat(60_000));
      const columns = Array.from({ length: 200 }, (_, i) => 'a as c' + i);
      export default Object.values(database.prepare('select ' + columns + ' from t').get()).join('').length`,
    value: 12_000_000,
  },

  // What the host takes for a while.
  'a difference of long texts': {
    source: "import { diff } from 'node:util'; diff('x'.repeat(1.2e7), 'y'.repeat(1.2e7))",
    code: 'memory',
    error: 'SandboxLimit: The guest used up its memory limit of 67108864 bytes',
  },
  'base64 with a space in each second place': { source: "export default atob('a '.repeat(1e7)).length", value: 7_500_000 },
  'a URL of characters that nine bytes stand for': {
    source: "new URL('http://x/' + '\\u4e00'.repeat(1.5e7))",
    code: 'guest',
    error: 'TypeError: Invalid URL',
  },
  'a legacy URL of quotes': {
    source: "import url from 'node:url'; url.parse('http://x/' + '\"'.repeat(1.5e7))",
    code: 'guest',
    error: 'TypeError: Invalid URL',
  },
};

describe('what a guest makes of the host', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(
      Object.entries(programs).map(([name, { source }]) => ({
        name,
        source,
        module: true,
        host: 'values',
        options: { limits, capabilities: { sqlite: true } },
      })),
    );
  }, 120_000);

  it.each(Object.entries(programs))('%s', (name, { source: _, value, ...failure }) => {
    const { grewMB, ...outcome } = outcomes.get(name)!;
    expect(outcome).toMatchObject(failure);
    expect(Array.isArray(value) ? outcome.lengths : outcome.value).toEqual(value);
    expect(grewMB).toBeLessThan(MOST_MB);
  });
});

describe('what a guest leaves behind in the host', () => {
  const STRIP = "import { stripTypeScriptTypes } from 'node:module';";

  it.each([
    [
      'parsers that its sources have broken',
      `${STRIP} try { stripTypeScriptTypes('let a: ' + 'A<'.repeat(3_000)); } catch {}`,
      60,
    ],
    ['memory of a parser of one large source', `${STRIP} stripTypeScriptTypes('let a:number;'.repeat(250_000));`, 1],
  ])('%s', async (name, source, repeat) => {
    const attack = { source, module: true, repeat, options: { limits } };
    const outcomes = await runAttacks(
      [
        { name: 'once', source: `${STRIP} stripTypeScriptTypes('let a: number')`, module: true },
        { ...attack, name },
      ],
      ['--expose-gc'],
    );
    expect(outcomes.get(name)!.code).toBeUndefined();
    expect(outcomes.get(name)!.keptMB - outcomes.get('once')!.keptMB).toBeLessThan(60);
  });
});
