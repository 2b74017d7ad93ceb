/** Texts of primitives in a JSON text: itself for a primitive, its elements', its members' (the last of a name). */
export type JsonSources = string | JsonSources[] | { [key: string]: JsonSources };

const VALUES_PER_PAUSE = 1024;
const SPACE = /[ \t\n\r]*/y;
const PRIMITIVE = /"(?:[^"\\]|\\.)*"|[^\s,\]}:]+/y;

/**
 * The sources of a text that parses, for the third argument of a reviver (tc39.es/proposal-json-parse-with-source). Without
 * recursion, since texts may be nested as deeply as the guest likes.
 *
 * @param pause called again and again: a text of many values takes seconds.
 */
export function jsonSources(text: string, pause: () => void = () => {}): JsonSources | undefined {
  let at = 0;
  let values = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const open: (JsonSources[] | { [key: string]: JsonSources })[] = [];
  const keys: string[] = [];
  for (;;) {
    if (++values % VALUES_PER_PAUSE === 0) pause();
    take(SPACE);
    let value: JsonSources | undefined;
    const first = text[at];
    if (first === '[' || first === '{') {
      at++;
      open.push(first === '[' ? [] : {});
      keys.push('');
    } else if (first !== ']' && first !== '}') {
      value = take(PRIMITIVE);
      if (value === '') return undefined;
    }
    // A value is complete: it joins what is open, which may be complete then, too.
    for (;;) {
      const holder = open.at(-1);
      if (value !== undefined) {
        if (holder === undefined) return value;
        if (Array.isArray(holder)) holder.push(value);
        else Object.defineProperty(holder, keys.at(-1)!, { value, writable: true, enumerable: true, configurable: true });
      }
      take(SPACE);
      if (text[at] === ',') {
        at++;
        take(SPACE);
      } else if (text[at] === ']' || text[at] === '}') {
        at++;
        value = open.pop();
        keys.pop();
        if (value === undefined) return undefined;
        continue;
      } else if (value !== undefined) return undefined;
      break;
    }
    const holder = open.at(-1);
    if (holder !== undefined && !Array.isArray(holder)) {
      keys[keys.length - 1] = JSON.parse(take(PRIMITIVE)) as string;
      take(SPACE);
      at++;
    }
  }
}
