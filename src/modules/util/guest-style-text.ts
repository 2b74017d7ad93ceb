import { codes } from 'internal:errors';
import { colors, stripTerminalSequences } from 'internal:inspect';
import { validateBoolean, validateObject, validateOneOf, validateString } from 'internal:validators';
import process from 'node:process';

interface OutputStream {
  isTTY?: boolean;
  getColorDepth?: () => number;
}

/** Anything with a stream's methods, of Node's kind or of the Web's. */
function isStream(value: unknown): value is OutputStream {
  if (typeof value !== 'object' || value === null) return false;
  const { on, pipe, write, getReader, getWriter } = value as Record<string, unknown>;
  const isNodes = typeof on === 'function' && (typeof pipe === 'function' || typeof write === 'function');
  return isNodes || typeof getReader === 'function' || typeof getWriter === 'function';
}

/** Colours by `FORCE_COLOR` (nodejs.org/api/tty.html#writestreamgetcolordepthenv), else by the stream itself. */
export function shouldColorize(stream: OutputStream | undefined): boolean {
  const forced = process.env.FORCE_COLOR;
  if (forced !== undefined) return ['', '1', 'true', '2', '3'].includes(forced);
  return stream?.isTTY === true && (typeof stream.getColorDepth !== 'function' || stream.getColorDepth() > 2);
}

const HEX_COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

function hexCode(format: string): [open: string, close: string] {
  if (!HEX_COLOR.test(format)) {
    throw new codes.ERR_INVALID_ARG_VALUE('format', format, 'must be a valid hex color (#RGB or #RRGGBB)');
  }
  const digits = format.length === 4 ? [...format.slice(1)].map((digit) => digit + digit).join('') : format.slice(1);
  const parts = [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16));
  return [`\u001b[38;2;${parts.join(';')}m`, '\u001b[39m'];
}

/** Closing code that bold and dim share: what is nested inside must open them again after closing. */
const CLOSE_INTENSITY = '\u001b[22m';

function reopen(text: string, open: string, close: string): string {
  if (!text.includes(close)) return text;
  const again = close === CLOSE_INTENSITY ? close + open : open;
  const isLast = text.endsWith(close);
  const inner = isLast ? text.slice(0, -close.length) : text;
  return inner.replaceAll(close, again) + (isLast ? close : '');
}

/** Text in one style or several (nodejs.org/api/util.html#utilstyletextformat-text-options). */
export function styleText(
  format: string | readonly string[],
  text: string,
  options?: { validateStream?: boolean; stream?: unknown },
): string {
  validateString(text, 'text');
  if (options !== undefined) validateObject(options, 'options');
  const { validateStream = true, stream = process.stdout } = options ?? {};
  validateBoolean(validateStream, 'options.validateStream');
  let plain = false;
  if (validateStream) {
    if (!isStream(stream)) {
      throw new codes.ERR_INVALID_ARG_TYPE('stream', ['ReadableStream', 'WritableStream', 'Stream'], stream);
    }
    plain = !shouldColorize(stream);
  }
  let opening = '';
  let closing = '';
  let styled = text;
  for (const name of Array.isArray(format) ? (format as readonly string[]) : [format as string]) {
    if (name === 'none') continue;
    let pair: [open: string, close: string];
    if (typeof name === 'string' && name.startsWith('#')) {
      pair = hexCode(name);
    } else {
      const code = typeof name === 'string' ? colors[name] : undefined;
      if (code === undefined) {
        validateOneOf(name, 'format', Object.getOwnPropertyNames(colors));
        continue;
      }
      pair = [`\u001b[${code[0]}m`, `\u001b[${code[1]}m`];
    }
    opening += pair[0];
    closing = pair[1] + closing;
    styled = reopen(styled, pair[0], pair[1]);
  }
  return plain ? text : opening + styled + closing;
}

/** Text without terminal sequences (nodejs.org/api/util.html#utilstripvtcontrolcharactersstr). */
export function stripVTControlCharacters(str: string): string {
  validateString(str, 'str');
  return stripTerminalSequences(str);
}
