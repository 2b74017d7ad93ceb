import { BURN } from './metering.ts';
import { internals } from './names.ts';

/**
 * Fuel in loops of the interpreter and of the regular expression matcher, which poll by counters of their own: those count
 * instructions, and these loops are as long as the program likes. A read of a property goes up the prototypes: with a million of
 * them `for (;;) o.x` went on for a minute. And a reference back compares as many characters as its group has: twenty thousand
 * of them over a million for a minute too. What a property is found in first burns nothing, which most are.
 */

/** `JSShape.proto`: where it is not null, the loop goes on there. */
const PROTOTYPE = /^\s+\(i32\.load offset=44$/;

/** OP_get_field, OP_get_field2 and OP_get_length, each with the loop over the prototypes inlined. */
const PROTOTYPE_LOOPS = 3;

/** One for each direction of a reference, and one for those that only match whole characters. */
const COMPARING_LOOPS = 3;
/** `lre_canonicalize`, by its two copies: what the loops that compare call when letter case does not count. */
const CANONICALIZE = /\(call \$14[56]$/;

export function withInnerFuel(original: string, body: readonly string[]): readonly string[] {
  if (original === internals.interpreter) return burningBefore(body, goesUp, PROTOTYPE_LOOPS);
  if (original === internals.regexpMatcher) return burningBehind(body, compares, COMPARING_LOOPS);
  return body;
}

function goesUp(body: readonly string[], at: number): boolean {
  return (
    /^\s+\(br_if \$label\d+$/.test(body[at]!) &&
    /^\s+\(local\.tee \$\d+$/.test(body[at + 1]!) &&
    PROTOTYPE.test(body[at + 2]!) &&
    /^\s+\(local\.get \$\d+\)$/.test(body[at + 3]!)
  );
}

/** A loop within that of the instructions, which begins with the function or near. */
function compares(body: readonly string[], at: number): boolean {
  if (!/^\s+\(loop \$\S+/.test(body[at]!)) return false;
  const depth = body[at]!.search(/\S/);
  if (depth < 10) return false;
  for (let i = at + 1; body[i]!.search(/\S/) > depth; i++) if (CANONICALIZE.test(body[i]!)) return true;
  return false;
}

type Test = (body: readonly string[], at: number) => boolean;

function burningBefore(body: readonly string[], test: Test, expected: number): readonly string[] {
  return checked(body, expected, (line, at) => (test(body, at) ? [BURN, line] : [line]));
}

function burningBehind(body: readonly string[], test: Test, expected: number): readonly string[] {
  return checked(body, expected, (line, at) => (test(body, at) ? [line, BURN] : [line]));
}

function checked(body: readonly string[], expected: number, edit: (line: string, at: number) => string[]): readonly string[] {
  let found = 0;
  const edited = body.flatMap((line, at) => {
    const lines = edit(line, at);
    if (lines.length > 1) found++;
    return lines;
  });
  if (found !== expected) throw new Error(`Found ${found} loops that need fuel of their own, expected ${expected}`);
  return edited;
}
