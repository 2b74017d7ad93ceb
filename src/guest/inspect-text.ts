/** Quoting, digit groups and display width of the texts that `inspect` prints. */

const { is: isSame } = Object;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
const MUST_ESCAPE = /[\x00-\x1f'\\\x7f-\x9f\ud800-\udfff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
const ESCAPED_UNITS = /[\x00-\x1f\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

function escapeUnit(unit: string): string {
  const short = SHORT_ESCAPES[unit];
  if (short !== undefined) return short;
  const code = unit.charCodeAt(0);
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0').toUpperCase()}` : `\\u${code.toString(16)}`;
}

/** Escapes as `quote` does, without quotes around: for symbol descriptions and property names. */
export function escapeText(text: string): string {
  return MUST_ESCAPE.test(text) ? text.replace(ESCAPED_UNITS, escapeUnit) : text;
}

/** The string in the quotes that need the fewest escapes: single, else double, else backtick, else escaped single. */
export function quote(text: string): string {
  if (!MUST_ESCAPE.test(text)) return `'${text}'`;
  const escaped = text.replace(ESCAPED_UNITS, escapeUnit);
  if (!text.includes("'")) return `'${escaped}'`;
  if (!text.includes('"')) return `"${escaped}"`;
  if (!text.includes('`') && !text.includes('${')) return `\`${escaped}\``;
  return `'${escaped.replaceAll("'", "\\'")}'`;
}

function groupInteger(digits: string): string {
  let end = digits.length;
  let grouped = '';
  const start = digits.startsWith('-') ? 1 : 0;
  for (; end >= start + 4; end -= 3) grouped = `_${digits.slice(end - 3, end)}${grouped}`;
  return end === digits.length ? digits : digits.slice(0, end) + grouped;
}

function groupFraction(digits: string): string {
  let grouped = '';
  let index = 0;
  for (; index < digits.length - 3; index += 3) grouped += `${digits.slice(index, index + 3)}_`;
  return index === 0 ? digits : grouped + digits.slice(index);
}

/** A number as `inspect` writes it: `-0` is kept, and digits are grouped by three with the option numericSeparator. */
export function numberText(value: number, grouped: boolean): string {
  if (isSame(value, -0)) return '-0';
  const text = String(value);
  if (!grouped) return text;
  if (!Number.isFinite(value) || text.includes('e')) return text;
  const point = text.indexOf('.');
  return point < 0 ? groupInteger(text) : `${groupInteger(text.slice(0, point))}.${groupFraction(text.slice(point + 1))}`;
}

/** A bigint with its `n`. */
export function bigintText(value: bigint, grouped: boolean): string {
  const text = String(value);
  return `${grouped ? groupInteger(text) : text}n`;
}

// Node's notion of a terminal sequence, as its binary shows it: an operating system command up to its terminator
// (ECMA-48 8.3.89), else an introducer, numeric parameters and one of the final bytes that terminals use (ECMA-48 5.4).
const COMMAND = '\\x1b\\][^]*?(?:\\x07|\\x1b\\\\|\\x9c)';
const CONTROL = '[\\x1b\\x9b][#()?;[\\]]*(?:\\d{1,4}(?:[:;]\\d{0,4})*)?[0-9<=>A-PR-TZcf-nq-uy~]';
let terminalSequences: RegExp | undefined;

/** The text without terminal sequences (nodejs.org/api/util.html#utilstripvtcontrolcharactersstr). */
export function stripTerminalSequences(text: string): string {
  if (!text.includes('\x1b') && !text.includes('\x9b')) return text;
  terminalSequences ??= new RegExp(`${COMMAND}|${CONTROL}`, 'g');
  return text.replace(terminalSequences, '');
}

/** First and last code points of blocks that are two columns wide (Unicode Standard Annex 11, classes W and F). */
const WIDE_RANGES = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x303e, 0x3041, 0x3247,
  0x3250, 0xa4c6, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6,
  0x16fe0, 0x18df2, 0x1aff0, 0x1b2fb, 0x1d300, 0x1d356, 0x1d360, 0x1d376, 0x1f200, 0x1f265, 0x1f300, 0x1f320, 0x20000, 0x3fffd,
];
let zeroWidth: RegExp | undefined;
let wideEmoji: RegExp | undefined;

function isWide(codePoint: number): boolean {
  for (let index = 0; index < WIDE_RANGES.length; index += 2) {
    if (codePoint < WIDE_RANGES[index]!) return false;
    if (codePoint <= WIDE_RANGES[index + 1]!) return true;
  }
  return false;
}

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** Terminal columns that the text takes, without terminal sequences. */
export function displayWidth(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  zeroWidth ??= /^(?!\u00ad)[\p{Cc}\p{Cf}\p{Mn}\p{Me}]$/u;
  wideEmoji ??= /^\p{Emoji_Presentation}$/u;
  let width = 0;
  for (const character of stripTerminalSequences(text).normalize('NFC')) {
    if (isWide(character.codePointAt(0)!) || wideEmoji.test(character)) width += 2;
    else if (!zeroWidth.test(character)) width++;
  }
  return width;
}
