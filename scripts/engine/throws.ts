/**
 * Where a value was thrown, which Node shows of one that ends the program: a value that is no error has no stack, and an error
 * may have been made elsewhere. Each `throw` that runs is noted in low memory, with its code, which stays alive: the function may
 * be gone when nobody has caught the value.
 */
import { THROW_CELLS } from '../../src/engine/wasm.ts';
import { type Edits, withEdits } from './edits.ts';
import { internals } from './names.ts';

/** `OP_throw`, one byte; what the engine throws itself has no instruction of its own. */
const THROW_OPCODE = 48;
const { start: START, entryBytes: BYTES, entries: ENTRIES } = THROW_CELLS;
/** `JSRuntime.current_exception`, `JSStackFrame.cur_func`, `JSObject.u.func.function_bytecode` */
const [EXCEPTION, FUNCTION, CODE] = [136, 8, 32];
/** `has_debug` of `JSFunctionBytecode`: the library's own code has no places. */
const [FLAGS, HAS_PLACES] = [18, 4];
/** Tag of compiled code. */
const COMPILED = '(i64.const -8589934592)';
const LAST = START + BYTES * (ENTRIES - 1);

const edits: Edits = {
  // JS_CallInternal, where an exception begins to unwind: context, runtime, frame, and behind the instruction.
  202: [
    [
      /(?=\(block \$block440\s)/,
      '(call $note_throw (local.get $18) (local.get $33) (local.get $25) (local.get $21))\n          ',
    ],
  ],
};

export const withThrows = (name: string, body: readonly string[]): readonly string[] => withEdits(edits, name, body);

export const THROWS = `
 (func $note_throw (param $ctx i32) (param $runtime i32) (param $frame i32) (param $pc i32)
  (local $code i32) (local $oldest i32)
  (if (i32.ne (i32.load8_u (i32.sub (local.get $pc) (i32.const 1))) (i32.const ${THROW_OPCODE})) (then (return)))
  (local.set $code (i32.load offset=${CODE} (i32.load offset=${FUNCTION} (local.get $frame))))
  (if (i32.eqz (i32.and (i32.load8_u offset=${FLAGS} (local.get $code)) (i32.const ${HAS_PLACES}))) (then (return)))
  (local.set $oldest (i32.load (i32.const ${LAST + 8})))
  (memory.copy (i32.const ${START + BYTES}) (i32.const ${START}) (i32.const ${BYTES * (ENTRIES - 1)}))
  (i32.store (local.get $code) (i32.add (i32.load (local.get $code)) (i32.const 1)))
  (i64.store (i32.const ${START}) (i64.load offset=${EXCEPTION} (local.get $runtime)))
  (i32.store (i32.const ${START + 8}) (local.get $code))
  (i32.store (i32.const ${START + 12}) (local.get $pc))
  (if (local.get $oldest) (then
   (call $${internals.freeValue} (local.get $ctx) (i64.or (i64.extend_i32_u (local.get $oldest)) ${COMPILED})))))`;
