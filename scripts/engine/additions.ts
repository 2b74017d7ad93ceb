import { METER } from './metering.ts';
import { hostFunction, internals, scratch, stackOverflowText } from './names.ts';

/** `jsvalue_to_heap(value)` of the dependency's wrapper, and `JS_EvalFunction(ctx, compiled)`. */
const BOX = '28';
const EVAL_FUNCTION = '758';

/** The quick half of `js_poll_interrupts`, small enough to be inlined: the dependency has both halves in one function. */
export const POLL_INTERRUPTS = ` (func $${internals.pollInterrupts} (param $ctx i32) (result i32)
  (local $left i32)
  (i32.store offset=232 (local.get $ctx) (local.tee $left (i32.sub (i32.load offset=232 (local.get $ctx)) (i32.const 1))))
  (if (result i32) (i32.gt_s (local.get $left) (i32.const 0)) (then (i32.const 0)) (else
   (local.set $left (call $poll_slowly (local.get $ctx)))
   ;; Each realm has a counter of its own, which the engine refilled with its own number.
   (i32.store offset=232 (local.get $ctx) (global.get $interval))
   (local.get $left)))
 )`;

/** Bytes that a bulk operation handles in one go: about 0.1 ms, or 0.5 ms where memory is touched for the first time. */
const CHUNK = 1 << 20;

export const HOST_FUNCTION = ` (func $${hostFunction} (param $0 i32) (param $1 i64) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (result i64)
  (call $host_call (local.get $2) (local.get $3))
  (i64.load (i32.const ${scratch.portResult}))
 )`;

export const ADDED = `
${POLL_INTERRUPTS}
${METER}
 (data (i32.const ${stackOverflowText.at}) "${stackOverflowText.text}\\00")
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
 (func $call_function (param $ctx i32) (param $function i32) (param $this i32) (param $argc i32) (param $argv i32)
  (i64.store (i32.const ${scratch.callResult})
   (call $${internals.call} (local.get $ctx) (i64.load (local.get $function)) (i64.load (local.get $this)) (local.get $argc) (local.get $argv))))
 (func $free_value (param $ctx i32) (param $value i32)
  (call $${internals.freeValue} (local.get $ctx) (i64.load (local.get $value))))
 (func $collect_garbage (param $rt i32) (call $${internals.runGc} (local.get $rt) (i32.const 1)))
 (func $eval_compiled (param $ctx i32) (param $compiled i32) (result i32)
  (call $${BOX} (call $${EVAL_FUNCTION} (local.get $ctx) (i64.load (local.get $compiled)))))
 (export "encode_bytecode" (func $encode_bytecode))
 (export "decode_bytecode" (func $decode_bytecode))
 (export "eval_compiled" (func $eval_compiled))
 (export "call_function" (func $call_function))
 (export "free_value" (func $free_value))
 (export "collect_garbage" (func $collect_garbage))
 (export "alloc_string" (func $${internals.allocString}))
 (export "fuel" (global $fuel))
 (export "pages" (global $pages))
 (export "interval" (global $interval))
 (export "stack_pointer" (global $global$0))`;
