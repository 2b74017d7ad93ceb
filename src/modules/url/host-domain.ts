/** Domain to ASCII and to Unicode (url.spec.whatwg.org/#idna), with the IDNA tables of the host's own URL parser. */

const HostUrl = URL;

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII includes the control characters.
const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text);

// The forbidden domain code points, except `<` and `>`: with U+0338 after them they become U+226E and U+226F, which are
// allowed. Whatever is refused here could also not be put in front of the host's parser without changing its meaning.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the standard forbids control characters in domains.
const forbidden = /[\x00-\x20#%/:?@[\\\]^|\x7f]/;

const nowLowercase = /[\u04c0\u10a0-\u10c5\u2132\u2183]/g;
const nowIgnored = /[\u115f\u1160\u17b4\u17b5\u180e\u2061-\u2063\u206a-\u206f\u3164\uffa0\u{1d173}-\u{1d17a}]/gu;

// DIVERGES: International domain names follow the tables of the host. Those of Node 20 lack the characters of Unicode 16
// and 17, and accept some labels of mixed direction that Node 24 refuses.

// DIVERGES: An international domain of more than 2,000 characters is invalid. A DNS name has 253 octets at most; Punycode takes
// time by the square of a label both ways (400,000 characters took 14 s), and each label costs the host's parser a call.
const LONGEST_INTERNATIONAL = 2000;

/** Maps what UTS #46 maps since Unicode 15.1 and 16, which the tables of Node 20 do not know. */
function mapRecent(domain: string): string {
  return domain
    .replaceAll('\u1e9e', '\u00df')
    .replace(nowIgnored, '')
    .replace(nowLowercase, (letter) => letter.toLowerCase());
}

/**
 * The ASCII form of a domain, or undefined when it has none.
 *
 * An ASCII domain is only lowercased, even where its `xn--` labels are malformed: so do the standard and Node 24, while
 * the parser of Node 20 refuses such domains.
 */
export function domainToAscii(domain: string): string | undefined {
  if (isAscii(domain)) return domain.toLowerCase();
  if (domain.length > LONGEST_INTERNATIONAL || forbidden.test(domain)) return undefined;
  try {
    const { hostname } = new HostUrl(`http://${mapRecent(domain)}`);
    return hostname === '' ? undefined : hostname;
  } catch {
    // URL.canParse can't be asked first: Node 20 answers false for http://\u00fc, which it parses.
    return undefined;
  }
}

/** Decodes the part of a Punycode label after `xn--` (RFC 3492, section 6.2), or undefined when it is malformed. */
function decodePunycode(text: string): string | undefined {
  const delimiter = text.lastIndexOf('-');
  const output: number[] = [];
  for (let index = 0; index < delimiter; index++) output.push(text.charCodeAt(index));
  let code = 128;
  let bias = 72;
  let position = 0;
  let at = delimiter + 1;
  while (at < text.length) {
    const start = position;
    for (let weight = 1, k = 36; ; k += 36) {
      if (at >= text.length) return undefined;
      const unit = text.charCodeAt(at++);
      const digit = unit >= 0x30 && unit <= 0x39 ? unit - 22 : unit >= 0x61 && unit <= 0x7a ? unit - 0x61 : 36;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      position += digit * weight;
      if (digit === 36 || position > 0x7fffffff) return undefined;
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = output.length + 1;
    let delta = start === 0 ? Math.floor(position / 700) : (position - start) >> 1;
    delta += Math.floor(delta / length);
    bias = 0;
    for (; delta > 455; bias += 36) delta = Math.floor(delta / 35);
    bias += Math.floor((36 * delta) / (delta + 38));
    code += Math.floor(position / length);
    position %= length;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    output.splice(position++, 0, code);
  }
  return String.fromCodePoint(...output);
}

function labelToUnicode(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const decoded = decodePunycode(label.slice(4));
  // A label is shown decoded only when it is the one encoding of what it says; otherwise it stays as it is.
  return decoded !== undefined && !isAscii(decoded) && domainToAscii(decoded) === label ? decoded : label;
}

/** The Unicode form of a domain that `domainToAscii` made. */
export function domainToUnicode(domain: string): string {
  if (domain.length > LONGEST_INTERNATIONAL || !domain.includes('xn--')) return domain;
  return domain.split('.').map(labelToUnicode).join('.');
}
