/** Internet addresses as text (nodejs.org/api/net.html#netisipinput; RFC 4291, 2.2; RFC 5952). */

const BYTE = '(?:[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])';
const V4 = new RegExp(`^${BYTE}(?:\\.${BYTE}){3}$`);
const ZONE = /%[0-9a-zA-Z\-.:]+$/;
const GROUPS = 8;

/** The number of an address, and the width it has. Undefined for text that is none. */
export function parseV4(text: string): bigint | undefined {
  if (!V4.test(text)) return undefined;
  return text.split('.').reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function parseGroups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      // An IPv4 address may stand for the last two groups.
      const last = index === parts.length - 1 ? parseV4(part) : undefined;
      if (last === undefined) return undefined;
      groups.push(last >> 16n, last & 0xffffn);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
      groups.push(BigInt(`0x${part}`));
    }
  }
  return groups;
}

export function parseV6(text: string): bigint | undefined {
  const halves = text.replace(ZONE, '').split('::');
  if (halves.length > 2) return undefined;
  const parsed = halves.map(parseGroups);
  const [before, after] = parsed;
  if (before === undefined || (halves.length === 2 && after === undefined)) return undefined;
  // What comes before a gap may not end in an IPv4 address.
  if (halves.length === 2 && halves[0]!.includes('.')) return undefined;
  const missing = GROUPS - before.length - (after?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...before, ...new Array<bigint>(missing).fill(0n), ...(after ?? [])];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

export function formatV4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
}

/** The form that inet_ntop(3) writes: the longest run of zeros is left out, IPv4 within is written as IPv4. */
export function formatV6(value: bigint): string {
  const groups = Array.from({ length: GROUPS }, (_, index) => Number((value >> BigInt(16 * (GROUPS - 1 - index))) & 0xffffn));
  let [start, length] = [-1, 1];
  for (let at = 0; at < GROUPS; at++) {
    let end = at;
    while (end < GROUPS && groups[end] === 0) end++;
    if (end - at > length) [start, length] = [at, end - at];
    at = Math.max(at, end - 1);
  }
  const hex = (from: number, to: number): string =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  const embeds = start === 0 && (length === 6 || (length === 5 && groups[5] === 0xffff));
  if (embeds) return `::${length === 5 ? 'ffff:' : ''}${formatV4(value & 0xffffffffn)}`;
  return start === -1 ? hex(0, GROUPS) : `${hex(0, start)}::${hex(start + length, GROUPS)}`;
}

export function isIPv4(input: unknown): boolean {
  return V4.test(`${input as string}`);
}

export function isIPv6(input: unknown): boolean {
  return parseV6(`${input as string}`) !== undefined;
}

export function isIP(input: unknown): 0 | 4 | 6 {
  if (isIPv4(input)) return 4;
  return isIPv6(input) ? 6 : 0;
}
