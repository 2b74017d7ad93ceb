/** What a source map says, over ECMA-426 mappings (tc39.es/ecma426); the class is in guest-source-map.ts. */

export interface Payload {
  readonly mappings: string;
  readonly sources: readonly string[];
  readonly names?: readonly string[];
  readonly sections?: readonly { readonly offset: { line: number; column: number }; readonly map: Payload }[];
}

export interface Mapping {
  readonly line: number;
  readonly column: number;
  readonly source?: string | undefined;
  readonly originalLine?: number;
  readonly originalColumn?: number;
  readonly name?: string | undefined;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** One segment as its signed numbers (tc39.es/ecma426/#sec-base64-vlq). */
function decodeSegment(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const char of segment) {
    const digit = DIGITS.indexOf(char);
    value |= (digit & 31) << shift;
    if (digit & 32) {
      shift += 5;
      continue;
    }
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}

function decode(payload: Payload, startLine: number, startColumn: number): Mapping[] {
  if (payload.sections) {
    return payload.sections.flatMap(({ offset, map }) => decode(map, startLine + offset.line, startColumn + offset.column));
  }
  const found: Mapping[] = [];
  let [source, originalLine, originalColumn, name] = [0, 0, 0, 0];
  const lines = payload.mappings.split(';');
  const [lastSegment] = lines.at(-1)!.split(',').slice(-1);
  lines.forEach((text, line) => {
    let column = line === 0 ? startColumn : 0;
    for (const segment of text === '' ? [] : text.split(',')) {
      const [columnDelta = 0, sourceDelta, lineDelta = 0, originalColumnDelta = 0, nameDelta] = decodeSegment(segment);
      column += columnDelta;
      const at = { line: startLine + line, column };
      if (sourceDelta === undefined) {
        found.push(at);
        continue;
      }
      source += sourceDelta;
      originalLine += lineDelta;
      originalColumn += originalColumnDelta;
      name += nameDelta ?? 0;
      // The last segment of all has the name before it even without one of its own (observed).
      const isNamed = nameDelta !== undefined || (line === lines.length - 1 && segment === lastSegment);
      const own = isNamed ? payload.names?.[name] : undefined;
      found.push({ ...at, source: payload.sources[source], originalLine, originalColumn, name: own });
    }
  });
  return found;
}

const isAfter = (mapping: Mapping, line: number, column: number): boolean =>
  mapping.line > line || (mapping.line === line && mapping.column > column);

export function copyOf(payload: Payload): Payload {
  const { sections } = payload;
  if (sections) return { ...payload, sections: sections.map(({ offset, map }) => ({ offset: { ...offset }, map: copyOf(map) })) };
  return { ...payload, sources: [...payload.sources], ...(payload.names && { names: [...payload.names] }) };
}

/** In the order of the generated text. */
export function mappingsOf(payload: Payload): Mapping[] {
  return decode(payload, 0, 0).sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The last mapping at or before a place, as `findEntry` gives it. Offsets count from 0. */
export function entryAt(mappings: readonly Mapping[], lineOffset: number, columnOffset: number): object {
  let low = 0;
  let high = mappings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isAfter(mappings[middle]!, lineOffset, columnOffset)) high = middle;
    else low = middle + 1;
  }
  const entry = mappings[low - 1];
  if (entry === undefined) return {};
  return {
    generatedLine: entry.line,
    generatedColumn: entry.column,
    originalSource: entry.source,
    originalLine: entry.originalLine,
    originalColumn: entry.originalColumn,
    name: entry.name,
  };
}

/** What `findOrigin` gives for what `findEntry` found. Numbers count from 1. */
export function originOf(entry: object, lineNumber: number, columnNumber: number): object {
  const range = entry as {
    generatedLine?: number;
    generatedColumn?: number;
    originalSource?: string;
    originalLine?: number;
    originalColumn?: number;
    name?: string;
  };
  if (range.originalSource === undefined || range.originalLine === undefined || range.originalColumn === undefined) return {};
  return {
    name: range.name,
    fileName: range.originalSource,
    lineNumber: lineNumber - range.generatedLine! + range.originalLine,
    columnNumber: columnNumber - range.generatedColumn! + range.originalColumn,
  };
}
