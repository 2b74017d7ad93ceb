import { brandOf, previewEntries } from 'internal:engine-details';
import { displayWidth } from 'internal:inspect';

/** Cells of one column by row; a row without the column has a hole. */
type Column = (string | undefined)[];

const INDEX = '(index)';
const ITERATION_INDEX = '(iteration index)';
const KEY = 'Key';
const VALUES = 'Values';

function renderRow(cells: readonly (string | undefined)[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) => {
    const text = cell ?? '';
    return ` ${text}${' '.repeat(widths[column]! - displayWidth(text) + 1)}`;
  });
  return `│${padded.join('│')}│\n`;
}

/** Draws the columns with box characters, as wide as their widest cells. */
function render(head: readonly string[], columns: readonly Column[]): string {
  const rows = Math.max(0, ...columns.map((column) => column.length));
  const widths = head.map((title, index) =>
    Math.max(displayWidth(title), ...columns[index]!.map((cell) => (cell === undefined ? 0 : displayWidth(cell)))),
  );
  const lines = widths.map((width) => '─'.repeat(width + 2));
  let text = `┌${lines.join('┬')}┐\n${renderRow(head, widths)}├${lines.join('┼')}┤\n`;
  for (let row = 0; row < rows; row++) {
    text += renderRow(
      columns.map((column) => column[row]),
      widths,
    );
  }
  return `${text}└${lines.join('┴')}┘`;
}

function indexColumn(rows: number): Column {
  return Array.from({ length: rows }, (_, row) => `${row}`);
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

/** Entries of a Map or of an iterator over pairs, values of a Set or of another iterator; undefined for anything else. */
function collectionEntries(data: object): { keys?: unknown[]; values: unknown[] } | undefined {
  const brand = brandOf(data);
  if (brand === 'Map')
    return { keys: [...(data as Map<unknown, unknown>).keys()], values: [...(data as Map<unknown, unknown>).values()] };
  if (brand === 'Set') return { values: [...(data as Set<unknown>)] };
  const preview = previewEntries(data);
  if (preview === undefined) return undefined;
  const [entries, isKeyValue] = preview;
  // An iterator at its end shows no pairs (observed).
  if (!isKeyValue || entries.length === 0) return { values: entries };
  return { keys: entries.filter((_, index) => index % 2 === 0), values: entries.filter((_, index) => index % 2 === 1) };
}

/** The table of `console.table` (nodejs.org/api/console.html#consoletabletabulardata-properties); `show` inspects a cell. */
export function tableText(data: object, properties: readonly string[] | undefined, show: (value: unknown) => string): string {
  const collection = collectionEntries(data);
  if (collection !== undefined) {
    const { keys, values } = collection;
    const shown = values.map(show);
    const index = indexColumn(values.length);
    if (keys === undefined) return render([ITERATION_INDEX, VALUES], [index, shown]);
    return render([ITERATION_INDEX, KEY, VALUES], [index, keys.map(show), shown]);
  }
  // An object, whose numeric keys come first: so do numeric columns.
  const columns: Record<string, Column> = Object.create(null) as Record<string, Column>;
  for (const name of properties ?? []) columns[name] = [];
  const values: Column = [];
  const rows = Object.keys(data);
  rows.forEach((rowName, row) => {
    const item = (data as Record<string, unknown>)[rowName];
    // A function has no columns and is no value either (observed).
    if (isPrimitive(item)) {
      // Whoever names the columns wants no other.
      if (properties === undefined) values[row] = show(item);
      return;
    }
    for (const name of properties ?? Object.keys(item as object)) {
      columns[name] ??= [];
      const column = columns[name];
      if (Object.hasOwn(item as object, name)) column[row] = show((item as Record<string, unknown>)[name]);
    }
  });
  const head = [INDEX, ...Object.keys(columns)];
  const all = [rows, ...Object.values(columns)];
  if (values.length > 0) {
    head.push(VALUES);
    all.push(values);
  }
  return render(
    head,
    all.map((column) => Array.from({ length: rows.length }, (_, row) => column[row])),
  );
}
