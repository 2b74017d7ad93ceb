/** The IPv4 and IPv6 parsers and serializers of url.spec.whatwg.org/#host-parsing. */

const endsInNumberPattern = /(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?$/;

/** Whether a domain has to be an IPv4 address (url.spec.whatwg.org/#ends-in-a-number-checker). */
export function endsInNumber(domain: string): boolean {
  return endsInNumberPattern.test(domain);
}

function parseIpv4Number(text: string): number {
  if (/^0[xX][0-9a-fA-F]*$/.test(text)) return text.length === 2 ? 0 : Number.parseInt(text.slice(2), 16);
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^(?:0|[1-9]\d*)$/.test(text) ? Number(text) : Number.NaN;
}

/** The dotted form of an address in any of its spellings, or undefined when it is none. */
export function parseIpv4(domain: string): string | undefined {
  // Five parts suffice to know that there are too many, or that the fifth is the empty one after a final dot.
  const parts = domain.split('.', 6);
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  if (parts.length > 4) return undefined;
  let address = 0;
  for (let index = 0; index < parts.length; index++) {
    const number = parseIpv4Number(parts[index]!);
    const isLast = index === parts.length - 1;
    // The comparison is false for NaN too.
    if (!(number < (isLast ? 256 ** (5 - parts.length) : 256))) return undefined;
    address += isLast ? number : number * 256 ** (3 - index);
  }
  return `${Math.floor(address / 0x1000000)}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

const dottedPattern = /^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/;

/** Appends the 16-bit pieces of one side of `::` to `pieces`; false when the text is malformed. */
function parsePieces(text: string, mayEndDotted: boolean, pieces: number[]): boolean {
  if (text === '') return true;
  // More than nine groups can't be an address, whatever they are.
  const groups = text.split(':', 10);
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index]!;
    if (/^[0-9a-fA-F]{1,4}$/.test(group)) {
      pieces.push(Number.parseInt(group, 16));
      continue;
    }
    const dotted = mayEndDotted && index === groups.length - 1 ? dottedPattern.exec(group) : null;
    if (dotted === null) return false;
    const [a, b, c, d] = [Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), Number(dotted[4])] as const;
    if (a > 255 || b > 255 || c > 255 || d > 255) return false;
    pieces.push(a * 256 + b, c * 256 + d);
  }
  return true;
}

function serializeIpv6(pieces: readonly number[]): string {
  let start = -1;
  let length = 1;
  for (let index = 0; index < 8; index++) {
    let end = index;
    while (end < 8 && pieces[end] === 0) end++;
    if (end - index > length) {
      start = index;
      length = end - index;
    }
    index = end;
  }
  const hex = pieces.map((piece) => piece.toString(16));
  return start < 0 ? hex.join(':') : `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** The canonical form of an IPv6 address without its brackets, or undefined. */
export function parseIpv6(text: string): string | undefined {
  const gap = text.indexOf('::');
  const before: number[] = [];
  if (gap < 0) {
    return parsePieces(text, true, before) && before.length === 8 ? serializeIpv6(before) : undefined;
  }
  const after: number[] = [];
  if (text.includes('::', gap + 1)) return undefined;
  if (!parsePieces(text.slice(0, gap), false, before) || !parsePieces(text.slice(gap + 2), true, after)) return undefined;
  const zeros = 8 - before.length - after.length;
  // `::` stands for one piece at least (1:2:3:4:5:6:7:: is an address).
  return zeros < 1 ? undefined : serializeIpv6([...before, ...new Array<number>(zeros).fill(0), ...after]);
}
