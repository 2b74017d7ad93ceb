import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runAttacks } from './attack.ts';

/** Programs that keep the host at work over what the guest gives it, by name. They have a `require`. */
export type HostWork = Readonly<Record<string, { readonly source: string; readonly files?: Readonly<Record<string, string>> }>>;

const REQUIRE = `const require = process.getBuiltinModule('module').createRequire('/main.js');`;
const limits = { cpuMs: 200, memoryBytes: 256 << 20 };

/** Each program is ended, with its sandbox, by its deadline and not by itself. */
export function describeEnded(title: string, programs: HostWork): void {
  describe(title, () => {
    let outcomes: Map<string, Outcome>;
    beforeAll(async () => {
      outcomes = await runAttacks(
        Object.entries(programs).map(([name, { source, files = {} }]) => ({
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
}
