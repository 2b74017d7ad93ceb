import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runAttacks } from './attack.ts';

/**
 * Threat: a sandbox that is stopped while the host loads a library for it. Node keeps the module as far as it had come, and every
 * later sandbox of the process would get a parser without exports.
 */
const slow = fileURLToPath(new URL('./slow-loading.cjs', import.meta.url));
const long = '/**/'.repeat(10_000);
const limits = { cpuMs: 300 };
const generous = { cpuMs: 5_000 };
const WORDS: Record<string, string> = {
  "Function('let a a')": "Unexpected identifier 'a'",
  "RegExp('[')": 'Invalid regular expression: /[/: Unterminated character class',
};

it.each([
  ['a source that is wrong', "Function('let a a')"],
  ['a pattern that is wrong', "RegExp('[')"],
])('the words for %s', async (_name, wrong) => {
  const later = `try { ${wrong} } catch ({ message }) { message }`;
  const outcomes = await runAttacks(
    [
      { name: 'stopped', source: `try { ${wrong} } catch {} for (;;);`, options: { limits } },
      { name: 'later', source: later, options: { limits: generous } },
      // Without the parser a source in which it has to look for marks is run as it is.
      { name: 'parsed', source: 'export default import.meta.filename', module: true, options: { limits: generous } },
    ],
    ['--require', slow],
  );
  expect(outcomes.get('stopped')).toMatchObject({ code: 'cpu', over: true });
  expect(outcomes.get('later')).toMatchObject({ value: WORDS[wrong] });
  expect(outcomes.get('parsed')).toMatchObject({ value: expect.stringMatching(/^\//) });
});

it.each([
  ['a module that is rewritten', '/a.mjs', `{ using a = null; } export default import.meta.url; ${long}`, 'file:///a.mjs'],
  ['a module without a format', '/a.js', `export default 7; ${long}`, 7],
  ['CommonJS whose names are looked for', '/a.cjs', `exports.default = 7; ${long}`, 7],
  ['a module with types', '/a.ts', `export default 7 as number; ${long}`, 7],
])('%s', async (_name, path, text, value) => {
  const files = { [path]: text };
  // A script that loads nothing by itself: its time is over in the middle of the first library.
  const source = `process.getBuiltinModule('module').createRequire('/main.js')('${path}'); for (;;);`;
  const later = `const { default: value } = await import('${path}'); export default value?.default ?? value`;
  const outcomes = await runAttacks(
    [
      { name: 'stopped', source, options: { files, limits } },
      { name: 'later', source: later, module: true, options: { files: { [path]: `${text} // another` }, limits: generous } },
    ],
    ['--require', slow],
  );
  expect(outcomes.get('stopped')).toMatchObject({ code: 'cpu', over: true });
  expect(outcomes.get('later')).toMatchObject({ value });
});
