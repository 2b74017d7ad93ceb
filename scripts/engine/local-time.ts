/**
 * The instant of a local time (tc39.es/ecma262, sections UTC and GetNamedTimeZoneEpochNanoseconds). The engine looks up the zone's
 * offset as if the local time were UTC, which is wrong for hours around each change of the clock. Here the offsets a day before and
 * after are tried: a time that comes twice is the first of both, one that is skipped is told by the offset before the change.
 */
import { type Edits, withEdits } from './edits.ts';

const edits: Edits = {
  // set_date_fields; 570 is getTimezoneOffset(milliseconds), in minutes to be added to local time
  569: [[/\(call \$570(?=\s)/, '(call $offset_of_local']],
};

export const withLocalTime = (name: string, body: readonly string[]): readonly string[] => withEdits(edits, name, body);

export const LOCAL_TIME = `
 (func $fits (param $local i64) (param $offset i32) (result i32)
  (i32.eq (local.get $offset)
   (call $570 (i64.add (local.get $local) (i64.mul (i64.extend_i32_s (local.get $offset)) (i64.const 60000))))))
 (func $offset_of_local (param $local i64) (result i32)
  (local $before i32) (local $after i32)
  (local.set $before (call $570 (i64.sub (local.get $local) (i64.const 86400000))))
  (local.set $after (call $570 (i64.add (local.get $local) (i64.const 86400000))))
  (if (i32.eq (local.get $before) (local.get $after)) (then (return (local.get $before))))
  (if (call $fits (local.get $local) (local.get $before)) (then (return (local.get $before))))
  (if (call $fits (local.get $local) (local.get $after)) (then (return (local.get $after))))
  (local.get $before))`;
