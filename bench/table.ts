/** What a figure prints. */
export interface Report {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly notes?: readonly string[];
}

export interface Row {
  readonly name: string;
  readonly value?: number;
  readonly unit?: Unit;
  /** This library's median over this contender's, in the contender's row. */
  readonly ratio?: number;
  readonly bar?: Bar;
  /** Why there is no value. */
  readonly skipped?: string;
}

/** What the value, or with `of: 'ratio'` the ratio, should be. */
export interface Bar {
  readonly of?: 'value' | 'ratio';
  readonly atMost?: number;
  readonly atLeast?: number;
}

export type Unit = 'ms' | 'us' | 'calls/s' | 'GB/s' | 'MB' | 'KB' | 'x';

/** Prints the table. A missed bar is marked and changes nothing: a busy machine is no failure. */
export function printReport({ title, rows, notes = [] }: Report): void {
  const cells = rows.map((row) => [
    row.name,
    row.value === undefined ? '' : `${format(row.value)} ${row.unit ?? ''}`.trimEnd(),
    row.ratio === undefined ? '' : `${row.ratio.toFixed(2)}x`,
    row.skipped === undefined ? describeBar(row) : `skipped: ${row.skipped}`,
  ]);
  const header = ['', 'median', 'ratio', 'bar'];
  const widths = [0, 1, 2].map((column) => Math.max(...[header, ...cells].map((line) => line[column]!.length)));
  const print = (line: readonly string[]): void => {
    const [name, value, ratio, bar] = line as [string, string, string, string];
    console.log(`  ${name.padEnd(widths[0]!)}  ${value.padStart(widths[1]!)}  ${ratio.padStart(widths[2]!)}  ${bar}`.trimEnd());
  };
  console.log(`\n${title}`);
  for (const line of [header, ...cells]) print(line);
  for (const note of notes) console.log(`  ${note}`);
}

function describeBar({ value, ratio, unit, bar }: Row): string {
  if (bar === undefined) return '';
  const { of = 'value', atMost, atLeast } = bar;
  const measured = of === 'ratio' ? ratio : value;
  const limit = atMost ?? atLeast!;
  const met = measured !== undefined && (atMost === undefined ? measured >= limit : measured <= limit);
  const text = of === 'ratio' ? `${limit.toFixed(2)}x` : `${format(limit)} ${unit ?? ''}`.trimEnd();
  return `${atMost === undefined ? '>=' : '<='} ${text}  ${met ? 'met' : 'MISSED'}`;
}

function format(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3);
}
