import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runAttacks } from './attack.ts';

/** Threat: ICU, which nothing can interrupt, and which takes time by the square of some of its inputs. */
const limits = { cpuMs: 2_000, memoryBytes: 256 << 20 };
const attempt = (source: string) => `try { ${source}; 'done' } catch (error) { error.name }`;
const programs: Record<string, string> = {
  'comparing a million marks': attempt(
    `const marks = '\\u0316\\u0300'.repeat(5e5); new Intl.Collator('vi').compare(marks, marks + 'a')`,
  ),
  'comparing hundreds of runs of marks': attempt(
    `const marks = ('a' + '\\u0316\\u0300'.repeat(1_000)).repeat(500); marks.localeCompare(marks + 'a')`,
  ),
  'a tag of many variants': attempt(
    `new Intl.DisplayNames('en', { type: 'language' }).of('en' + Array.from({ length: 9e4 }, (_, index) => '-a' + (1_000 + index)).join(''))`,
  ),
};

describe('a text that would keep ICU at work', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(Object.entries(programs).map(([name, source]) => ({ name, source, options: { limits } })));
  }, 60_000);

  it.each(Object.keys(programs))('%s is refused', (name) => {
    const { value, ms } = outcomes.get(name)!;
    expect(value).toBe('RangeError');
    expect(ms).toBeLessThan(2_000);
  });
});
