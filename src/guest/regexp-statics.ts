import { frames } from 'internal:async-context';
import { port } from 'internal:port';

/**
 * `RegExp.$1`, `RegExp.lastMatch` and their kin, which old packages read (tc39.es/proposal-regexp-legacy-features). The engine
 * notes the last match (scripts/engine/regexp-matches.ts). DIVERGES: all realms share one last match.
 */
const SUBJECT = 5;
/** Answered as those of src/guest/native.ts are: where a group begins or ends, the number of groups. */
const MATCH_PLACE = -20;
const [COUNT, LAST_GROUP] = [-1, 10];
const { apply } = Reflect;
const { slice, charCodeAt } = String.prototype;
const { defineProperty } = Object;
/** What the program set as `RegExp.input`: it holds until the next match of another text. */
let input: string | undefined;
let setFor: unknown;

const place = (index: number): number => port(MATCH_PLACE, index) as number;
const cut = (from: number, to?: number): string => apply(slice, frames[SUBJECT], [from, to]) as string;
const group = (number: number): string => {
  const from = place(2 * number);
  return from < 0 ? '' : cut(from, place(2 * number + 1));
};

function read(name: string): string {
  if (name === 'input' || name === '$_') return input !== undefined && setFor === frames[SUBJECT] ? input : cut(0);
  if (place(COUNT) === 0) return '';
  if (name === 'lastMatch' || name === '$&') return group(0);
  if (name === 'lastParen' || name === '$+') return place(COUNT) > 1 ? group(LAST_GROUP) : '';
  if (name === 'leftContext' || name === '$`') return cut(0, place(0));
  if (name === 'rightContext' || name === "$'") return cut(place(1));
  const number = (apply(charCodeAt, name, [1]) as number) - 48;
  return number < place(COUNT) ? group(number) : '';
}

const statics = RegExp as { escape?: unknown };
const { escape } = statics;
delete statics.escape;
// DIVERGES: setters that do nothing are one function, since each would take space in the image.
const ignore = Object.getOwnPropertyDescriptor({ set $1(_value: unknown) {} }, '$1')!.set;
for (const name of "input $_ lastMatch $& lastParen $+ leftContext $` rightContext $' $1 $2 $3 $4 $5 $6 $7 $8 $9".split(' ')) {
  const { get } = Object.getOwnPropertyDescriptor(
    {
      get [name]() {
        return read(name);
      },
    },
    name,
  )!;
  defineProperty(RegExp, name, { get, set: ignore, enumerable: false, configurable: true });
}
for (const name of ['input', '$_']) {
  const { set } = Object.getOwnPropertyDescriptor(
    {
      set [name](value: unknown) {
        input = '' + (value as string);
        setFor = frames[SUBJECT];
      },
    },
    name,
  )!;
  defineProperty(RegExp, name, { set });
}
// After them, as in V8.
defineProperty(RegExp, 'escape', { value: escape, writable: true, enumerable: false, configurable: true });
