import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findCases, runCaseInNode, runCaseInSandbox } from './case.ts';

const cases = findCases(fileURLToPath(new URL('.', import.meta.url)));

describe('the same program in real Node 24 and in a sandbox', () => {
  // Real Node runs in a process of its own, so its start overlaps with the sandbox of another case.
  it.concurrent.each(cases.map((program) => [program.name, program] as const))('%s', async (_name, program) => {
    const node = runCaseInNode(program);
    try {
      const sandbox = await runCaseInSandbox(program);
      expect(sandbox).toEqual(await node);
    } finally {
      // A program that reports every error and has lost whom it reports to goes on for ever.
      await node;
    }
  });
});
