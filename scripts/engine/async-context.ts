/**
 * Context that follows promises. The engine keeps one value for the running code, its frame, and hands it on: whatever
 * queues a job or registers a reaction captures the frame of that moment, and the job runs with it. Native `await` registers
 * its reaction inside the engine, where no replaced `Promise.prototype.then` is asked, so this is the only place that sees all
 * of them. These are V8's semantics for its "continuation preserved embedder data", on which Node builds AsyncLocalStorage.
 *
 * The frame is element 0 of an array of the guest (src/guest/async-context.ts), so reading and writing it is an ordinary
 * property access there, and the collector knows it. Linear memory holds the address of that array's values at `FRAMES_CELL`:
 * 0 until the bundle has named its array, and then 0 is read, which stands for nothing. Element 1 is a function that is told
 * of the steps in a promise's life, for `async_hooks.createHook`; nothing is called while it is not a function.
 *
 * References: a reaction and a queued job own the frame they captured. A job's frame and the current one change places
 * while it runs, so that each is owned by exactly one slot at any time.
 */
import { FRAMES_CELL, JOB_CELL } from '../../src/engine/wasm.ts';
import { type Edits, withEdits } from './edits.ts';

/** Offsets in the records that grow by a frame: `JSPromiseReactionData`, and `JSJobEntry` behind its arguments. */
const REACTION_FRAME = 32;
const JOB_ARGUMENTS = 24;
/** `JSJobEntry.realm`, `.job_func`, `.argc`. */
const [JOB_REALM, JOB_FUNCTION, JOB_COUNT] = [8, 12, 16];
/** `promise_reaction_job` and `js_promise_resolve_thenable_job` in the function table. */
const [REACTION_JOB, THENABLE_JOB] = [64, 70];
/** `JS_CLASS_PROMISE_RESOLVE_FUNCTION` */
const RESOLVE_FUNCTION = 52;

const UNDEFINED = '(i64.const 12884901888)';
const UNINITIALIZED = '(i64.const 17179869184)';
const FIRST_OBJECT = '(i64.const -4294967296)';
const FIRST_COUNTED = '(i64.const -38654705664)';
/** Values from here on can be part of a cycle, as in `JS_MarkValue`. */
const FIRST_MARKED = '(i64.const -12884901888)';

/** What the guest's hook function is told: src/guest/async-context.ts has the same numbers. */
const Step = { init: 0, before: 1, after: 2, settled: 3 } as const;

/** Functions of the engine, by their index in the printed module. */
const engine = {
  freeValue: '0',
  call: '9',
  freeValueRt: '15',
  /** `js_promise_resolve`, `js_new_promise_capability`, `perform_promise_then`, `JS_EnqueueJob` */
  promiseResolve: '222',
  newCapability: '227',
  performThen: '305',
  enqueueJob: '316',
} as const;

const edits: Edits = {
  // JS_EnqueueJob: eight more bytes, filled with the current frame.
  316: [
    [/\(i32\.const 24\)(?=\s+\)\s+\)\s+\)\s+\(then)/, '(i32.const 32)'],
    [
      /\(i32\.store offset=16\s+\(local\.get \$4\)\s+\(local\.get \$2\)\s+\)/,
      `$&
    (call $capture_frame (i32.add (local.get $4) (i32.add (i32.shl (local.get $2) (i32.const 3)) (i32.const ${JOB_ARGUMENTS}))))`,
    ],
  ],
  // perform_promise_then: each reaction captures the frame.
  305: [
    [/(?<=\(call \$44\s+\(local\.get \$0\)\s+)\(i32\.const 32\)/, '(i32.const 40)'],
    [
      /\(i64\.store offset=24\s+\(local\.get \$8\)\s+\(local\.get \$12\)\s+\)/,
      `$&
    (call $capture_frame (i32.add (local.get $8) (i32.const ${REACTION_FRAME})))`,
    ],
  ],
  // promise_reaction_data_free
  304: [
    [
      /(?=\(call_indirect \(type \$0\))/,
      `(if (i64.ge_u (i64.load offset=${REACTION_FRAME} (local.get $1)) ${FIRST_COUNTED}) (then
   (call $${engine.freeValueRt} (local.get $0) (i64.load offset=${REACTION_FRAME} (local.get $1)))))
  `,
    ],
  ],
  // js_promise_mark
  963: [
    [
      /(?=\(if\s+\(i64\.ge_u\s+\(local\.tee \$1\s+\(i64\.load offset=8\s)/,
      '(call $mark_frame (local.get $0) (local.get $3) (local.get $2))\n         ',
    ],
  ],
  // fulfill_or_reject_promise: the job gets the frame of its reaction.
  630: [
    [/(?<=\s)\(block \$block\s/, '(call $promise_settled (local.get $0) (local.get $1))\n  $&'],
    [/\(call \$316(?=\s)/, '(call $enqueue_reaction\n (local.get $4)'],
  ],
  // JS_RunGCInternal: a finalization callback has no frame; the one that happens to be current is none of its business.
  712: [[/\(call \$316(?=\s)/, '(call $enqueue_without_frame']],
  // QTS_ExecutePendingJob
  1184: [
    [/(?=\(local\.set \$9\s+\(call_indirect \(type \$22\))/, '(call $enter_job (local.get $3))\n     '],
    [/(?=\(loop \$label\s)/, '(local.set $9 (call $leave_job (local.get $3) (local.get $9)))\n     '],
  ],
  // js_promise_constructor, before its resolving functions are made.
  668: [[/(?=\(br_if \$block1\s+\(call \$667\s)/, '(call $promise_made (local.get $0) (local.get $1))\n      ']],
  // js_promise_then: the promise that it makes derives from this one.
  507: [
    [/(?=\(local\.set \$5\s+\(call \$227\s)/, '(global.set $parent (local.get $1))\n      '],
    [
      /(?=\(call \$0\s+\(local\.get \$0\)\s+\(local\.get \$4\)\s+\)\s+\(br_if \$block1)/,
      `(global.set $parent ${UNDEFINED})\n      `,
    ],
  ],
  // js_async_function_resume: the promise that wraps an awaited value derives from the function's own.
  660: [
    [
      /(?=\(local\.set \$5\s+\(call \$222\s)/,
      '(global.set $parent (call $promise_of (i64.load offset=40 (local.get $1))))\n    ',
    ],
    [
      /(?=\(call \$0\s+\(local\.get \$0\)\s+\(i64\.load offset=40\s+\(local\.get \$2\)\s)/,
      `(global.set $parent ${UNDEFINED})\n    `,
    ],
  ],
};

/** The text of a function with what this file adds to it. */
export function withAsyncContext(name: string, body: readonly string[]): readonly string[] {
  const text = withEdits(edits, name, body);
  if (name !== engine.performThen) return text;
  const [head = '', ...rest] = text;
  return [head.replace(`$${name} `, '$perform_promise_then '), ...rest];
}

const CELL = `(i32.load (i32.const ${FRAMES_CELL}))`;
const isHooked = `(i64.ge_u (i64.load offset=8 ${CELL}) ${FIRST_OBJECT})`;

export const ASYNC_CONTEXT = `
 (global $parent (mut i64) ${UNDEFINED})
 (func $capture_frame (param $at i32)
  (local $frame i64)
  (local.set $frame (i64.load ${CELL}))
  (if (i64.ge_u (local.get $frame) ${FIRST_COUNTED}) (then
   (i32.store (i32.wrap_i64 (local.get $frame)) (i32.add (i32.load (i32.wrap_i64 (local.get $frame))) (i32.const 1)))))
  (i64.store (local.get $at) (local.get $frame)))
 (func $mark_frame (param $rt i32) (param $reaction i32) (param $mark i32)
  (local $frame i64)
  (local.set $frame (i64.load offset=${REACTION_FRAME} (local.get $reaction)))
  (if (i64.ge_u (local.get $frame) ${FIRST_MARKED}) (then
   (call_indirect (type $0) (local.get $rt) (i32.wrap_i64 (local.get $frame)) (local.get $mark)))))
 (func $enqueue_framed (param $ctx i32) (param $job i32) (param $argc i32) (param $argv i32) (param $frame i64)
  (local $cell i32) (local $current i64)
  ;; Lent for the call: what captures the frame counts its own reference, and nothing in there collects garbage.
  (local.set $current (i64.load (local.tee $cell ${CELL})))
  (i64.store (local.get $cell) (local.get $frame))
  (call $${engine.enqueueJob} (local.get $ctx) (local.get $job) (local.get $argc) (local.get $argv))
  (i64.store (local.get $cell) (local.get $current)))
 (func $enqueue_reaction (param $reaction i32) (param $ctx i32) (param $job i32) (param $argc i32) (param $argv i32)
  (call $enqueue_framed (local.get $ctx) (local.get $job) (local.get $argc) (local.get $argv)
   (i64.load offset=${REACTION_FRAME} (local.get $reaction))))
 (func $enqueue_without_frame (param $ctx i32) (param $job i32) (param $argc i32) (param $argv i32)
  (call $enqueue_framed (local.get $ctx) (local.get $job) (local.get $argc) (local.get $argv)
   (select ${UNDEFINED} (i64.const 0) ${CELL})))
 ;; Gives the frame that was current, which the caller owns now; the cell owns the new one.
 (func $exchange_frame (param $frame i64) (result i64)
  (local $cell i32) (local $current i64)
  (local.set $current (i64.load (local.tee $cell ${CELL})))
  (i64.store (local.get $cell) (local.get $frame))
  (local.get $current))
 (func $frame_of_job (param $job i32) (result i32)
  (i32.add (local.get $job)
   (i32.add (i32.shl (i32.load offset=${JOB_COUNT} (local.get $job)) (i32.const 3)) (i32.const ${JOB_ARGUMENTS}))))
 (func $enter_job (param $job i32)
  (local $at i32)
  (i32.store (i32.const ${JOB_CELL}) (local.get $job))
  (local.set $at (call $frame_of_job (local.get $job)))
  (i64.store (local.get $at) (call $exchange_frame (i64.load (local.get $at))))
  (if ${isHooked} (then (call $job_step (local.get $job) (i32.const ${Step.before})))))
 (func $leave_job (param $job i32) (param $result i64) (result i64)
  (local $frame i64)
  (i32.store (i32.const ${JOB_CELL}) (i32.const 0))
  (if ${isHooked} (then (call $job_step (local.get $job) (i32.const ${Step.after}))))
  (local.set $frame (call $exchange_frame (i64.load (call $frame_of_job (local.get $job)))))
  (if (i64.ge_u (local.get $frame) ${FIRST_COUNTED}) (then
   (call $${engine.freeValue} (i32.load offset=${JOB_REALM} (local.get $job)) (local.get $frame))))
  (local.get $result))
 (func $job_step (param $job i32) (param $step i32)
  (local $promise i64)
  (local.set $promise ${UNDEFINED})
  (if (i32.eq (i32.load offset=${JOB_FUNCTION} (local.get $job)) (i32.const ${REACTION_JOB})) (then
   (local.set $promise (call $promise_of (i64.load offset=${JOB_ARGUMENTS} (local.get $job))))))
  (if (i32.eq (i32.load offset=${JOB_FUNCTION} (local.get $job)) (i32.const ${THENABLE_JOB})) (then
   (local.set $promise (i64.load offset=${JOB_ARGUMENTS} (local.get $job)))))
  (if (i64.ge_u (local.get $promise) ${FIRST_OBJECT}) (then
   (call $promise_step (i32.load offset=${JOB_REALM} (local.get $job)) (local.get $step) (local.get $promise)))))
 ;; The promise that a resolving function settles, or undefined.
 (func $promise_of (param $function i64) (result i64)
  (local $data i32)
  (if (i64.ge_u (local.get $function) ${FIRST_OBJECT}) (then
   (if (i32.eq (i32.load16_u offset=6 (i32.wrap_i64 (local.get $function))) (i32.const ${RESOLVE_FUNCTION})) (then
    (if (local.tee $data (i32.load offset=32 (i32.wrap_i64 (local.get $function)))) (then
     (return (i64.load (local.get $data)))))))))
  ${UNDEFINED})
 (func $promise_made (param $ctx i32) (param $promise i64)
  (if ${isHooked} (then (call $promise_step (local.get $ctx) (i32.const ${Step.init}) (local.get $promise)))))
 (func $promise_settled (param $ctx i32) (param $promise i64)
  (if ${isHooked} (then (call $promise_step (local.get $ctx) (i32.const ${Step.settled}) (local.get $promise)))))
 (func $promise_step (param $ctx i32) (param $step i32) (param $promise i64)
  (local $argv i32) (local $function i64) (local $exception i64) (local $pending i32)
  (global.set $global$0 (local.tee $argv (i32.sub (global.get $global$0) (i32.const 32))))
  (i64.store (local.get $argv) (i64.extend_i32_u (local.get $step)))
  (i64.store offset=8 (local.get $argv) (local.get $promise))
  (i64.store offset=16 (local.get $argv) (global.get $parent))
  (global.set $parent ${UNDEFINED})
  ;; The function may replace itself while it runs.
  (local.set $function (i64.load offset=8 ${CELL}))
  (i32.store (i32.wrap_i64 (local.get $function)) (i32.add (i32.load (i32.wrap_i64 (local.get $function))) (i32.const 1)))
  ;; An exception may be on its way, and one of the function itself, which stands for a stack that ended, must not replace it.
  (local.set $exception (i64.load (local.tee $pending (i32.add (i32.load offset=16 (local.get $ctx)) (i32.const 136)))))
  (i64.store (local.get $pending) ${UNINITIALIZED})
  (call $${engine.freeValue} (local.get $ctx)
   (call $${engine.call} (local.get $ctx) (local.get $function) ${UNDEFINED} (i32.const 3) (local.get $argv)))
  (call $${engine.freeValue} (local.get $ctx) (i64.load (local.get $pending)))
  (i64.store (local.get $pending) (local.get $exception))
  (call $${engine.freeValue} (local.get $ctx) (local.get $function))
  (global.set $global$0 (i32.add (local.get $argv) (i32.const 32))))
 ;; Where a hook listens, an await without a promise of its own gets one, as V8 makes it: it is what the hook is told of.
 (func $${engine.performThen} (param $ctx i32) (param $promise i64) (param $handlers i32) (param $resolving i32) (result i32)
  (local $functions i32) (local $derived i64) (local $result i32)
  (if ${isHooked} (then
   (if (i64.eq (i64.load (local.get $resolving)) ${UNDEFINED}) (then
    (global.set $global$0 (local.tee $functions (i32.sub (global.get $global$0) (i32.const 16))))
    (global.set $parent (local.get $promise))
    (local.set $derived (call $${engine.newCapability} (local.get $ctx) (local.get $functions) ${UNDEFINED}))
    (global.set $parent ${UNDEFINED})
    (local.set $result (i32.const -1))
    (if (i64.ge_u (local.get $derived) ${FIRST_OBJECT}) (then
     (call $${engine.freeValue} (local.get $ctx) (local.get $derived))
     (local.set $result
      (call $perform_promise_then (local.get $ctx) (local.get $promise) (local.get $handlers) (local.get $functions)))
     (call $${engine.freeValue} (local.get $ctx) (i64.load (local.get $functions)))
     (call $${engine.freeValue} (local.get $ctx) (i64.load offset=8 (local.get $functions)))))
    (global.set $global$0 (i32.add (local.get $functions) (i32.const 16)))
    (return (local.get $result))))))
  (call $perform_promise_then (local.get $ctx) (local.get $promise) (local.get $handlers) (local.get $resolving)))`;
