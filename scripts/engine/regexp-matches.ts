/**
 * What `RegExp.$1` and its kin show (tc39.es/proposal-regexp-legacy-features): the engine has none of them. Each successful match
 * leaves its subject in the guest's array of frames, where it is kept alive, and the addresses of its groups in cells of low
 * memory. No substring is made until somebody asks: 2 ns of a match that costs 100 at least.
 */
import { FRAMES_CELL, MATCH_CELLS } from '../../src/engine/wasm.ts';
import { type Edits, withEdits } from './edits.ts';
import { internals } from './names.ts';

/** Where the subject is in the array (src/guest/async-context.ts). */
const SUBJECT = 5;
const { count: COUNT, groups: GROUPS, most: MOST_GROUPS, lastGroup: LAST_GROUP } = MATCH_CELLS;
/** Tag of a string, and how far its header lies before its text. */
const [STRING, HEADER] = ['(i64.const -30064771072)', 16];
/** Of a pattern's code: a byte. */
const GROUP_COUNT = 2;

const callExec = new RegExp(`\\(call \\$${internals.regexpMatcher}\\b`);
const edits: Edits = {
  // js_regexp_exec
  600: [[callExec, '(call $exec_and_note']],
  // RegExp.prototype[Symbol.replace], with the quick way of js_regexp_replace in it
  858: [[callExec, '(call $exec_and_note']],
};

export const withRegExpMatches = (name: string, body: readonly string[]): readonly string[] => withEdits(edits, name, body);

export const REGEXP_MATCHES = `
 (func $exec_and_note (param $groups i32) (param $code i32) (param $text i32) (param $from i32) (param $length i32) (param $shift i32) (param $ctx i32) (result i32)
  (local $result i32) (local $cell i32) (local $count i32) (local $at i32)
  (local $subject i64) (local $before i64)
  (local.set $result
   (call $${internals.regexpMatcher} (local.get $groups) (local.get $code) (local.get $text) (local.get $from) (local.get $length)
    (local.get $shift) (local.get $ctx)))
  (if (i32.ne (local.get $result) (i32.const 1)) (then (return (local.get $result))))
  (if (i32.eqz (local.tee $cell (i32.load (i32.const ${FRAMES_CELL})))) (then (return (i32.const 1))))
  (local.set $at (i32.sub (local.get $text) (i32.const ${HEADER})))
  (local.set $subject (i64.or (i64.extend_i32_u (local.get $at)) ${STRING}))
  (if (i64.ne (local.get $subject) (local.tee $before (i64.load offset=${8 * SUBJECT} (local.get $cell)))) (then
   (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 1)))
   (i64.store offset=${8 * SUBJECT} (local.get $cell) (local.get $subject))
   (call $${internals.freeValue} (local.get $ctx) (local.get $before))))
  (local.set $count (i32.load8_u offset=${GROUP_COUNT} (local.get $code)))
  (i32.store (i32.const ${COUNT}) (local.get $count))
  (i64.store (i32.const ${GROUPS}) (i64.load (local.get $groups)))
  (if (i32.eq (local.get $count) (i32.const 1)) (then (return (i32.const 1))))
  (i64.store (i32.const ${LAST_GROUP})
   (i64.load (i32.add (local.get $groups) (i32.shl (i32.sub (local.get $count) (i32.const 1)) (i32.const 3)))))
  (local.set $at
   (i32.shl (select (local.get $count) (i32.const ${MOST_GROUPS}) (i32.lt_u (local.get $count) (i32.const ${MOST_GROUPS}))) (i32.const 3)))
  (loop $more
   (local.set $at (i32.sub (local.get $at) (i32.const 8)))
   (i64.store offset=${GROUPS} (local.get $at) (i64.load (i32.add (local.get $groups) (local.get $at))))
   (br_if $more (i32.gt_u (local.get $at) (i32.const 8))))
  (i32.const 1))`;
