/** How entries are put together: on one line, on lines of their own, or in columns. */
import type { InspectContext } from 'internal:inspect-context';
import { displayWidth, stripTerminalSequences } from 'internal:inspect-text';

/** Lists of six or fewer entries are never put into columns. */
const FEWEST_FOR_COLUMNS = 7;
const MOST_COLUMNS = 15;
/** Between two columns: a comma and a space. */
const GAP = 2;
/** A character is about 2.5 times as high as wide: the number of columns makes the block look square. */
const CHARACTER_RATIO = 2.5;

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}

/**
 * Entries of a long list of short entries as lines of columns: numbers aligned right, everything else left. Any other
 * list comes back as it is (nodejs.org/api/util.html#utilinspectobject-options, `compact`; widths observed in Node 24).
 */
function groupInColumns(context: InspectContext, output: string[], list: ArrayLike<unknown> | undefined): string[] {
  // "... 5 more items" is no entry: it keeps a line of its own.
  const count = context.maxArrayLength < output.length ? output.length - 1 : output.length;
  const widths: number[] = [];
  let total = 0;
  let widest = 0;
  for (let index = 0; index < count; index++) {
    const width = displayWidth(output[index]!);
    widths.push(width);
    total += width + GAP;
    widest = Math.max(widest, width);
  }
  const cell = widest + GAP;
  const tooWide = cell * 3 + context.indentation >= context.breakLength;
  // A few long entries among many short ones would leave large holes.
  const tooUneven = total / cell <= 5 && widest > 6;
  if (tooWide || tooUneven) return output;
  const typicalCell = Math.max(cell - 3 - Math.sqrt(cell - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(CHARACTER_RATIO * typicalCell * count) / typicalCell),
    Math.floor((context.breakLength - context.indentation) / cell),
    (context.compact as number) * 4,
    MOST_COLUMNS,
  );
  if (columns <= 1) return output;
  const columnWidths: number[] = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let index = column; index < count; index += columns) width = Math.max(width, widths[index]!);
    columnWidths.push(width);
  }
  let alignRight = list !== undefined;
  for (let index = 0; alignRight && index < output.length; index++) alignRight = isNumeric(list![index]);
  const lines: string[] = [];
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(start + columns, count);
    let line = '';
    for (let index = start; index < end; index++) {
      const padding = ' '.repeat(columnWidths[index - start]! - widths[index]!);
      const separator = index === end - 1 ? '' : ', ';
      if (alignRight) line += `${padding}${output[index]}${separator}`;
      else line += separator === '' ? output[index] : `${output[index]}${separator}${padding}`;
    }
    lines.push(line);
  }
  if (count < output.length) lines.push(output[count]!);
  return lines;
}

export interface Layout {
  /** What stands before the brackets: `[Function: f]`, an error's stack. */
  base: string;
  open: string;
  close: string;
  /** Array elements and the like may be put into columns. */
  isList: boolean;
  level: number;
  /** The array or typed array itself, whose element types decide the alignment. */
  list: ArrayLike<unknown> | undefined;
}

/** As Array.prototype.join, but by concatenation: engines keep long operands as ropes, where a join copies every level again. */
function join(entries: readonly string[], separator: string): string {
  let text = '';
  for (let index = 0; index < entries.length; index++) {
    if (index > 0) text += separator;
    text += entries[index]!;
  }
  return text;
}

/** Room that is kept on a line beside the entries: for the key, brackets and what encloses them (observed). */
const MARGIN = 10;

/** Whether entries and what goes with them are wider than a line; `perEntry` is what separates two of them. */
function isTooWide(context: InspectContext, entries: readonly string[], overhead: number, perEntry: number): boolean {
  let width = overhead + entries.length * perEntry;
  for (let index = 0; index < entries.length && width <= context.breakLength; index++) {
    const entry = entries[index]!;
    width += context.colors ? stripTerminalSequences(entry).length : entry.length;
  }
  return width > context.breakLength;
}

/** Entries below each other, the brackets on lines of their own. */
function onLines(context: InspectContext, entries: readonly string[], head: string, close: string): string {
  const outer = `\n${' '.repeat(context.indentation)}`;
  const inner = `${outer}  `;
  return `${head}${inner}${join(entries, `,${inner}`)}${outer}${close}`;
}

/** The form of `compact: true`: entries begin and end beside the brackets. */
function densely(context: InspectContext, entries: readonly string[], { base, open, close }: Layout): string {
  const head = base === '' ? open : `${open} ${base}`;
  if (!base.includes('\n') && !isTooWide(context, entries, 0, 1)) return `${head} ${join(entries, ', ')} ${close}`;
  const line = `\n${' '.repeat(context.indentation)}  `;
  // Only a bare bracket leaves the first entry where the others are.
  return `${head}${head.length === 1 ? ' ' : line}${join(entries, `,${line}`)} ${close}`;
}

/** Puts brackets around the entries, by `compact` and `breakLength`. */
export function joinEntries(context: InspectContext, output: string[], layout: Layout): string {
  const { compact } = context;
  if (compact === true) return densely(context, output, layout);
  const { base, open, close, isList, list, level } = layout;
  const head = base === '' ? open : `${base} ${open}`;
  if (compact === false || compact < 1) return onLines(context, output, head, close);
  const rows = isList && output.length >= FEWEST_FOR_COLUMNS ? groupInColumns(context, output, list) : output;
  // `compact` is how many levels may share a line. The deepest level that was written last tells how many there are.
  const isShallow = rows === output && context.currentDepth - level < compact && !base.includes('\n');
  if (isShallow && !isTooWide(context, output, context.indentation + open.length + base.length + MARGIN, 2)) {
    const line = join(output, ', ');
    if (!line.includes('\n')) return `${head} ${line} ${close}`;
  }
  return onLines(context, rows, head, close);
}
