import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, table } from './source.ts';

/** Where the counts are: numbers, names of Node's test files, and reasons. `record-compatibility.ts` writes it. */
export const compatibilityFile = 'docs/compatibility.json';

export interface CompatibilityGroup {
  /** Test files that real Node passes and that need nothing but the library: no command-line flag, no child process, no internals. */
  readonly listed: number;
  readonly passed: number;
}

export interface Compatibility {
  /** The release whose test files were run. */
  readonly node: string;
  readonly groups: Readonly<Record<string, CompatibilityGroup>>;
  /** Test files that do not pass, by name, each with the key of its reason. */
  readonly differing: Readonly<Record<string, string>>;
  /** What the keys say. */
  readonly reasons: Readonly<Record<string, string>>;
}

export const unexplained = 'unexplained';

export function readCompatibility(): Compatibility {
  return JSON.parse(readFileSync(join(root, compatibilityFile), 'utf8')) as Compatibility;
}

const percent = (passed: number, listed: number): string => `${((100 * passed) / listed).toFixed(1)} %`;

/** What passes of Node's own test files, then what does not and why. */
export function compatibilityDocument(results: Compatibility = readCompatibility()): string {
  const { groups, differing, reasons } = results;
  const names = Object.keys(groups).sort();
  const row = (name: string, { listed, passed }: CompatibilityGroup) => [
    name,
    String(passed),
    String(listed),
    percent(passed, listed),
  ];
  const total = names.reduce(
    ({ listed, passed }, name) => ({ listed: listed + groups[name]!.listed, passed: passed + groups[name]!.passed }),
    { listed: 0, passed: 0 },
  );
  const counts = table(['group', 'passed', 'of', ''], [...names.map((name) => row(name, groups[name]!)), row('**all**', total)]);
  const byReason = Object.entries(reasons).flatMap(([key, text]) => {
    const files = Object.keys(differing).filter((name) => differing[name] === key);
    return files.length === 0
      ? []
      : [
          [
            text,
            files
              .sort()
              .map((name) => `\`${name}\``)
              .join(', '),
          ],
        ];
  });
  if (byReason.length === 0) return counts;
  return `${counts}\n\n## What does not pass, and why\n\n${table(['reason', 'files'], byReason)}`;
}

/** What is wrong with the counts themselves: a reason without a text, or a group that passes more than it has. */
export function compatibilityProblems({ groups, differing, reasons }: Compatibility): string[] {
  const problems: string[] = [];
  for (const [name, { listed, passed }] of Object.entries(groups)) {
    if (!(passed >= 0 && passed <= listed && listed > 0)) problems.push(`${name}: ${passed} of ${listed}`);
  }
  for (const [name, reason] of Object.entries(differing)) {
    if (reasons[reason] === undefined) problems.push(`${name}: no reason "${reason}"`);
  }
  const failed = Object.values(groups).reduce((sum, { listed, passed }) => sum + listed - passed, 0);
  if (failed !== Object.keys(differing).length) problems.push(`${failed} files fail, ${Object.keys(differing).length} are named`);
  return problems;
}
