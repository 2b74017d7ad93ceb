import { createHash } from 'node:crypto';
import binaryen from 'binaryen';
import { hostFunction, imports, input, internals, scratch, stackOverflowText } from './names.ts';

/** For benchmarks and experiments only: the build uses the defaults with `optimize`. */
export interface TransformOptions {
  /** Fuel in loops and bulk operations. */
  readonly meter?: boolean;
  /** Copies of hot callees in their hot callers. */
  readonly inline?: boolean;
  /** binaryen's own passes, -O3. */
  readonly optimize?: boolean;
}

/**
 * Turns the dependency's Wasm into the engine of this library. Done on the printed text form, where one expression
 * starts on one line, because binaryen's JavaScript API has no generic walk over expressions.
 *
 * 1. Every loop outside the interpreter and the regular expression matcher burns fuel and calls `tick` when it runs
 *    out: native loops never poll, so `[].indexOf.call({ length: 2 ** 53 - 1 }, 1)` would run for ever.
 * 2. Bulk memory operations burn fuel by their size: 10,000 interpreter steps of 8 MB fills are seconds.
 * 3. The host function reads its result from a fixed place instead of a malloc'ed box.
 * 4. A rejection tracker joins the function table; `build_backtrace` reports each stack it wrote.
 * 5. Small functions are inlined where the interpreter and the commonest natives call them, which the dependency's own
 *    build does not do. It saves 20 % where the fuel costs 4 % (bench/compute.ts).
 * 6. Everything is named, the functions the host needs are exported with pointers instead of 64-bit values.
 */
export function transformEngine(wasm: Uint8Array, options: TransformOptions = {}): Uint8Array {
  const digest = createHash('sha256').update(wasm).digest('hex');
  if (digest !== input.sha256) {
    throw new Error(`The Wasm of ${input.package} has sha256 ${digest}, expected ${input.sha256} (version ${input.version})`);
  }
  const source = binaryen.readBinary(wasm);
  const text = source.emitText();
  source.dispose();
  const module = binaryen.parseText(new Rewriter(text, options).text());
  // What the printed module uses: bulk memory, saturating conversions, sign extension, mutable globals, multi-value.
  module.setFeatures(
    binaryen.Features.BulkMemory |
      binaryen.Features.NontrappingFPToInt |
      binaryen.Features.SignExt |
      binaryen.Features.MutableGlobals |
      binaryen.Features.Multivalue |
      binaryen.Features.ReferenceTypes |
      binaryen.Features.BulkMemoryOpt,
  );
  if (!module.validate()) throw new Error('The transformed engine does not validate');
  if (options.optimize) {
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    // A function with one caller is always inlined. First of all, because the optimizer begins by merging equal functions.
    module.runPasses(['inlining']);
    module.optimize();
  }
  const output = module.emitBinary();
  module.dispose();
  return output;
}

/** Rewrites the printed module line by line. Functions begin with ` (func $name` and end with ` )`. */
class Rewriter {
  readonly #lines: readonly string[];
  readonly #meter: boolean;
  readonly #inline: boolean;
  readonly #output: string[] = [];
  #copies = 0;

  constructor(text: string, { meter = true, inline = true }: TransformOptions) {
    this.#lines = text.split('\n');
    this.#meter = meter;
    this.#inline = inline;
  }

  text(): string {
    const lines = this.#lines;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const name = functionName(line);
      if (name !== undefined) {
        const end = lines.indexOf(' )', i);
        this.#function(name, name, lines.slice(i, end + 1));
        i = end;
      } else if (line !== ')') this.#output.push(rewriteField(line));
    }
    return [...this.#output, ADDED, ')'].join('\n');
  }

  /** Puts out a function and, after it, the copies that it calls. `original` is the name it has in the input. */
  #function(original: string, name: string, body: readonly string[]): void {
    if (original === hostFunction) {
      this.#output.push(HOST_FUNCTION);
      return;
    }
    const metered = this.#meter && original !== internals.interpreter && original !== internals.regexpMatcher;
    const copies: [callee: string, copy: string][] = [];
    const head = this.#output.push(rewriteHead(original, name, body[0]!)) - 1;
    let countsLocally = false;
    for (let i = 1; i < body.length; i++) {
      let line = body[i]!;
      const callee = /^\s+\(call \$(\d+)$/.exec(line)?.[1];
      if (callee !== undefined && this.#inline && hotCalls[callee]?.has(original)) {
        const copy = `${callee}_${++this.#copies}`;
        copies.push([callee, copy]);
        line = line.replace(`$${callee}`, `$${copy}`);
      }
      if (this.#meter) line = line.replace(/\(memory\.(fill|copy)$/, '(call $$$1');
      if ((stackOverflowText.functions as readonly string[]).includes(original)) {
        line = line.replace(`(i32.const ${stackOverflowText.address})`, `(i32.const ${stackOverflowText.at})`);
      }
      // A pooled memory may be larger than what this tenant may use: the allocator sees the tenant's own size.
      this.#output.push(line.replace('(memory.size)', '(global.get $pages)'));
      if (metered && /^\s+\(loop \$\S+/.test(line)) {
        const leaf = isLeafLoop(body, i);
        countsLocally ||= leaf;
        this.#output.push(leaf ? BURN_LOCALLY : BURN);
      }
    }
    if (countsLocally) this.#output[head] += '\n  (local $turns i32)';
    for (const [callee, copy] of copies) this.#function(callee, copy, this.#find(callee));
  }

  #find(name: string): readonly string[] {
    if (name === internals.pollInterrupts) return POLL_INTERRUPTS.split('\n');
    const start = this.#lines.findIndex((line) => functionName(line) === name);
    return this.#lines.slice(start, this.#lines.indexOf(' )', start) + 1);
  }
}

function functionName(line: string): string | undefined {
  return /^ \(func \$(\w+)/.exec(line)?.[1];
}

function rewriteField(line: string): string {
  if (line.startsWith(' (import "a" "a"')) {
    return line.replace('"a" "a"', '"env" "memory"').replace(' 256 32768', ` ${MINIMUM_PAGES} 32768`);
  }
  if (line.startsWith(' (import "a"')) return renameImport(line);
  if (line.startsWith(' (table ')) return line.replace('471 funcref', '472 funcref');
  if (line.startsWith(' (elem ')) return line.replace(/\)$/, ' $on_rejection)');
  if (line.startsWith(' (export ')) return renameExport(line);
  if (line.startsWith(' (global $global$0')) {
    return `${line}\n (global $fuel (mut i32) (i32.const ${FUEL}))\n (global $pages (mut i32) (i32.const ${MINIMUM_PAGES}))`;
  }
  return line;
}

/** Two functions get another name, because one of ours takes their place; copies get their own. */
function rewriteHead(original: string, name: string, line: string): string {
  if (name === internals.buildBacktrace) return line.replace(`$${original} `, '$write_backtrace ');
  if (name === internals.pollInterrupts) return line.replace(`$${original} `, '$poll_slowly ');
  return line.replace(`$${original} `, `$${name} `);
}

/** Whether the loop that starts at `at` calls nothing. What it contains is indented deeper. */
function isLeafLoop(body: readonly string[], at: number): boolean {
  const depth = body[at]!.search(/\S/);
  for (let i = at + 1; body[i]!.search(/\S/) > depth; i++) {
    if (/\((?:call|call_indirect|memory\.\w+)\b/.test(body[i]!)) return false;
  }
  return true;
}

/** The heap starts at 5,333,088; 84 pages hold the static data, the stack and the first 170 KB of heap. */
const MINIMUM_PAGES = 84;
/** Loop iterations between two ticks: at 1-100 ns each, a tick comes every 10 us to 1 ms. */
export const FUEL = 10_000;

/** What a loop that calls anything does at each turn. */
const BURN = `(global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
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

/** The quick half of `js_poll_interrupts`, small enough to be inlined: the dependency has both halves in one function. */
const POLL_INTERRUPTS = ` (func $${internals.pollInterrupts} (param $ctx i32) (result i32)
  (local $left i32)
  (i32.store offset=232 (local.get $ctx) (local.tee $left (i32.sub (i32.load offset=232 (local.get $ctx)) (i32.const 1))))
  (if (result i32) (i32.gt_s (local.get $left) (i32.const 0)) (then (i32.const 0)) (else (call $poll_slowly (local.get $ctx))))
 )`;

/** Bytes that a bulk operation handles in one go: about 0.1 ms, or 0.5 ms where memory is touched for the first time. */
const CHUNK = 1 << 20;

const HOST_FUNCTION = ` (func $${hostFunction} (param $0 i32) (param $1 i64) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (result i64)
  (call $host_call (local.get $2) (local.get $3))
  (i64.load (i32.const ${scratch.portResult}))
 )`;

const ADDED = `
${POLL_INTERRUPTS}
 (data (i32.const ${stackOverflowText.at}) "${stackOverflowText.text}\\00")
 (func $refuel (call $tick) (global.set $fuel (i32.const ${FUEL})))
 (func $burn (param $turns i32)
  (global.set $fuel (i32.sub (global.get $fuel) (local.get $turns)))
  (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (call $refuel))))
 (func $fill (param $to i32) (param $value i32) (param $bytes i32)
  (if (i32.gt_u (local.get $bytes) (i32.const 1024)) (then
   (loop $chunks
    (if (i32.gt_u (local.get $bytes) (i32.const ${CHUNK})) (then
     (memory.fill (local.get $to) (local.get $value) (i32.const ${CHUNK}))
     (local.set $to (i32.add (local.get $to) (i32.const ${CHUNK})))
     (local.set $bytes (i32.sub (local.get $bytes) (i32.const ${CHUNK})))
     (call $burn (i32.const ${CHUNK >> 7}))
     (br $chunks))))
   (call $burn (i32.shr_u (local.get $bytes) (i32.const 7)))))
  (memory.fill (local.get $to) (local.get $value) (local.get $bytes)))
 (func $copy (param $to i32) (param $from i32) (param $bytes i32)
  (if (i32.gt_u (local.get $bytes) (i32.const 1024)) (then
   (loop $chunks
    (if (i32.gt_u (local.get $bytes) (i32.const ${CHUNK})) (then
     (local.set $bytes (i32.sub (local.get $bytes) (i32.const ${CHUNK})))
     (if (i32.gt_u (local.get $to) (local.get $from)) (then
      ;; From the end, so that an overlap is read before it is written.
      (memory.copy (i32.add (local.get $to) (local.get $bytes)) (i32.add (local.get $from) (local.get $bytes)) (i32.const ${CHUNK})))
     (else
      (memory.copy (local.get $to) (local.get $from) (i32.const ${CHUNK}))
      (local.set $to (i32.add (local.get $to) (i32.const ${CHUNK})))
      (local.set $from (i32.add (local.get $from) (i32.const ${CHUNK})))))
     (call $burn (i32.const ${CHUNK >> 7}))
     (br $chunks))))
   (call $burn (i32.shr_u (local.get $bytes) (i32.const 7)))))
  (memory.copy (local.get $to) (local.get $from) (local.get $bytes)))
 (func $on_rejection (param $ctx i32) (param $promise i64) (param $reason i64) (param $handled i32) (param $opaque i32)
  (i64.store (i32.const ${scratch.rejection}) (local.get $promise))
  (i64.store (i32.const ${scratch.rejection + 8}) (local.get $reason))
  (call $promise_rejection (local.get $handled)))
 (func $${internals.buildBacktrace} (param $ctx i32) (param $error i64) (param $file i32) (param $line i32) (param $column i32) (param $flags i32)
  (call $write_backtrace (local.get $ctx) (local.get $error) (local.get $file) (local.get $line) (local.get $column) (local.get $flags))
  (if (i64.ge_u (local.get $error) (i64.const -4294967296)) (then
   (call $backtrace (i32.wrap_i64 (local.get $error))))))
 (func $call_function (param $ctx i32) (param $function i32) (param $this i32) (param $argc i32) (param $argv i32)
  (i64.store (i32.const ${scratch.callResult})
   (call $${internals.call} (local.get $ctx) (i64.load (local.get $function)) (i64.load (local.get $this)) (local.get $argc) (local.get $argv))))
 (func $free_value (param $ctx i32) (param $value i32)
  (call $${internals.freeValue} (local.get $ctx) (i64.load (local.get $value))))
 (func $collect_garbage (param $rt i32) (call $${internals.runGc} (local.get $rt) (i32.const 1)))
 (export "call_function" (func $call_function))
 (export "free_value" (func $free_value))
 (export "collect_garbage" (func $collect_garbage))
 (export "alloc_string" (func $${internals.allocString}))
 (export "fuel" (global $fuel))
 (export "pages" (global $pages))
 (export "stack_pointer" (global $global$0))
 (export "table" (table $0))`;

function renameImport(line: string): string {
  return line.replace(
    /\(import "a" "(\w)" \(func \$(\S+)(.*)$/,
    (_, letter: keyof typeof imports, index: string, rest: string) => {
      const name = imports[letter];
      if (letter === 's') {
        return `(import "env" "host_call" (func $host_call (param i32 i32)))
 (import "env" "tick" (func $tick))
 (import "env" "promise_rejection" (func $promise_rejection (param i32)))
 (import "env" "backtrace" (func $backtrace (param i32)))`;
      }
      return `(import "env" "${name}" (func $${index}${rest}`;
    },
  );
}

function renameExport(line: string): string {
  const match = /^ \(export "([^"]+)"/.exec(line)!;
  const name = exportNames.get(match[1]!);
  if (name === undefined) throw new Error(`Export "${match[1]}" has no name`);
  return line.replace(`"${match[1]}"`, `"${name}"`);
}

let exportNames = new Map<string, string>();
/** The names the dependency's own glue gives the exports; `u` runs the constructors, the last four are the stack's. */
export function setExportNames(names: ReadonlyMap<string, string>): void {
  exportNames = new Map([
    ...names,
    ['u', 'initialize'],
    ['La', 'timeout'],
    ['Ma', 'stack_restore'],
    ['Na', 'stack_alloc'],
    ['Oa', 'stack_get'],
  ]);
}

/**
 * Small functions and the callers into which they are inlined: the pairs that make at least 0.05 % of all calls of functions
 * below 45 expressions in the programs of bench/compute.ts, counted by a copy of the callee for each pair. Inlining the same
 * functions everywhere is no faster and adds 130 KB instead of 19. The interpreter (202) gets two of them only: with a third
 * V8 takes 190 ms instead of 86 to optimize it, for 2 % of speed, and a process ends no sooner than that.
 */
const hotCalls: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    // JS_FreeValue, 27 % of these calls, two thirds of them by the interpreter
    0: '6 11 14 38 42 45 56 61 67 141 143 155 178 202 260 292 297 454 500 517 527 600 604 605 644 646 694 719 853 1014 1031 1033 1034 1104 1256 1270',
    // js_poll_interrupts, its quick half
    108: '202 517',
    // set_value: stores a value and frees the one before
    14: '142 320 600',
    // JS_FreeValueRT
    15: '265 413 444 1045 1053 1066 1072',
    // JS_FreeAtom, JS_FreeAtomRT, JS_DupAtom, atom kind, JS_ValueToAtom
    6: '61 141 453 600',
    104: '265 1060',
    13: '30 100 118 711',
    313: '100',
    30: '61 141 453',
    // js_malloc, js_realloc, string allocation, array growth, memcpy, memcmp
    20: '100 235 458 600 679 692 698 721',
    161: '107 692 736',
    205: '98 264 500',
    262: '320 505',
    193: '564 756',
    106: '392 1024',
    // hash chains of shapes: link, unlink; freeing a property
    399: '118 266',
    529: '118 265',
    413: '748',
    // calls with fixed arguments: property access and definition by value, JS_Call, conversions
    9: '1014 1024 1031 1034',
    11: '141 453 720',
    42: '5 192',
    66: '604 1269 1270',
    68: '292',
    91: '228 314 402 719',
    144: '1028 1104',
    200: '449 1104',
    // class checks of an object
    25: '295 459 900 1104 1272',
    72: '951',
  }).map(([callee, callers]) => [callee, new Set(callers.split(' '))]),
);
