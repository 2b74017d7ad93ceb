import { describe, expect, it } from 'vitest';
import { GuestThrow, RefusedValue } from '../../src/engine/machine.ts';
import { Termination } from '../../src/engine/termination.ts';
import { STACK_TOP } from '../../src/engine/wasm.ts';
import { createSandbox } from '../../src/index.ts';
import { verbModules } from '../../src/runtime.ts';
import { createIsolate, evaluate } from '../helpers/isolate.ts';

/** Threat: damaged or hostile linear memory. The damage ends at this tenant: coded errors only, and the next one computes. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('random damage', () => {
  it.each([1, 2, 3, 4, 5, 6])('of live memory gives coded errors only (seed %i)', (seed) => {
    const next = random(seed);
    for (let round = 0; round < 60; round++) {
      const isolate = createIsolate({ memoryBytes: 16 << 20 });
      const { machine } = isolate;
      machine.meter.cpuLimitMs = 200;
      const box = isolate.evaluate(
        'globalThis.value = { a: [1, 2, { b: "text" }], m: new Map([[1, 2]]), d: new Date(0), t: new Uint8Array(8), e: new Error("x") }; value',
        'x.js',
        'script',
      );
      const { u8 } = machine.memory;
      const low = STACK_TOP;
      const high = Math.min(u8.length, low + (4 << 20));
      for (let n = 0; n < 400; n++) u8[low + Math.floor(next() * (high - low))] = Math.floor(next() * 256);
      for (const act of [
        () => isolate.read(box),
        () => evaluate(isolate, 'JSON.stringify(value) + [1, 2].map(String)'),
        () => machine.enter(() => isolate.loop.drain()),
      ]) {
        try {
          act();
        } catch (error) {
          const coded =
            error instanceof Termination ||
            error instanceof GuestThrow ||
            error instanceof RefusedValue ||
            error instanceof SyntaxError;
          expect(coded ? 'coded' : String((error as Error).stack)).toBe('coded');
          if (error instanceof Termination) break;
        }
      }
    }
    expect(evaluate(createIsolate(), '[1, 2, 3].map((n) => n * 2).join()')).toBe('2,4,6');
  });
});

describe('hostile arguments', () => {
  it('of every verb give guest errors, never host ones', async () => {
    const sandbox = await createSandbox({ limits: { cpuMs: 9_000, memoryBytes: 1 << 30 } });
    expect(verbModules.length).toBeGreaterThan(50);
    // The port itself is out of reach of user code; this fuzz goes through the modules that use it.
    const result = await sandbox.run(`
      import * as fs from 'node:fs'; import * as url from 'node:url'; import * as path from 'node:path'; import * as util from 'node:util'; import { Buffer } from 'node:buffer'; import * as module from 'node:module';
      const values = [undefined, null, 0, -1, 2 ** 53, NaN, '', '\\0', '\\ud800', 'x'.repeat(1e4), [], {}, new Uint8Array(3), new Map(), Symbol('s'), () => {}, 10n, new Proxy({}, {}), new Date(NaN)];
      let calls = 0, thrown = 0, odd = [];
      const targets = [fs, url, path, util, Buffer, Buffer.prototype, module, URL, URLSearchParams.prototype, TextDecoder.prototype, performance, structuredClone];
      for (const target of targets) for (const key of Reflect.ownKeys(target)) {
        if (/^diff$|exit|abort|kill|Sync$|register|watch|cp$|syncBuiltin/i.test(String(key))) continue;
        let run; try { run = target[key] } catch { continue }
        if (typeof run !== 'function') continue;
        for (let i = 0; i < 12; i++) {
          const args = Array.from({ length: i % 4 }, (_, n) => values[(calls * 7 + n * 3 + i) % values.length]);
          calls++;
          try { const out = run.apply(target, args); if (out instanceof Promise) out.catch(() => {}) }
          catch (error) { thrown++; if (error.code === 'ERR_HOST_OPERATION_FAILED') odd.push(String(key)) }
        }
      }
      export default { calls, thrown, odd: [...new Set(odd)] }`);
    if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
    const { calls, thrown, odd } = result.value as { calls: number; thrown: number; odd: string[] };
    expect(calls).toBeGreaterThan(500);
    expect(thrown).toBeGreaterThan(100);
    expect(odd).toEqual([]);
    sandbox.dispose();
  });
});
