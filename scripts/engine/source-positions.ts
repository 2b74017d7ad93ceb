import { internals } from './names.ts';

/**
 * Where V8 says that an instruction stands (v8.dev/docs/stack-trace-api shows what users see of it). The engine points at a
 * call's parenthesis and at a property's dot; V8 at the identifier before the parenthesis, at the `new` before that, and at
 * the property's name. Adjusted while source is compiled, so a stack costs no more. Source text is UTF-8; every byte of a
 * character beyond ASCII counts as one of an identifier.
 */
export const SOURCE_POSITIONS = `
 (func $${internals.emitSourcePosition} (param $parser i32) (param $at i32)
  (call $emit_position (local.get $parser) (call $v8_position (i32.load offset=40 (local.get $parser)) (local.get $at))))

 (func $v8_position (param $start i32) (param $at i32) (result i32)
  (local $name i32)
  (local $object i32)
  (local $before i32)
  (if (i32.eq (i32.load8_u (local.get $at)) (i32.const 46)) (then
   (local.set $at (i32.add (local.get $at) (i32.const 1)))
   (loop $blanks
    (if (call $is_blank (i32.load8_u (local.get $at))) (then
     (local.set $at (i32.add (local.get $at) (i32.const 1)))
     (br $blanks))))
   (return (local.get $at))))
  (if (i32.ne (i32.load8_u (local.get $at)) (i32.const 40)) (then (return (local.get $at))))
  (local.set $name (call $name_before (local.get $start) (local.get $at)))
  (if (i32.eqz (local.get $name)) (then (return (local.get $at))))
  ;; The call of a private method.
  (if (i32.eq (i32.load8_u (local.get $name)) (i32.const 35)) (then (return (local.get $at))))
  (local.set $object (local.get $name))
  (loop $members
   (local.set $before (call $blanks_before (local.get $start) (local.get $object)))
   (if (i32.and (i32.gt_u (local.get $before) (local.get $start))
     (i32.eq (i32.load8_u (i32.sub (local.get $before) (i32.const 1))) (i32.const 46))) (then
    (local.set $before (call $name_before (local.get $start) (i32.sub (local.get $before) (i32.const 1))))
    (if (local.get $before) (then
     (local.set $object (local.get $before))
     (br $members))))))
  ;; The word before is "new": the three bytes behind its start, which the identifier's own start cannot follow directly.
  (local.set $before (call $name_before (local.get $start) (local.get $object)))
  (if (local.get $before) (then
   (if (i32.and
     (i32.eq (i32.and (i32.load align=1 (local.get $before)) (i32.const 0xffffff)) (i32.const 0x77656e))
     (call $is_blank (i32.load8_u offset=3 (local.get $before)))) (then
    (return (local.get $before))))))
  (local.get $name))

 ;; Where the identifier ends that stands before $at, blanks aside, and so begins; 0 when none does.
 (func $name_before (param $start i32) (param $at i32) (result i32)
  (local $end i32)
  (local.set $at (call $blanks_before (local.get $start) (local.get $at)))
  (local.set $end (local.get $at))
  (block $done (loop $next
   (br_if $done (i32.le_u (local.get $at) (local.get $start)))
   (br_if $done (i32.eqz (call $is_name (i32.load8_u (i32.sub (local.get $at) (i32.const 1))))))
   (local.set $at (i32.sub (local.get $at) (i32.const 1)))
   (br $next)))
  (if (result i32) (i32.eq (local.get $at) (local.get $end)) (then (i32.const 0)) (else (local.get $at))))

 (func $blanks_before (param $start i32) (param $at i32) (result i32)
  (block $done (loop $next
   (br_if $done (i32.le_u (local.get $at) (local.get $start)))
   (br_if $done (i32.eqz (call $is_blank (i32.load8_u (i32.sub (local.get $at) (i32.const 1))))))
   (local.set $at (i32.sub (local.get $at) (i32.const 1)))
   (br $next)))
  (local.get $at))

 ;; Space, or tab to carriage return.
 (func $is_blank (param $byte i32) (result i32)
  (i32.or (i32.eq (local.get $byte) (i32.const 32)) (i32.lt_u (i32.sub (local.get $byte) (i32.const 9)) (i32.const 5))))

 ;; Digits, letters, $, _, # and everything beyond ASCII.
 (func $is_name (param $byte i32) (result i32)
  (i32.or
   (i32.or
    (i32.lt_u (i32.sub (local.get $byte) (i32.const 48)) (i32.const 10))
    (i32.lt_u (i32.sub (i32.or (local.get $byte) (i32.const 32)) (i32.const 97)) (i32.const 26)))
   (i32.or
    (i32.or (i32.eq (local.get $byte) (i32.const 36)) (i32.eq (local.get $byte) (i32.const 35)))
    (i32.or (i32.eq (local.get $byte) (i32.const 95)) (i32.ge_u (local.get $byte) (i32.const 128))))))`;
