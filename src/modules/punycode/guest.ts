import { warnDeprecated } from 'internal:deprecate';

/** https://nodejs.org/docs/latest-v24.x/api/punycode.html; the algorithm is that of RFC 3492. */

// RFC 3492, section 5.
const BASE = 36;
const SMALLEST_THRESHOLD = 1;
const LARGEST_THRESHOLD = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
const LARGEST = 0x7fffffff;

const overflow = (): RangeError => new RangeError('Overflow: input needs wider integers to process');
const invalidInput = (): RangeError => new RangeError('Invalid input');

/** Section 6.1. */
function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / length);
  let bias = 0;
  for (; rest > ((BASE - SMALLEST_THRESHOLD) * LARGEST_THRESHOLD) >> 1; bias += BASE) {
    rest = Math.floor(rest / (BASE - SMALLEST_THRESHOLD));
  }
  return Math.floor(bias + ((BASE - SMALLEST_THRESHOLD + 1) * rest) / (rest + SKEW));
}

function thresholdAt(position: number, bias: number): number {
  return Math.min(Math.max(position - bias, SMALLEST_THRESHOLD), LARGEST_THRESHOLD);
}

/** The value of a digit, or BASE for what is none: letters in any case are 0 to 25, digits 26 to 35. */
function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 26;
  const letter = (unit | 0x20) - 0x61;
  return letter >= 0 && letter < 26 ? letter : BASE;
}

const digitOf = (value: number): string => String.fromCharCode(value < 26 ? 0x61 + value : 0x30 + value - 26);

/** Section 6.2. */
function decode(input: string): string {
  const output: number[] = [];
  const delimiter = Math.max(input.lastIndexOf('-'), 0);
  for (let index = 0; index < delimiter; index++) {
    const unit = input.charCodeAt(index);
    if (unit >= 0x80) throw new RangeError('Illegal input >= 0x80 (not a basic code point)');
    output.push(unit);
  }
  let code = FIRST_CODE;
  let bias = FIRST_BIAS;
  let position = 0;
  let index = delimiter > 0 ? delimiter + 1 : 0;
  while (index < input.length) {
    const start = position;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      if (index >= input.length) throw invalidInput();
      const digit = digitValue(input.charCodeAt(index++));
      if (digit >= BASE) throw invalidInput();
      if (digit > Math.floor((LARGEST - position) / weight)) throw overflow();
      position += digit * weight;
      const threshold = thresholdAt(k, bias);
      if (digit < threshold) break;
      if (weight > Math.floor(LARGEST / (BASE - threshold))) throw overflow();
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(position - start, length, start === 0);
    if (Math.floor(position / length) > LARGEST - code) throw overflow();
    code += Math.floor(position / length);
    position %= length;
    output.splice(position++, 0, code);
  }
  return String.fromCodePoint(...output);
}

/** Section 6.3. */
function encode(input: string): string {
  const points = ucs2decode(input);
  let output = '';
  for (const point of points) if (point < 0x80) output += String.fromCharCode(point);
  const basic = output.length;
  let handled = basic;
  if (basic > 0) output += '-';
  let code = FIRST_CODE;
  let delta = 0;
  let bias = FIRST_BIAS;
  while (handled < points.length) {
    let next = LARGEST;
    for (const point of points) if (point >= code && point < next) next = point;
    if (next - code > Math.floor((LARGEST - delta) / (handled + 1))) throw overflow();
    delta += (next - code) * (handled + 1);
    code = next;
    for (const point of points) {
      if (point < code && ++delta > LARGEST) throw overflow();
      if (point !== code) continue;
      let rest = delta;
      for (let k = BASE; ; k += BASE) {
        const threshold = thresholdAt(k, bias);
        if (rest < threshold) break;
        output += digitOf(threshold + ((rest - threshold) % (BASE - threshold)));
        rest = Math.floor((rest - threshold) / (BASE - threshold));
      }
      output += digitOf(rest);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled++;
    }
    delta++;
    code++;
  }
  return output;
}

/** Applies `convert` to each label of a domain, or of the part behind the first `@` of an address. */
function mapLabels(domain: string, convert: (label: string) => string): string {
  const parts = domain.split('@');
  const prefix = parts.length > 1 ? `${parts[0]}@` : '';
  const host = parts.length > 1 ? parts[1]! : domain;
  // The full stops of RFC 3490, section 3.1.
  return (
    prefix +
    host
      .replace(/[\u3002\uff0e\uff61]/g, '.')
      .split('.')
      .map(convert)
      .join('.')
  );
}

function toASCII(input: string): string {
  return mapLabels(input, (label) => (/[^\0-\x7f]/.test(label) ? `xn--${encode(label)}` : label));
}

function toUnicode(input: string): string {
  return mapLabels(input, (label) => (label.startsWith('xn--') ? decode(label.slice(4).toLowerCase()) : label));
}

/** The code points of a text; a lone surrogate is one. */
function ucs2decode(string: string): number[] {
  const points: number[] = [];
  for (let index = 0; index < string.length; index++) {
    const point = string.codePointAt(index)!;
    if (point > 0xffff) index++;
    points.push(point);
  }
  return points;
}

const ucs2encode = (codePoints: Iterable<number>): string => String.fromCodePoint(...codePoints);

/** nodejs.org/api/deprecations.html#dep0040: packages are spared the warning. */
function warnUnlessInPackage(): void {
  const caller = String(new Error().stack)
    .split('\n')
    .find((line) => /[( ](?:file:\/\/)?\/[^ ]*:\d+:\d+\)?$/.test(line));
  if (caller?.includes('/node_modules/')) return;
  warnDeprecated('The `punycode` module is deprecated. Please use a userland alternative instead.', 'DEP0040');
}

warnUnlessInPackage();

export default { version: '2.1.0', ucs2: { decode: ucs2decode, encode: ucs2encode }, decode, encode, toASCII, toUnicode };
