/**
 * What the dependency compiles wrongly, mended in its compiler, so that no source is rewritten and code made by `eval` has it.
 *
 * `for await` (tc39.es/ecma262/#sec-asynciteratorclose): a loop left by `break`, `continue` of another loop, `return` or an
 * error waits for the promise of the iterator's `return()`; a loop that ends by itself does not call it. The dependency
 * compiled none of that. A catch offset of its own takes the place of the marker 0 with which the interpreter closes iterators
 * without waiting. While `next()` runs, the marker is switched off by its tag alone, so that its position survives.
 * In an asynchronous generator, `return` in a plain `for-of` no longer waits for a synchronous iterator either.
 *
 * `new new X().y()` (tc39.es/ecma262/#sec-left-hand-side-expressions): arguments belong to the innermost `new` that has none.
 */
import { type Edits, withEdits } from './edits.ts';
import { internals } from './names.ts';

/** Opcodes, by their place in the dependency's list. */
const Op = {
  undefined: 6,
  drop: 14,
  rot3r: 30,
  throw: 48,
  ifTrue: 105,
  goto: 106,
  catch: 107,
  checkObject: 128,
  iteratorCall: 132,
  await: 137,
} as const;

/** `JS_TAG_UNDEFINED` and `JS_TAG_CATCH_OFFSET`, the upper halves of values. */
const [UNDEFINED_TAG, CATCH_TAG] = [3, 5];

/**
 * `drop_count` of a `for await` in `BlockEnv`, where other loops with an iterator have more: what counts is that an iterator has
 * three values. The flags have no bit to spare, since those that are unused are not cleared.
 */
const ASYNC_DROPS = 0;
const isAsync = (entry: string): string => `(i32.eq (i32.load offset=16 ${entry}) (i32.const ${ASYNC_DROPS}))`;

const emit = (op: number): string =>
  `(call $1 (i32.load offset=52 (local.get $0)) (i32.const ${op}))
  `;
const emitCall = (flags: number): string =>
  `${emit(Op.undefined)}${emit(Op.iteratorCall)}(call $2 (i32.add (i32.load offset=52 (local.get $0)) (i32.const 256)) (i32.const ${flags}))
  `;
const jump = (op: number, to: string): string => `(call $16 (local.get $0) (i32.const ${op}) ${to})`;
const NEW_LABEL = '(i32.const -1)';
const label = (name: string): string => `(call $17 (local.get $0) (local.get $${name}))
  `;
/** Of `iterator_call`: `return`, without an argument. */
const CALL_RETURN = 2;

const edits: Edits = {
  // js_parse_statement_or_decl, which has js_parse_for_in_of and emit_break in it
  210: [
    [/(?=\(local \$2 i32\)\n)/, '(local $handler i32)\n  (local $after i32)\n  '],
    // break_entry.drop_count += 2
    [
      /(?<=\(i32\.store offset=96\s+\(local\.get \$3\)\s+\(i32\.add\s+\(i32\.load offset=96\s+\(local\.get \$3\)\s+\)\s+)\(i32\.const 2\)/,
      `(select (i32.const 2) (i32.const ${ASYNC_DROPS - 1}) (local.get $1))`,
    ],
    // emit_op(for_of_start or for_await_of_start)
    [
      /(?<=\(i32\.const 123\)\s+\(i32\.const 124\)\s+\(local\.get \$1\)\s+\)\s+\(i32\.const 122\)\s+\(local\.get \$7\)\s+\)\s+\))/,
      `(if (i32.and (i32.ne (local.get $7) (i32.const 0)) (i32.eqz (local.get $1))) (then
   ${emit(Op.drop)}(local.set $handler ${jump(Op.catch, NEW_LABEL)})))`,
    ],
    // The loop that ended by itself. 0 stands for the close that is compiled by $emit_async_left.
    [/(?<=\(i32\.const 129\)\s+\)\s+\(br \$block79\s+)\(i32\.const 130\)/, '(i32.const 0)'],
    [
      /(?=\(call \$17\s+\(local\.get \$0\)\s+\(local\.get \$17\)\s+\)\s+\(call \$1\s+\(i32\.load offset=52\s+\(local\.get \$0\)\s+\)\s+\(local\.get \$1\)\s)/,
      `(if (i32.eqz (local.get $1)) (then
   ${emit(Op.drop)}${emit(Op.drop)}${emit(Op.drop)}(local.set $after ${jump(Op.goto, NEW_LABEL)})))
  `,
    ],
    [
      /(?<=\(local\.get \$17\)\s+\)\s+)\(call \$1\s+\(i32\.load offset=52\s+\(local\.get \$0\)\s+\)\s+\(local\.get \$1\)\s+\)/,
      (emitted) => `(if (local.get $1) (then ${emitted}) (else
   (call $emit_async_left (local.get $0) (local.get $handler) (local.get $after))))`,
    ],
    // emit_break, of a loop around which there is another
    [
      /\(call \$1\s+\(i32\.load offset=52\s+\(local\.get \$0\)\s+\)\s+\(i32\.const 130\)\s+\)(?=\s+\(local\.set \$4\s+\(i32\.const 3\))/,
      (emitted) => `(if ${isAsync('(local.get $1)')} (then
   ${emit(Op.drop)}(call $emit_async_close (local.get $0))) (else ${emitted}))`,
    ],
  ],
  // emit_return: asked is the kind of the loop, not that of the function.
  249: [
    [
      /\(i32\.eq\s+\(i32\.load8_u offset=104\s+(\(local\.tee \$1\s+\(i32\.load offset=52\s+\(local\.get \$0\)\s+\)\s+\))\s+\)\s+\(i32\.const 3\)\s+\)/,
      (_, read = '') => `(block (result i32) (drop ${read}) ${isAsync('(local.get $2)')})`,
    ],
    [
      /\(call \$1\s+\(local\.get \$1\)\s+\(i32\.const 15\)\s+\)[\s\S]*?(?=\(br \$label\))/,
      `${emit(Op.rot3r)}(call $emit_async_close (local.get $0))
  (local.set $1 (i32.const 0))
  `,
    ],
  ],
  // js_parse_unary: an instruction that waits stands at its `await`, as V8 has it.
  242: [
    [/(?=\(local \$3 i32\)\n)/, '(local $await i32)\n  '],
    [
      /(?=\(br_if \$block8\s+\(call \$4\s+\(local\.get \$0\)\s+\)\s+\)\s+\(br_if \$block8\s+\(call \$242\s+\(local\.get \$0\)\s+\(i32\.const 8\)\s+\)\s+\)\s+\(i32\.store offset=416\s)/,
      `(local.set $await (i32.load offset=12 (local.get $0)))
  `,
    ],
    [
      /(?=\(i32\.store offset=416\s)/,
      `(call $${internals.emitSourcePosition} (local.get $0) (local.get $await))
  `,
    ],
  ],
  // JS_CallInternal: for_await_of_next, iterator_get_value_done
  202: [
    [
      /\(i64\.store(\s+\(i32\.sub\s+\(local\.get \$17\)\s+\(i32\.const 8\)\s+\)\s+)\(i64\.const 12884901888\)(?=\s+\)\s+\(br_if \$block230\s+\(i64\.eq\s+\(i64\.and\s+\(local\.tee \$7\s+\(call \$9\s)/,
      (_, slot = '') => `(i32.store offset=4${slot}(i32.const ${UNDEFINED_TAG})`,
    ],
    [
      /\(i64\.store(\s+\(i32\.sub\s+\(local\.get \$17\)\s+\(i32\.const 16\)\s+\)\s+)\(i64\.const 21474836480\)/,
      (_, slot = '') => `(i32.store offset=4${slot}(i32.const ${CATCH_TAG})`,
    ],
  ],
  // js_parse_postfix_expr: `accept_lparen` is local 9, the type of the call local 2.
  574: [
    [/(?=\(local \$2 i32\)\n)/, '(local $calls i32)\n  '],
    [
      /\(local\.set \$9\s+(\(i32\.shr_u\s+\(local\.get \$1\)\s+\(i32\.const 1\)\s+\))\s+\)/,
      (_, flag = '') => `(local.set $9 (local.tee $calls ${flag}))`,
    ],
    [/\(local\.set \$2\s+\(i32\.const 0\)\s+\)(?=\s+\(br \$label4\))/, '$&\n  (local.set $9 (local.get $calls))', 6],
  ],
};

/** The text of a function of the compiler or of the interpreter with what is mended in it. */
export function withParserMends(name: string, body: readonly string[]): readonly string[] {
  return withEdits(edits, name, body);
}

export const PARSER_MENDS = `
 ;; iterator next ->, after return() was called and waited for.
 (func $emit_async_close (param $0 i32)
  (local $none i32)
  ${emit(Op.undefined)}${emitCall(CALL_RETURN)}(local.set $none ${jump(Op.ifTrue, NEW_LABEL)})
  ${emit(Op.await)}${emit(Op.checkObject)}${label('none')}${emit(Op.drop).repeat(4)})
 ;; Where a break goes to, and behind it where an error goes to: iterator next error ->
 (func $emit_async_left (param $0 i32) (param $handler i32) (param $after i32)
  (local $none i32) (local $failed i32) (local $thrown i32)
  ${emit(Op.drop)}(call $emit_async_close (local.get $0))
  (drop ${jump(Op.goto, '(local.get $after)')})
  ${label('handler')}${emit(Op.rot3r)}(local.set $failed ${jump(Op.catch, NEW_LABEL)})
  ${emitCall(CALL_RETURN)}(local.set $none ${jump(Op.ifTrue, NEW_LABEL)})
  ${emit(Op.await)}${label('none')}${emit(Op.drop)}${emit(Op.drop)}(local.set $thrown ${jump(Op.goto, NEW_LABEL)})
  ${label('failed')}${emit(Op.drop)}${label('thrown')}${emit(Op.drop)}${emit(Op.drop)}${emit(Op.throw)}${label('after')})`;
