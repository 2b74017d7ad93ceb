import { createHash } from 'node:crypto';
import binaryen from 'binaryen';
import { hostFunction, imports, input, internals, scratch, stackOverflowText } from './names.ts';

/**
 * Turns the dependency's Wasm into the engine of this library. Done on the printed text form, where one expression
 * starts on one line, because binaryen's JavaScript API has no generic walk over expressions.
 *
 * 1. Every loop outside the interpreter and the regular expression matcher burns fuel and calls `tick` when it runs
 *    out: native loops never poll, so `[].indexOf.call({ length: 2 ** 53 - 1 }, 1)` would run for ever.
 * 2. Bulk memory operations burn fuel by their size: 10,000 interpreter steps of 8 MB fills are seconds.
 * 3. The host function reads its result from a fixed place instead of a malloc'ed box.
 * 4. A rejection tracker joins the function table; `build_backtrace` reports each stack it wrote.
 * 5. Everything is named, the functions the host needs are exported with pointers instead of 64-bit values.
 */
export function transformEngine(wasm: Uint8Array, options: { meter?: boolean; optimize?: boolean; unmetered?: readonly string[] } = {}): Uint8Array {
  const digest = createHash('sha256').update(wasm).digest('hex');
  if (digest !== input.sha256) {
    throw new Error(`The Wasm of ${input.package} has sha256 ${digest}, expected ${input.sha256} (version ${input.version})`);
  }
  const source = binaryen.readBinary(wasm);
  const text = source.emitText();
  source.dispose();
  const module = binaryen.parseText(rewrite(text, options));
  // What the printed module uses: bulk memory, saturating conversions, sign extension, mutable globals, multi-value.
  module.setFeatures(
    binaryen.Features.BulkMemory | binaryen.Features.NontrappingFPToInt | binaryen.Features.SignExt | binaryen.Features.MutableGlobals |
      binaryen.Features.Multivalue | binaryen.Features.ReferenceTypes | binaryen.Features.BulkMemoryOpt,
  );
  if (!module.validate()) throw new Error('The transformed engine does not validate');
  if (options.optimize) {
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    module.optimize();
  }
  const output = module.emitBinary();
  module.dispose();
  return output;
}

function rewrite(text: string, { meter = true, unmetered = [] }: { meter?: boolean; unmetered?: readonly string[] }): string {
  const free = new Set<string>([internals.interpreter, internals.regexpMatcher, ...unmetered]);
  const lines = text.split('\n');
  const output: string[] = [];
  let name = '';
  for (let i = 0; i < lines.length; i++) {
    let line = lines[i]!;
    const start = /^ \(func \$(\S+)/.exec(line);
    if (start) name = start[1]!.replace(/\)$/, '');
    if (line.startsWith(' (import "a" "a"')) line = line.replace('"a" "a"', '"env" "memory"').replace(' 256 32768', ` ${MINIMUM_PAGES} 32768`);
    else if (line.startsWith(' (import "a"')) line = renameImport(line);
    else if (line.startsWith(' (table ')) line = line.replace('471 funcref', '472 funcref');
    else if (line.startsWith(' (elem ')) line = line.replace(/\)$/, ' $on_rejection)');
    else if (line.startsWith(' (global $global$0')) {
      line = `${line}\n (global $fuel (mut i32) (i32.const ${FUEL}))\n (global $pages (mut i32) (i32.const ${MINIMUM_PAGES}))`;
    } else if (line.startsWith(' (export ')) line = renameExport(line);
    else if (name === internals.buildBacktrace && start) line = line.replace(`$${name} `, '$write_backtrace ');
    if (start && name === hostFunction) {
      output.push(HOST_FUNCTION);
      while (lines[i + 1] !== ' )') i++;
      i++;
      continue;
    }
    if (meter) {
      if (/^\s+\(memory\.fill$/.test(line)) line = line.replace('(memory.fill', '(call $fill');
      else if (/^\s+\(memory\.copy$/.test(line)) line = line.replace('(memory.copy', '(call $copy');
    }
    if ((stackOverflowText.functions as readonly string[]).includes(name)) {
      line = line.replace(`(i32.const ${stackOverflowText.address})`, `(i32.const ${stackOverflowText.at})`);
    }
    // A pooled memory may be larger than what this tenant may use: the allocator sees the tenant's own size.
    line = line.replace('(memory.size)', '(global.get $pages)');
    output.push(line);
    if (meter && /^\s+\(loop \$\S+/.test(line) && !free.has(name)) output.push(BURN);
  }
  const end = output.lastIndexOf(')');
  output.splice(end, 1, ADDED, ')');
  return output.join('\n');
}

/** The heap starts at 5,333,088; 84 pages hold the static data, the stack and the first 170 KB of heap. */
const MINIMUM_PAGES = 84;
/** Loop iterations between two ticks: at 1-100 ns each, a tick comes every 10 us to 1 ms. */
export const FUEL = 10_000;

const BURN = `(global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))
 (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (call $refuel)))`;

const HOST_FUNCTION = ` (func $${hostFunction} (param $0 i32) (param $1 i64) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (result i64)
  (call $host_call (local.get $2) (local.get $3))
  (i64.load (i32.const ${scratch.portResult}))
 )`;

const ADDED = `
 (data (i32.const ${stackOverflowText.at}) "${stackOverflowText.text}\\00")
 (func $refuel (call $tick) (global.set $fuel (i32.const ${FUEL})))
 (func $burn (param $bytes i32)
  (global.set $fuel (i32.sub (global.get $fuel) (i32.shr_u (local.get $bytes) (i32.const 7))))
  (if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (call $refuel))))
 (func $fill (param $to i32) (param $value i32) (param $bytes i32)
  (if (i32.gt_u (local.get $bytes) (i32.const 1024)) (then (call $burn (local.get $bytes))))
  (memory.fill (local.get $to) (local.get $value) (local.get $bytes)))
 (func $copy (param $to i32) (param $from i32) (param $bytes i32)
  (if (i32.gt_u (local.get $bytes) (i32.const 1024)) (then (call $burn (local.get $bytes))))
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
  return line.replace(/\(import "a" "(\w)" \(func \$(\S+)(.*)$/, (_, letter: keyof typeof imports, index: string, rest: string) => {
    const name = imports[letter];
    if (letter === 's') {
      return `(import "env" "host_call" (func $host_call (param i32 i32)))
 (import "env" "tick" (func $tick))
 (import "env" "promise_rejection" (func $promise_rejection (param i32)))
 (import "env" "backtrace" (func $backtrace (param i32)))`;
    }
    return `(import "env" "${name}" (func $${index}${rest}`;
  });
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
  exportNames = new Map([...names, ['u', 'initialize'], ['La', 'timeout'], ['Ma', 'stack_restore'], ['Na', 'stack_alloc'], ['Oa', 'stack_get']]);
}
