import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runAttacks } from './attack.ts';

/**
 * Threat: SQL that runs for ever. SQLite asks between two operations whether to go on, and one operation may be a function that
 * takes time by the product of its arguments' lengths: 92 s for `instr()` before its loops had fuel.
 */
const limits = { cpuMs: 100, memoryBytes: 128 << 20 };
const text = (count: number, letter: string) => `printf('%.*c', ${count}, '${letter}')`;
const keys = (letter: string) => `printf('{%s}', replace(${text(50_000, 'x')}, 'x', '"${letter}":1,') || '"z":1')`;
const queries: Record<string, string> = {
  'a recursion without an end': 'WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c',
  'a join of many rows':
    'WITH RECURSIVE c(x) AS (VALUES(1) UNION ALL SELECT x + 1 FROM c LIMIT 9999) SELECT count(*) FROM c a, c b, c d WHERE a.x + b.x = d.x',
  'instr()': `SELECT instr(${text(900_000, 'a')}, ${text(400_000, 'a')} || 'b')`,
  'replace()': `SELECT length(replace(${text(900_000, 'a')}, ${text(400_000, 'a')} || 'b', 'c'))`,
  'json_patch()': `SELECT json_patch(${keys('a')}, ${keys('b')})`,
};

describe('a query that would go on for minutes', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(
      Object.entries(queries).map(([name, sql]) => ({
        name,
        source: `new (process.getBuiltinModule('node:sqlite').DatabaseSync)(':memory:').prepare(${JSON.stringify(sql)}).get()`,
        options: { limits, capabilities: { sqlite: true } },
      })),
    );
  }, 60_000);

  it.each(Object.keys(queries))('%s: the sandbox is ended by its deadline', (name) => {
    const { code, ms, over } = outcomes.get(name)!;
    expect({ code, over }).toEqual({ code: 'cpu', over: true });
    expect(ms).toBeLessThan(1_000);
  });
});
