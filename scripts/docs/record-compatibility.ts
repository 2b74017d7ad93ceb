/**
 * Takes the results of a run of Node's own test files into docs/compatibility.json: counts for the groups of the run, names
 * for what failed. Reasons that are known stay; a file that fails for the first time is listed as unexplained and printed.
 *
 *     npm run record:compatibility results.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Compatibility, compatibilityFile, readCompatibility, unexplained } from './compatibility.ts';
import { root } from './source.ts';

export interface TestRun {
  readonly data: string;
  readonly tests: readonly { readonly name: string; readonly group: string; readonly status: string }[];
}

/** `pass`, or anything else: `fail`, `timeout`, `skip`, `crash`. Groups that the run does not have stay as they are. */
export function recordRun(before: Compatibility, run: TestRun): Compatibility {
  const groups: Record<string, { listed: number; passed: number; differing: Record<string, string> }> = {};
  for (const { name, group, status } of run.tests) {
    groups[group] ??= { listed: 0, passed: 0, differing: {} };
    groups[group].listed++;
    if (status === 'pass') groups[group].passed++;
    else groups[group].differing[name] = before.groups[group]?.differing[name] ?? unexplained;
  }
  const sorted = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const group of Object.values(groups)) group.differing = sorted(group.differing);
  return {
    node: run.data.replace(/^v/, ''),
    groups: sorted({ ...before.groups, ...groups }),
    reasons: { ...before.reasons, [unexplained]: before.reasons[unexplained] ?? 'Not looked into yet.' },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2);
  if (files.length === 0) throw new Error('Usage: npm run record:compatibility <results.json>...');
  let results = readCompatibility();
  for (const file of files) results = recordRun(results, JSON.parse(readFileSync(file, 'utf8')) as TestRun);
  writeFileSync(join(root, compatibilityFile), `${JSON.stringify(results, null, 2)}\n`);
  for (const { differing } of Object.values(results.groups))
    for (const [name, reason] of Object.entries(differing)) if (reason === unexplained) console.log(name);
}
