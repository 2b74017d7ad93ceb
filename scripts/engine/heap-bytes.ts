/**
 * The engine collects cycles when its allocations have grown by half since the last time, and this build of it counts eight bytes
 * for each, whatever its size: garbage in cycles that holds buffers of a megabyte filled the memory before anything was collected,
 * and the sandbox was ended for it. Here the size is what the allocator gave, and near the tenant's limit the next collection comes
 * earlier.
 */
import { COLLECT_CELL } from '../../src/engine/wasm.ts';
import { type Edits, withEdits } from './edits.ts';

const EIGHT = '\\(i32\\.const 8\\)';
const sizeOf = (local: number): string => `(call $block_bytes (local.get $${local}))`;

const edits: Edits = {
  // js_def_malloc: the block is in the local that had the size
  480: [[new RegExp(`(?<=\\(i32\\.add\\s+\\(local\\.get \\$3\\)\\s+)${EIGHT}`), sizeOf(1)]],
  // js_def_free
  1041: [[new RegExp(EIGHT), sizeOf(1)]],
  // js_def_realloc, to nothing and to another size
  1040: [
    [new RegExp(EIGHT), sizeOf(1)],
    [/\(call \$756(?=\s)/, '(call $resize_counted (local.get $0)'],
  ],
  // QTS_NewArrayBuffer, with bytes of the host, and what frees them
  1316: [[/\(local\.get \$1\)/, '(call $count_block (local.get $0) (local.get $1))']],
  1318: [[/\(call \$123(?=\s)/, '(call $1041 (i32.add (local.get $0) (i32.const 16))']],
  // JS_NewObjectFromShape: when to collect next
  235: [
    [
      /\(i32\.store offset=108\s+\(local\.get \$4\)\s+\(i32\.add\s+\(i32\.shr_u\s+\(local\.tee \$4\s+\(i32\.load offset=20\s+\(local\.get \$4\)\s+\)\s+\)\s+\(i32\.const 1\)\s+\)\s+\(local\.get \$4\)\s+\)\s+\)/,
      '(call $set_next_collection (local.get $4))',
    ],
  ],
};

export const withHeapBytes = (name: string, body: readonly string[]): readonly string[] => withEdits(edits, name, body);

/** The word before a block is its size with three flags. `$756` is `realloc`. */
export const HEAP_BYTES = `
 (func $block_bytes (param $block i32) (result i32)
  (i32.and (i32.load (i32.sub (local.get $block) (i32.const 4))) (i32.const -8)))
 (func $resize_counted (param $counts i32) (param $block i32) (param $size i32) (result i32)
  (local $before i32) (local $after i32)
  (local.set $before (call $block_bytes (local.get $block)))
  (if (local.tee $after (call $756 (local.get $block) (local.get $size))) (then
   (i32.store offset=4 (local.get $counts)
    (i32.add (i32.load offset=4 (local.get $counts)) (i32.sub (call $block_bytes (local.get $after)) (local.get $before))))))
  (local.get $after))
 (func $count_block (param $context i32) (param $block i32) (result i32)
  (local $counts i32)
  (local.set $counts (i32.add (i32.load offset=16 (local.get $context)) (i32.const 16)))
  (i32.store (local.get $counts) (i32.add (i32.load (local.get $counts)) (i32.const 1)))
  (i32.store offset=4 (local.get $counts)
   (i32.add (i32.load offset=4 (local.get $counts)) (call $block_bytes (local.get $block))))
  (local.get $block))
 (func $set_next_collection (param $runtime i32)
  (local $bytes i32) (local $next i32) (local $last i32)
  (local.set $bytes (i32.load offset=20 (local.get $runtime)))
  (local.set $next (i32.add (local.get $bytes) (i32.shr_u (local.get $bytes) (i32.const 1))))
  (if (i32.gt_u (local.get $next) (local.tee $last (i32.load (i32.const ${COLLECT_CELL})))) (then
   (local.set $next (i32.add (local.get $bytes) (i32.shr_u (local.get $bytes) (i32.const 4))))
   (if (i32.lt_u (local.get $next) (local.get $last)) (then (local.set $next (local.get $last))))))
  (i32.store offset=108 (local.get $runtime) (local.get $next)))`;
