import binaryen from 'binaryen';

/**
 * Fuel in the loops of a Wasm module, in its printed text form: one that runs out of it calls `tick`, where the host looks at the
 * limits. The module has to import `$tick`.
 */

/** Loop iterations between two ticks: at 1-100 ns each, a tick comes every 10 us to 1 ms. */
const FUEL = 10_000;

export const FUEL_GLOBAL = `(global $fuel (mut i32) (i32.const ${FUEL}))`;

/** The functions that the loops call. */
export const METER = ` (func $refuel (call $tick) (global.set $fuel (i32.const ${FUEL})))
 (func $burn (param $turns i32)
  (global.set $fuel (i32.sub (global.get $fuel) (local.get $turns)))
  (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (call $refuel))))`;

/** What a loop that calls anything does at each turn. */
export const BURN = `(global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
 (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (call $refuel)))`;

/** Turns of loops that call nothing, between two burns. */
const LEAF_TURNS = 128;

/**
 * What a loop that calls nothing does at each turn: it counts in a local, which all such loops of its function share, and
 * burns when 128 turns have gathered. So at most 127 turns (a quarter of a microsecond) of each call are free, and whatever
 * makes calls pays for each: a loop burns, the interpreter counts. All metering together costs 3 % on compute this way, and 5 %
 * with the global in every loop, where each turn of a short one waits for the store of the one before (bench/compute.ts).
 */
const BURN_LOCALLY = `(if (i32.eqz (i32.and (local.tee $turns (i32.add (local.get $turns) (i32.const 1))) (i32.const ${LEAF_TURNS - 1})))
 (then (call $burn (i32.const ${LEAF_TURNS}))))`;

/** The declaration of that local, behind the head of a function. */
export const TURNS = '\n  (local $turns i32)';

/** What goes behind line `at` of a function where a loop begins there, else undefined. */
export function turnOf(
  body: readonly string[],
  at: number,
): { readonly text: string; readonly countsLocally: boolean } | undefined {
  if (!/^\s+\(loop \$\S+/.test(body[at]!)) return undefined;
  const countsLocally = isLeafLoop(body, at);
  return { text: countsLocally ? BURN_LOCALLY : BURN, countsLocally };
}

/** Whether the loop that starts at `at` calls nothing. What it contains is indented deeper. */
function isLeafLoop(body: readonly string[], at: number): boolean {
  const depth = body[at]!.search(/\S/);
  for (let i = at + 1; body[i]!.search(/\S/) > depth; i++) {
    if (/\((?:call|call_indirect|memory\.\w+)\b/.test(body[i]!)) return false;
  }
  return true;
}

/** What modules of the toolchain that made our inputs use. */
export const FEATURES =
  binaryen.Features.BulkMemory |
  binaryen.Features.NontrappingFPToInt |
  binaryen.Features.SignExt |
  binaryen.Features.MutableGlobals |
  binaryen.Features.Multivalue |
  binaryen.Features.ReferenceTypes |
  binaryen.Features.BulkMemoryOpt;
