import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runAttacks } from './attack.ts';

/** Threat: what is looked up on the host for one import or `require`: package.json files of half a million keys, for each of many specifiers. */
const limits = { cpuMs: 200, memoryBytes: 256 << 20 };
const list = (count: number, item: (index: number) => string, separator = ',') =>
  Array.from({ length: count }, (_, index) => item(index)).join(separator);
const patterns = `{"imports":{${list(300_000, (index) => `"#${index}*":1`)}}}`;

const REQUIRE = `const require = process.getBuiltinModule('module').createRequire('/main.js');`;
const programs: Record<string, { source: string; files: Record<string, string> }> = {
  'a million targets that are all wrong': {
    source: `require('a')`,
    files: { '/node_modules/a/package.json': `{"name":"a","exports":[${list(1_000_000, () => '"x"')}]}` },
  },
  'patterns for each import of a required module': {
    source: `require('/m.mjs')`,
    files: { '/package.json': patterns, '/m.mjs': list(50_000, (index) => `import'#z${index}'`, ';') },
  },
  'patterns for each re-export': {
    source: `import('/m.cjs')`,
    files: { '/package.json': patterns, '/m.cjs': list(10_000, (index) => `__exportStar(require('#z${index}'))`, ';') },
  },
};

describe('a resolution that would go on for a minute', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(
      Object.entries(programs).map(([name, { source, files }]) => ({
        name,
        source: REQUIRE + source,
        options: { limits, files },
      })),
    );
  }, 60_000);

  it.each(Object.keys(programs))('%s: the sandbox is ended by its deadline', (name) => {
    const { code, ms, over } = outcomes.get(name)!;
    expect({ code, over }).toEqual({ code: 'cpu', over: true });
    expect(ms).toBeLessThan(2_000);
  });
});
