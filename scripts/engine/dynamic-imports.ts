/**
 * `import()` in other realms and in code that `eval` made.
 *
 * The job of an `import()` runs in the first realm, whose loader has all modules: in the realm of the caller there are none.
 * What may be imported is decided where names are resolved (src/tenant.ts).
 *
 * An indirect `eval` is a native that calls code: whose file it is said the engine by the frame below, which was that native.
 */
import { MAIN_CONTEXT_CELL } from '../../src/engine/wasm.ts';
import { type Edits, withEdits } from './edits.ts';

const edits: Edits = {
  // js_dynamic_import_job
  1105: [
    [
      /(?=\(global\.set \$global\$0\s+\(local\.tee \$1\s+\(i32\.sub)/,
      `(local.set $0 (i32.load (i32.const ${MAIN_CONTEXT_CELL})))\n  `,
    ],
  ],
  // JS_GetScriptOrModuleName: natives and functions of the library are passed by.
  735: [
    [/\(br_if \$block(?=\s+\(i32\.eqz\s+\(call \$236)/, '(block $below\n    (br_if $below'],
    [/\(br_if \$block(?=\s+\(i32\.eqz\s+\(i32\.and\s+\(local\.get \$3\)\s+\(i32\.const 1024\))/, '(br_if $below'],
    [/(?=\(br_if \$label)/, ')\n    '],
  ],
};

export const withDynamicImports = (name: string, body: readonly string[]): readonly string[] => withEdits(edits, name, body);
