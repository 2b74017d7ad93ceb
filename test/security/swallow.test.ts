import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runAttacks } from './attack.ts';

/** Threat: guest code that catches its own end and goes on. After the first fatal limit nothing of the guest may run. */
const programs: Record<string, string> = {
  'catch in a loop': 'for (;;) { try { for (;;); } catch { globalThis.ran = 1 } }',
  finally: 'try { for (;;); } finally { globalThis.ran = 1; for (;;); }',
  'async catch': '(async () => { for (;;) try { for (;;); } catch { globalThis.ran = 1 } })()',
  'generator return':
    'const g = (function* () { try { yield; for (;;); } finally { globalThis.ran = 1 } })(); g.next(); g.next()',
  'for-of return':
    'for (const x of { [Symbol.iterator]: () => ({ next: () => ({ value: 1 }), return() { globalThis.ran = 1; return {} } }) }) for (;;);',
  'promise handlers':
    'Promise.resolve().then(() => { for (;;); }).catch(() => { globalThis.ran = 1 }).finally(() => { globalThis.ran = 1 })',
  'proxy in catch': 'try { for (;;); } catch (e) { new Proxy(e, { get() { globalThis.ran = 1 } }).x }',
  'getter on the error':
    'Object.defineProperty(Error.prototype, "stack", { get() { globalThis.ran = 1 } }); try { for (;;); } catch {}',
  prepareStackTrace: 'Error.prepareStackTrace = () => { globalThis.ran = 1 }; for (;;);',
  'uncaughtException listener':
    'process.on("uncaughtException", () => { globalThis.ran = 1 }); setTimeout(() => { for (;;); }); for (;;);',
  'finalization registry': 'const r = new FinalizationRegistry(() => { globalThis.ran = 1 }); r.register({}); for (;;) ({});',
  'toString of the result': 'for (;;); ({ toString() { globalThis.ran = 1 } })',
};

describe('a program that catches its own end', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runAttacks(
      Object.entries(programs).map(([name, source]) => ({ name, source, options: { limits: { cpuMs: 30 } } })),
    );
  }, 60_000);

  it.each(Object.keys(programs))('%s: nothing runs after it', (name) => {
    const { code, over, after } = outcomes.get(name)!;
    expect({ code, over, after }).toEqual({ code: 'cpu', over: true, after: undefined });
  });
});
