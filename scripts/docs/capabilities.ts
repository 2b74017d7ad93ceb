import type { AnyRow } from '../../src/capabilities/capability-row.ts';
import { rows } from '../../src/capabilities/table.ts';
import { table } from './source.ts';

const verbsOf = ({ verbs }: AnyRow): string =>
  Object.entries(verbs)
    .map(([module, names]) => `\`${module}\`${names === 'all' ? '' : ` (${names.join(', ')})`}`)
    .join(', ');

export function capabilitiesTable(): string {
  const cells = rows.map((row) => [
    `\`${row.name}\``,
    row.grant,
    row.without === 'denied' ? 'denied' : `\`${JSON.stringify(row.describe(undefined))}\``,
    row.checks,
    row.meters,
    verbsOf(row),
  ]);
  return table(['capability', 'grant', 'without a grant', 'checked', 'metered', 'used by (verbs)'], cells);
}
