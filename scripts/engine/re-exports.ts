/**
 * What a module imports and exports is the exporter's own (ECMA-262, 16.2.1.7.1 ParseModule, step 10.a.ii), as if it were exported
 * `from` there. To the engine it was another export of the same name, so that two `export *` which both lead to it were in conflict.
 */
import { type Edits, withEdits } from './edits.ts';

const edits: Edits = {
  // js_resolve_export1: $3 is the module, $4 the name, $6 the entry; $label1 looks for a name in a module.
  675: [
    [
      /\(br_if \$block2\s+\(i32\.eqz\s+\(i32\.load offset=8\s+\(local\.get \$6\)\s+\)\s+\)\s+\)/,
      `(if (i32.eqz (i32.load offset=8 (local.get $6))) (then
         (local.set $11 (call $import_of (local.get $3) (local.get $6)))
         (br_if $block2 (i32.eqz (local.get $11)))
         (local.set $4 (i32.load offset=8 (local.get $11)))
         (local.set $3 (i32.load offset=4 (i32.add (i32.load offset=28 (local.get $3))
          (i32.shl (i32.load offset=12 (local.get $11)) (i32.const 4)))))
         (br $label1)))`,
    ],
  ],
};

export const withReExports = (name: string, body: readonly string[]): readonly string[] => withEdits(edits, name, body);

/**
 * The import of a module that a local export shows, or 0; a namespace is the module's own. JSModuleDef has its imports at 64 and
 * their number at 68, a JSImportEntry is the index of its variable, whether it is a namespace, its name, and the index of its request.
 */
export const RE_EXPORTS = `
 (func $import_of (param $module i32) (param $export i32) (result i32)
  (local $entry i32) (local $end i32)
  (local.set $entry (i32.load offset=64 (local.get $module)))
  (local.set $end (i32.add (local.get $entry) (i32.shl (i32.load offset=68 (local.get $module)) (i32.const 4))))
  (loop $entries
   (if (i32.lt_u (local.get $entry) (local.get $end)) (then
    (if (i32.eq (i32.load (local.get $entry)) (i32.load (local.get $export))) (then
     (return (select (i32.const 0) (local.get $entry) (i32.load offset=4 (local.get $entry))))))
    (local.set $entry (i32.add (local.get $entry) (i32.const 16)))
    (br $entries))))
  (i32.const 0))`;
