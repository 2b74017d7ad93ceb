/**
 * What a stack is made of (v8.dev/docs/stack-trace-api). The dependency wrote each stack as text when its error was made. V8 keeps
 * the functions, their receivers and places, and writes text when somebody looks; the host does the same by walking the
 * engine's frames (src/engine/frames.ts), for which each frame keeps two more values: the receiver, and whether it is a
 * construction.
 *
 * `stack` is the first property of an error, before its message. Code that `eval` compiles is named after its place, as V8
 * names it, by the host.
 */
import { FRAMES_CELL, PARSER_CELL } from '../../src/engine/wasm.ts';
import { type Edits, withEdits } from './edits.ts';
import { internals } from './names.ts';

/** `JS_ATOM_stack` */
const STACK_ATOM = 57;
/** `JS_PROP_CONFIGURABLE`, and that the getter, the setter and both flags are given. */
const ACCESSOR_FLAGS = 1 | 0x100 | 0x400 | 0x800 | 0x1000;
const FIRST_OBJECT = '(i64.const -4294967296)';
/** `"<input>"`, the file of code that `eval` compiles. */
const INPUT_NAME = 21339;

const LEAVE_PARSER = `(i32.store (i32.const ${PARSER_CELL}) (local.get $0))
    `;

const edits: Edits = {
  // JS_CallInternal: its part of the stack grows by the receiver and new.target.
  202: [
    [/\(i32\.const 160\)/, '(i32.const 176)', 2],
    [
      /(?<=\(i32\.const 176\)\s+\)\s+\)\s+\)\s+)\(global\.set \$global\$0\s+\(local\.get \$21\)\s+\)/,
      `$&
  (i64.store offset=160 (local.get $21) (local.get $2))
  (i64.store offset=168 (local.get $21) (local.get $3))`,
    ],
  ],
  // js_call_c_function: the receiver, which is new.target of a construction, and the flags of the call.
  1017: [
    [/\(i32\.const -64\)/, '(i32.const -80)', 2],
    [
      /(?=\(i32\.store offset=52\s+\(local\.get \$6\)\s+\(i32\.const 0\))/,
      `(i64.store offset=64 (local.get $6) (local.get $2))
   (i32.store offset=72 (local.get $6) (local.get $5))
   `,
    ],
  ],
  // js_error_constructor, before the message is defined.
  1038: [[/(?=\(block \$block3\s)/, '(call $define_stack (local.get $0) (local.get $1))\n   ']],
  // js_aggregate_error_constructor: what `Promise.any` rejects with has a stack and a message.
  624: [
    [
      /(?<=\(i32\.const 56\)\s+\(local\.get \$1\)\s+\(i32\.const 3\)\s+\)\s+\))/,
      `
   (call $${internals.buildBacktrace} (local.get $0) (local.get $2) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))`,
    ],
  ],
  // js_parse_error, and js_parse_postfix_expr of a regular expression that is none.
  602: [[/(?=\(call \$329\s)/, LEAVE_PARSER]],
  574: [[/(?=\(call \$329\s)/, LEAVE_PARSER]],
  // JS_EvalObject
  405: [
    [/(?=\(local \$5 i32\)\n)/, '(local $origin i32)\n  '],
    [
      new RegExp(`\\(i32\\.const ${INPUT_NAME}\\)(\\s+\\(local\\.get \\$3\\)\\s+\\(local\\.get \\$4\\)\\s+\\)\\s+\\))`),
      (_, rest = '') => `(local.tee $origin (call $eval_origin))${rest}
  (call $${internals.free} (local.get $origin))`,
    ],
  ],
};

export function withStackFrames(name: string, body: readonly string[]): readonly string[] {
  return withEdits(edits, name, body);
}

const CELL = `(i32.load (i32.const ${FRAMES_CELL}))`;

export const STACK_FRAMES = `
 (func $${internals.buildBacktrace} (param $ctx i32) (param $error i64) (param $file i32) (param $line i32) (param $column i32) (param $flags i32)
  (if (i64.ge_u (local.get $error) ${FIRST_OBJECT}) (then
   (call $backtrace (i32.wrap_i64 (local.get $error)) (local.get $flags) (local.get $file) (local.get $line) (local.get $column)))))
 ;; The accessor that src/guest/stack.ts put beside the guest's frames.
 (func $define_stack (param $ctx i32) (param $error i64)
  (if ${CELL} (then
   (if (i64.ge_u (i64.load offset=16 ${CELL}) ${FIRST_OBJECT}) (then
    (drop (call $${internals.defineProperty} (local.get $ctx) (local.get $error) (i32.const ${STACK_ATOM}) (i64.const 12884901888)
     (i64.load offset=16 ${CELL}) (i64.load offset=24 ${CELL}) (i32.const ${ACCESSOR_FLAGS}))))))))
 (func $new_array (param $ctx i32) (param $length i32) (param $values i32) (param $result i32)
  (i64.store (local.get $result) (call $${internals.createArray} (local.get $ctx) (local.get $length) (local.get $values))))
 (export "new_array" (func $new_array))`;
