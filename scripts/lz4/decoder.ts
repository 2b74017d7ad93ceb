import binaryen from 'binaryen';

/** `length += byte` until a byte is below 255. */
const addRest = (loop: string): string => `
   (if (i32.eq (local.get $length) (i32.const 15)) (then
    (loop ${loop}
     (local.set $byte (i32.load8_u (local.get $from)))
     (local.set $from (i32.add (local.get $from) (i32.const 1)))
     (local.set $length (i32.add (local.get $length) (local.get $byte)))
     (br_if ${loop} (i32.eq (local.get $byte) (i32.const 255))))))`;

/** Copies from `source` to `to` up to `stop`, and with eight bytes at a time further: up to seven, or eight where nothing is to copy. */
const copy = (loop: string, type: 'i64' | 'i32', bytes: 8 | 1): string => `
   (loop ${loop}
    (${type}.store${bytes === 1 ? '8' : ' align=1'} (local.get $to) (${type}.load${bytes === 1 ? '8_u' : ' align=1'} (local.get $source)))
    (local.set $source (i32.add (local.get $source) (i32.const ${bytes})))
    (local.set $to (i32.add (local.get $to) (i32.const ${bytes})))
    (br_if ${loop} (i32.lt_u (local.get $to) (local.get $stop))))`;

/**
 * `decode(from, end, to)` of a block of LZ4 in its memory; gives the end of what it wrote. It trusts the block, as one trusts a
 * library's own files: what is damaged writes elsewhere in this memory or traps.
 */
const DECODER = `(module
 (memory (export "memory") 0)
 (func (export "decode") (param $from i32) (param $end i32) (param $to i32) (result i32)
  (local $token i32) (local $length i32) (local $byte i32) (local $stop i32) (local $source i32) (local $distance i32)
  (loop $sequence
   (local.set $token (i32.load8_u (local.get $from)))
   (local.set $from (i32.add (local.get $from) (i32.const 1)))
   (local.set $length (i32.shr_u (local.get $token) (i32.const 4)))
   ${addRest('$literal_rest')}
   (local.set $stop (i32.add (local.get $to) (local.get $length)))
   (local.set $source (local.get $from))
   (local.set $from (i32.add (local.get $from) (local.get $length)))
   ${copy('$literals', 'i64', 8)}
   (local.set $to (local.get $stop))
   (if (i32.lt_u (local.get $from) (local.get $end)) (then
    (local.set $distance (i32.load16_u align=1 (local.get $from)))
    (local.set $from (i32.add (local.get $from) (i32.const 2)))
    (local.set $source (i32.sub (local.get $to) (local.get $distance)))
    (local.set $length (i32.and (local.get $token) (i32.const 15)))
    ${addRest('$match_rest')}
    (local.set $stop (i32.add (local.get $to) (i32.add (local.get $length) (i32.const 4))))
    ;; What is nearer than eight bytes repeats within them.
    (if (i32.lt_u (local.get $distance) (i32.const 8))
     (then ${copy('$bytes', 'i32', 1)})
     (else ${copy('$words', 'i64', 8)}))
    (local.set $to (local.get $stop))
    (br $sequence))))
  (local.get $to)))`;

/** The decoder as Wasm, some 350 bytes. */
export function buildDecoder(): Uint8Array {
  const module = binaryen.parseText(DECODER);
  if (!module.validate()) throw new Error('The decoder of LZ4 does not validate');
  const wasm = module.emitBinary();
  module.dispose();
  return wasm;
}
