import { createHash } from 'node:crypto';
import binaryen from 'binaryen';
import { MINIMUM_PAGES } from '../../src/engine/wasm.ts';
import { ADDED, HOST_FUNCTION, POLL_INTERRUPTS } from './additions.ts';
import { ASYNC_CONTEXT, withAsyncContext } from './async-context.ts';
import { bytecodeCopies } from './bytecode.ts';
import { withDynamicImports } from './dynamic-imports.ts';
import { renameExport } from './exports.ts';
import { GLOBAL_READS, withGlobalReads } from './global-reads.ts';
import { HEAP_BYTES, withHeapBytes } from './heap-bytes.ts';
import { hotCalls } from './hot-calls.ts';
import { withInnerFuel } from './inner-loops.ts';
import { LOCAL_TIME, withLocalTime } from './local-time.ts';
import { FEATURES, FUEL_GLOBAL, TURNS, turnOf } from './metering.ts';
import { MODULE_BODIES, withModuleBodies } from './module-bodies.ts';
import { hostFunction, imports, input, internals, stackOverflowText } from './names.ts';
import { NATIVE_RECURSION, reservingBody, reservingWrapper, withNativeRecursion } from './native-recursion.ts';
import { withNativeText } from './native-text.ts';
import { PARSER_MENDS, withParserMends } from './parser-mends.ts';
import { RE_EXPORTS, withReExports } from './re-exports.ts';
import { REGEXP_MATCHES, withRegExpMatches } from './regexp-matches.ts';
import { SOURCE_POSITIONS } from './source-positions.ts';
import { STACK_FRAMES, withStackFrames } from './stack-frames.ts';
import { withSmallStack } from './stack-place.ts';
import { STATEMENT_PARSER, withMendedStatements } from './statement-parser.ts';
import { THROWS, withThrows } from './throws.ts';

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
 * 1. Every loop outside the interpreter and the regular expression matcher, and some inside (inner-loops.ts), burns fuel and
 *    calls `tick` when it runs out: native loops never poll, so `[].indexOf.call({ length: 2 ** 53 - 1 }, 1)` would run for ever.
 * 2. Bulk memory operations burn fuel by their size: 10,000 interpreter steps of 8 MB fills are seconds.
 * 3. The host function reads its result from a fixed place instead of a malloc'ed box.
 * 4. A rejection tracker joins the function table; frames say what V8's say, and the host reads them (stack-frames.ts); source
 *    positions are V8's.
 * 5. Small functions are inlined where the interpreter and the commonest natives call them, which the dependency's own
 *    build does not do. It saves 20 % where the fuel costs 4 % (bench/compute.ts).
 * 6. Everything is named, the functions the host needs are exported with pointers instead of 64-bit values, and nothing
 *    else is: each export costs every new instance a microsecond.
 * 7. Jobs and reactions carry the context of the code that made them (async-context.ts).
 * 8. The parser accepts `yield` in the head of `for of` (statement-parser.ts).
 * 9. What the parser compiles wrongly is mended in it (parser-mends.ts).
 * 10. Natives that recurse reserve stack, so that the engine's own check ends them (native-recursion.ts).
 * 11. `import()` in other realms and in indirect `eval` (dynamic-imports.ts).
 * 12. Bodies of modules that wait are kept (module-bodies.ts).
 * 13. A match of a regular expression is noted for `RegExp.$1` (regexp-matches.ts).
 * 14. Allocations count by their bytes (heap-bytes.ts).
 * 15. Local times near a change of the clock are the right instants (local-time.ts).
 * 16. Natives say what they are on one line (native-text.ts).
 * 17. Each `throw` is noted, for the report of what nobody caught (throws.ts).
 * 18. What a module imports and exports is the exporter's (re-exports.ts).
 * 19. Compiled code can be written and read, which the dependency refuses: the build bakes its guest code from it.
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
  module.setFeatures(FEATURES);
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
    this.#lines = withNativeText(withSmallStack(text)).split('\n');
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
    return [
      ...this.#output,
      ...this.#bytecodeFunctions(),
      ADDED,
      ASYNC_CONTEXT,
      GLOBAL_READS,
      HEAP_BYTES,
      LOCAL_TIME,
      MODULE_BODIES,
      NATIVE_RECURSION,
      PARSER_MENDS,
      RE_EXPORTS,
      REGEXP_MATCHES,
      SOURCE_POSITIONS,
      STACK_FRAMES,
      STATEMENT_PARSER,
      THROWS,
      ')',
    ].join('\n');
  }

  /** Puts out a function and, after it, the copies that it calls. `original` is the name it has in the input. */
  #function(original: string, name: string, text: readonly string[]): void {
    const counted = withLocalTime(original, withHeapBytes(original, text));
    const framed = withModuleBodies(
      original,
      withReExports(original, withGlobalReads(original, withAsyncContext(original, counted))),
    );
    const mended = withMendedStatements(
      original,
      withParserMends(original, withThrows(original, withStackFrames(original, framed))),
    );
    const finished = withNativeRecursion(original, withRegExpMatches(original, withDynamicImports(original, mended)));
    const body = this.#meter ? withInnerFuel(original, finished) : finished;
    // One of ours takes its place.
    if (original === internals.buildBacktrace) return;
    if (original === hostFunction) {
      this.#output.push(HOST_FUNCTION);
      return;
    }
    const metered = this.#meter && original !== internals.interpreter && original !== internals.regexpMatcher;
    const copies: [callee: string, copy: string][] = [];
    const reserving = reservingBody(original, name);
    const head = this.#output.push(rewriteHead(original, reserving ?? name, body[0]!)) - 1;
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
      const turn = metered ? turnOf(body, i) : undefined;
      if (turn === undefined) continue;
      countsLocally ||= turn.countsLocally;
      this.#output.push(turn.text);
    }
    if (countsLocally) this.#output[head] += TURNS;
    if (reserving !== undefined) this.#output.push(reservingWrapper(original, name, body[0]!));
    for (const [callee, copy] of copies) this.#function(callee, copy, this.#find(callee));
  }

  /** `QTS_bjson_encode` and `_decode` once more, with the flags that allow compiled functions. */
  #bytecodeFunctions(): string[] {
    return bytecodeCopies.map(({ original, name, edits }) => {
      let text = this.#find(original).join('\n').replace(`$${original} `, `$${name} `);
      for (const [from, to] of edits) {
        if (!from.test(text)) throw new Error(`Function ${original} does not set the flags that are expected`);
        text = text.replace(from, String(to));
      }
      return text;
    });
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
    return `${line}\n ${FUEL_GLOBAL}\n (global $pages (mut i32) (i32.const ${MINIMUM_PAGES}))\n (global $interval (mut i32) (i32.const 1000))`;
  }
  return line;
}

/** Two functions get another name, because one of ours takes their place; copies get their own. */
function rewriteHead(original: string, name: string, line: string): string {
  if (name === internals.emitSourcePosition) return line.replace(`$${original} `, '$emit_position ');
  if (name === internals.pollInterrupts) return line.replace(`$${original} `, '$poll_slowly ');
  return line.replace(`$${original} `, `$${name} `);
}

function renameImport(line: string): string {
  return line.replace(
    /\(import "a" "(\w)" \(func \$(\S+)(.*)$/,
    (_, letter: keyof typeof imports, index: string, rest: string) => {
      const name = imports[letter];
      if (letter === 's') {
        return `(import "env" "host_call" (func $host_call (param i32 i32)))
 (import "env" "tick" (func $tick))
 (import "env" "promise_rejection" (func $promise_rejection (param i32)))
 (import "env" "backtrace" (func $backtrace (param i32 i32 i32 i32 i32)))
 (import "env" "eval_origin" (func $eval_origin (result i32)))`;
      }
      return `(import "env" "${name}" (func $${index}${rest}`;
    },
  );
}
