import { port, verbId } from 'internal:port';

const DECODE_BYTES = verbId('url.decodeBytes');

/**
 * Percent-decodes one name or value. Text that is not UTF-8 is decoded as Node does it (observed): each character gives
 * one byte, so that what is left of a character above U+00FF is its low byte.
 */
export function decodeComponent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return /%[\da-f]{2}/i.test(text) ? (port(DECODE_BYTES, text) as string) : text;
  }
}

/** url.spec.whatwg.org/#concept-urlencoded-parser; names and values alternate. */
export function parseForm(query: string): string[] {
  const list: string[] = [];
  if (query === '') return list;
  for (const part of query.replaceAll('+', ' ').split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    if (at < 0) list.push(decodeComponent(part), '');
    else list.push(decodeComponent(part.slice(0, at)), decodeComponent(part.slice(at + 1)));
  }
  return list;
}

/**
 * url.spec.whatwg.org/#concept-urlencoded-serializer. The engine's `encodeURIComponent` keeps five characters that the
 * form set encodes. They are mended in the whole text, with searches that are native: a pattern costs ten times as much.
 */
export function serializeForm(list: readonly string[]): string {
  let text = '';
  for (let index = 0; index < list.length; index += 2) {
    const name = encodeURIComponent(list[index]!);
    const value = encodeURIComponent(list[index + 1]!);
    text += index === 0 ? `${name}=${value}` : `&${name}=${value}`;
  }
  return text
    .replaceAll('%20', '+')
    .replaceAll('!', '%21')
    .replaceAll("'", '%27')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')
    .replaceAll('~', '%7E');
}
