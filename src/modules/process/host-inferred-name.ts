/** Longest part of a line before a function that is looked at. */
const LONGEST_TARGET = 300;

const NAME = '[\\p{ID_Start}$_][\\p{ID_Continue}$]*';
const MEMBERS = `(?:\\s*\\.\\s*#?${NAME}|\\[[^[\\]]{1,100}\\])`;
/** One of several values: `= a ? `, `= a || `. */
const CHOICE = '[^=;,(){}]{1,80}(?:\\?\\??|:|\\|\\||&&)\\s*';
/** What a function without a name is assigned to: `a.b.c = `, `a['b'] = `, `a[b] = `, and `a = b ? `. */
const TARGET = new RegExp(`(?:(${NAME}${MEMBERS}+)\\s*=\\s*(?:${CHOICE})?|(${NAME})\\s*=\\s*${CHOICE})(?:async\\s*)?$`, 'u');
const PART = /\s*\.\s*(#?[\p{ID_Continue}$]+)|\[\s*(?:'([^'\\]*)'|"([^"\\]*)"|[^[\]]*)\s*\]/gu;
/** `const list = [function () {}]` */
const ELEMENT = /([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=\s*\[\s*(?:async\s*)?$/u;

/**
 * The name that V8 makes up for a function without one, from what it is assigned to (observed): `exports.run`, `Type.method`
 * for `Type.prototype.method`, `o.<computed>`. Undefined where the function is assigned to nothing.
 */
export function inferredName(line: string | undefined, column: number): string | undefined {
  const before = line?.slice(Math.max(0, column - 1 - LONGEST_TARGET), Math.max(0, column - 1)) ?? '';
  if (!/[=[?:|&]\s*(?:async\s*)?$/.test(before)) return undefined;
  const element = ELEMENT.exec(before)?.[1];
  if (element !== undefined) return element;
  const found = TARGET.exec(before);
  const target = found?.[1] ?? found?.[2];
  if (target === undefined) return undefined;
  const first = /^[\p{ID_Continue}$]+/u.exec(target)![0];
  const names = first === 'this' ? [] : [first];
  for (const [, member, single, double] of target.slice(first.length).matchAll(PART))
    names.push(member ?? single ?? double ?? '<computed>');
  const shown = names.filter((name) => name !== 'prototype');
  return shown.length === 0 ? undefined : shown.join('.');
}
