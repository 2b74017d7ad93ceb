import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runScript } from './run-script.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each example prints, line by line; figures are whatever they are. */
const expected: Readonly<Record<string, { script: string; lines: readonly (string | RegExp)[] }>> = {
  plugin: {
    script: 'host.ts',
    lines: [
      /^prepared in \d+ ms: \d+ KiB$/,
      '',
      'ada@customers.example',
      '  mail to ada@customers.example: 2 updates',
      '    router 4.18.0 -> 5.0.0 (security)',
      '    logger 9.4.1 -> 9.5.0',
      '  plugin: mailed 2 updates as mail-ada',
      '  router: 4.18.0 -> 5.0.0, major, security',
      '  logger: 9.4.1 -> 9.5.0, minor',
      '  read a file of the host: ENOENT',
      '  change the data: EROFS',
      '  change a package: EROFS',
      /^ {2}mail a stranger: .+/,
      /^ {2}run a command: ERR_.+/,
      '  read the environment: empty',
      /^ {2}events: \d+ accesses, [12] host calls, denied: .+/,
      /^ {2}spawned in \d+\.\d\d ms, \d+\.\d ms CPU, \d+ KiB memory$/,
      '',
      'grace@customers.example',
      '  mail to grace@customers.example: 1 updates',
      '    parser 1.9.0 -> 2.0.1 (security)',
      '  plugin: mailed 1 updates as mail-grace',
      '  parser: 1.9.0 -> 2.0.1, major, security',
      '  read a file of the host: ENOENT',
      '  change the data: EROFS',
      '  change a package: EROFS',
      /^ {2}mail a stranger: .+/,
      /^ {2}run a command: ERR_.+/,
      '  read the environment: empty',
      /^ {2}events: /,
      /^ {2}spawned in /,
      '',
      /^100 more sandboxes: made, used and disposed in \d+\.\d\d ms each \(median\)$/,
    ],
  },
  archive: {
    script: 'archive.ts',
    lines: [
      'README.md, src',
      '# Greeter',
      'Hello, Ada!',
      'written: EROFS, on the overlay: yes',
      'up and out: ENOENT',
      'the archive has its 3 files still: true',
    ],
  },
  capability: {
    script: 'capability.ts',
    lines: [
      'ada may: {"prefix":"ada/","writable":true} (digest of 64 characters)',
      '  {"before":1,"wrote":"done","secret":"ERR_ACCESS_DENIED","all":{"visits":2,"secret":"ERR_ACCESS_DENIED"}}',
      '  denied: acme:store get secret',
      '  denied: acme:store get secret',
      'grace may: {"prefix":"grace/","writable":false} (digest of 64 characters)',
      '  {"before":5,"wrote":"ERR_HOST_OPERATION_FAILED","secret":"ERR_ACCESS_DENIED","all":{"visits":5}}',
      '  host-error: acme:store set visits',
      '  denied: acme:store get secret',
      'a stranger: ERR_ACCESS_DENIED store',
    ],
  },
  limits: {
    script: 'limits.ts',
    lines: [
      /^endless loop: cpu: .+ \(\d+ ms\)$/,
      /^endless loop that catches: cpu: /,
      /^native loop: cpu: /,
      /^memory: memory: /,
      /^recursion: (?:guest|stack): /,
      /^waiting for ever: wall: /,
      /^output: output: /,
      'then: 42',
    ],
  },
  serverless: {
    script: 'serverless.ts',
    lines: [
      ...['Ada', 'Grace', 'Edsger', 'Barbara', 'Donald'].map(
        (name) => `{"greeting":"Hello, ${name}","tenant":"acme","served":1}`,
      ),
      /^fastest spawn: \d+\.\d\d ms$/,
    ],
  },
};

const examples = readdirSync(`${root}/examples`, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('examples', () => {
  it.each(examples.map(({ name }) => name))('%s runs and prints what it promises', (name) => {
    const { script, lines } = expected[name] ?? { script: '', lines: [] };
    expect(lines.length, `The example "${name}" has no expected output`).toBeGreaterThan(0);
    const result = runScript(`${root}/examples/${name}/${script}`, root);
    expect({ stderr: result.stderr, exitCode: result.exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const printed = result.stdout.trimEnd().split('\n');
    // Each line that differs is shown as it was printed, each that matches as it was expected.
    const shown = printed.map((line, index) => {
      const wanted = lines[index];
      return wanted instanceof RegExp && wanted.test(line) ? wanted : line;
    });
    expect(shown).toEqual(lines);
  });
});
