import { validateString } from 'internal:validators';

const QUOTES = '"\'`';

/**
 * Variables of a `.env` text (nodejs.org/api/util.html#utilparseenvcontent). The corners are those of Node's binary: a
 * value that begins with spaces goes on after an empty line, and a quote that is never closed stays in the value.
 */
export function parseEnv(content: string): Record<string, string> {
  validateString(content, 'content');
  const result: Record<string, string> = {};
  const text = content.replaceAll('\r', '');
  let position = 0;
  while (position < text.length) {
    const lineEnd = endOfLine(text, position);
    const line = text.slice(position, lineEnd);
    const equals = line.indexOf('=');
    if (equals < 0 || /^\s*#/.test(line)) {
      position = lineEnd + 1;
      continue;
    }
    let key = trimSpace(line.slice(0, equals));
    if (key.startsWith('export ')) key = trimSpace(key.slice(7));
    if (key === '') {
      position = lineEnd + 1;
      continue;
    }
    const [value, next] = readValue(text, position + equals + 1);
    result[key] = value;
    position = next;
  }
  return result;
}

/** ASCII white space only: a no-break space belongs to the value. */
function trimSpace(text: string): string {
  return text.replace(/^[ \t\n\r\f\v]+|[ \t\n\r\f\v]+$/g, '');
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function readValue(text: string, from: number): [value: string, next: number] {
  if (from >= text.length || text[from] === '\n') return ['', from + 1];
  let start = from;
  while (start < text.length && ' \t\n\r\f\v'.includes(text[start]!)) start++;
  const quote = text[start];
  if (quote !== undefined && QUOTES.includes(quote)) {
    const close = text.indexOf(quote, start + 1);
    if (close >= 0) {
      const quoted = text.slice(start + 1, close);
      return [quote === '"' ? quoted.replaceAll('\\n', '\n') : quoted, endOfLine(text, close) + 1];
    }
  }
  const end = endOfLine(text, start);
  const comment = text.slice(start, end).indexOf('#');
  return [trimSpace(text.slice(start, comment < 0 ? end : start + comment)), end + 1];
}
