/** Brace expansion as shells do it: `a{b,c{1..3}}` (www.gnu.org/software/bash/manual/html_node/Brace-Expansion.html). */

// As many results as Node gives at most.
const MOST_RESULTS = 100_000;

/** The place of the brace that closes the one at `open`, or -1. */
function findClose(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index++) {
    if (text[index] === '{') depth++;
    else if (text[index] === '}' && --depth === 0) return index;
  }
  return -1;
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text[index];
    if (unit === '{') depth++;
    else if (unit === '}') depth--;
    else if (unit === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const sequencePattern = /^(?:(-?\d+)\.\.(-?\d+)|([a-zA-Z])\.\.([a-zA-Z]))(?:\.\.(-?\d+))?$/;

/** The members of `1..5`, `a..e` or `01..10..2`, or undefined. */
function expandSequence(text: string): string[] | undefined {
  const match = sequencePattern.exec(text);
  if (match === null) return undefined;
  const [, firstNumber, lastNumber, firstLetter, lastLetter, stepText] = match;
  const isNumeric = firstNumber !== undefined;
  const first = isNumeric ? Number(firstNumber) : firstLetter!.charCodeAt(0);
  const last = isNumeric ? Number(lastNumber) : lastLetter!.charCodeAt(0);
  const step = Math.max(Math.abs(Number(stepText ?? 1)), 1);
  const isPadded = isNumeric && [firstNumber, lastNumber!].some((number) => /^-?0\d/.test(number));
  const width = isNumeric ? Math.max(firstNumber.length, lastNumber!.length) : 0;
  const members: string[] = [];
  const direction = first <= last ? step : -step;
  for (let value = first; first <= last ? value <= last : value >= last; value += direction) {
    if (members.length >= MOST_RESULTS) break;
    if (!isNumeric) members.push(String.fromCharCode(value));
    else if (!isPadded) members.push(String(value));
    else members.push(value < 0 ? `-${String(-value).padStart(width - 1, '0')}` : String(value).padStart(width, '0'));
  }
  return members;
}

/** Every text that a pattern stands for; braces that stand for nothing stay. */
export function expandBraces(text: string): string[] {
  // Work list instead of recursion over the rest of the text: [done, left].
  let results = [''];
  let rest = text;
  while (rest !== '') {
    const open = rest.indexOf('{');
    const close = open < 0 ? -1 : findClose(rest, open);
    if (open < 0) return results.map((done) => done + rest);
    const before = rest.slice(0, open);
    if (close < 0 || before.endsWith('$')) {
      results = results.map((done) => `${done}${before}{`);
      rest = rest.slice(open + 1);
      continue;
    }
    const body = rest.slice(open + 1, close);
    const parts = splitAtCommas(body);
    const members = parts.length > 1 ? parts.flatMap(expandBraces) : expandSequence(body);
    if (members === undefined) {
      const inner = expandBraces(body);
      results = results.flatMap((done) => inner.map((member) => `${done}${before}{${member}}`));
    } else {
      results = results.flatMap((done) => members.map((member) => `${done}${before}${member}`));
    }
    if (results.length > MOST_RESULTS) results.length = MOST_RESULTS;
    rest = rest.slice(close + 1);
  }
  return results;
}
