import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, table } from './source.ts';

/** Where the counts are: numbers, names of Node's test files, and reasons. `record-compatibility.ts` writes it. */
export const compatibilityFile = 'docs/compatibility.json';

export interface CompatibilityGroup {
  /** Test files that real Node passes and that need nothing but the library: no command-line flag, no child process, no internals. */
  readonly listed: number;
  readonly passed: number;
  /** Test files that do not pass, by name, each with the key of its reason. */
  readonly differing: Readonly<Record<string, string>>;
}

export interface Compatibility {
  /** The release whose test files were run. */
  readonly node: string;
  readonly groups: Readonly<Record<string, CompatibilityGroup>>;
  /** What the keys say. */
  readonly reasons: Readonly<Record<string, string>>;
}

export const unexplained = 'unexplained';

export function readCompatibility(): Compatibility {
  return JSON.parse(readFileSync(join(root, compatibilityFile), 'utf8')) as Compatibility;
}

const percent = (passed: number, listed: number): string => `${((100 * passed) / listed).toFixed(1)} %`;

/** What passes of Node's own test files, then by group what does not and why. */
export function compatibilityDocument(results: Compatibility = readCompatibility()): string {
  const { groups, reasons } = results;
  const names = Object.keys(groups).sort();
  const row = (name: string, listed: number, passed: number) => [name, String(passed), String(listed), percent(passed, listed)];
  const sum = (count: 'listed' | 'passed') => names.reduce((total, name) => total + groups[name]![count], 0);
  const counts = table(
    ['group', 'passed', 'of', ''],
    [...names.map((name) => row(name, groups[name]!.listed, groups[name]!.passed)), row('**all**', sum('listed'), sum('passed'))],
  );
  const sections = names.flatMap((name) => {
    const lines = reasonLines(groups[name]!, reasons);
    return lines.length === 0 ? [] : [`### ${name}\n\n${lines.join('\n')}`];
  });
  if (sections.length === 0) return counts;
  return `${counts}\n\n## What does not pass, and why\n\n${sections.join('\n\n')}`;
}

/** `- Why: the files`, one for each reason of a group. */
function reasonLines({ differing }: CompatibilityGroup, reasons: Compatibility['reasons']): string[] {
  return Object.entries(reasons).flatMap(([key, text]) => {
    const files = Object.keys(differing).filter((name) => differing[name] === key);
    return files.length === 0 ? [] : [`- ${text} ${files.map((name) => `\`${name}\``).join(', ')}`];
  });
}

/** What is wrong with the counts themselves: a reason without a text, or files that fail and are not named. */
export function compatibilityProblems({ groups, reasons }: Compatibility): string[] {
  const problems: string[] = [];
  for (const [name, { listed, passed, differing }] of Object.entries(groups)) {
    if (!(passed >= 0 && passed <= listed && listed > 0)) problems.push(`${name}: ${passed} of ${listed}`);
    const named = Object.keys(differing).length;
    if (listed - passed !== named) problems.push(`${name}: ${listed - passed} files fail, ${named} are named`);
    for (const [file, reason] of Object.entries(differing)) {
      if (reasons[reason] === undefined) problems.push(`${file}: no reason "${reason}"`);
    }
  }
  return problems;
}
