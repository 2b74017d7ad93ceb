/**
 * Where in a source the engine's parser gave up. Node shows the line with the token at fault marked: before the stack of what a module
 * or a script of `node:vm` throws, and in the report of an uncaught error.
 */
export interface SyntaxPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters are at fault; -1 where V8's place is not known. */
  readonly length: number;
  readonly sourceLine: string;
  /** What is shown instead of the line and its marks. */
  readonly excerpt?: string;
}

interface Known {
  readonly place: SyntaxPlace;
  isShown: boolean;
}

const places = new WeakMap<object, Known>();
const { get, set } = WeakMap.prototype;
const { apply } = Reflect;
const { slice, startsWith, charCodeAt } = String.prototype;

export function setSyntaxPlace(error: object, place: SyntaxPlace): void {
  apply(set, places, [error, { place, isShown: false } satisfies Known]);
}

export function isSyntaxError(error: object): boolean {
  return apply(get, places, [error]) !== undefined;
}

export function syntaxPlace(error: object): SyntaxPlace | undefined {
  return (apply(get, places, [error]) as Known | undefined)?.place;
}

const shown = new WeakSet();
const { add, has } = WeakSet.prototype;

/** Other errors whose stack begins with the line that failed. */
export function keepArrow(error: object): void {
  apply(add, shown, [error]);
}

export function hasArrow(error: object): boolean {
  return apply(has, shown, [error]) as boolean;
}

/** `/file.js:2\n  f(a b);\n      ^\n\n`; empty where no place is known or the stack says it already. */
export function syntaxArrow(error: object): string {
  const known = apply(get, places, [error]) as Known | undefined;
  if (known === undefined || known.isShown || known.place.length < 0) return '';
  const { file, line, column, length, sourceLine, excerpt } = known.place;
  if (excerpt !== undefined) return file + ':' + line + '\n' + excerpt + '\n';
  let marks = '';
  for (let index = 0; index < column - 1; index++) marks += (apply(charCodeAt, sourceLine, [index]) as number) === 9 ? '\t' : ' ';
  // At the end of a source there is nothing to mark.
  for (let index = 0; index < length && column <= sourceLine.length; index++) marks += '^';
  const shown = (apply(startsWith, file, ['eval at ']) as boolean) ? '<anonymous_script>' : file;
  return shown + ':' + line + '\n' + sourceLine + '\n' + marks + '\n\n';
}

/** Puts the line before the stack. */
export function showSyntaxError(error: unknown): void {
  if (typeof error !== 'object' || error === null) return;
  const arrow = syntaxArrow(error);
  const holder = error as { stack?: unknown };
  if (arrow === '' || typeof holder.stack !== 'string') return;
  holder.stack = arrow + (apply(slice, holder.stack, [0]) as string);
  (apply(get, places, [error]) as Known).isShown = true;
}
