/**
 * A module that awaits something nobody can settle is garbage to the engine: its body goes, and with it the place where it waits,
 * which Node tells of when the program has ended (src/engine/unsettled.ts). V8 keeps the bodies of its modules, and so does this:
 * `js_execute_async_module` runs the body without giving up the reference that it has to the body's state. The frame goes
 * as ever when the body has ended; 100 bytes stay.
 */
import { type Edits, withEdits } from './edits.ts';

const EXCEPTION = '(i64.const 25769803776)';

const edits: Edits = {
  // js_execute_async_module
  662: [[/\(call \$488(?=\s)/, '(call $run_module_body']],
};

export const withModuleBodies = (name: string, body: readonly string[]): readonly string[] => withEdits(edits, name, body);

/** `js_async_function_call` without its last `async_func_free`: async_func_init, JS_NewPromiseCapability, js_async_function_resume. */
export const MODULE_BODIES = `
 (func $run_module_body (param $context i32) (param $body i64) (param $this i64) (param $argc i32) (param $argv i32) (param $flags i32) (result i64)
  (local $state i32) (local $promise i64)
  (local.set $state
   (call $486 (local.get $context) (local.get $body) (local.get $this) (local.get $argc) (local.get $argv)))
  (if (i32.eqz (local.get $state)) (then (return ${EXCEPTION})))
  (local.set $promise (call $268 (local.get $context) (i32.add (local.get $state) (i32.const 40))))
  (if (i64.eq (i64.and (local.get $promise) (i64.const -4294967296)) ${EXCEPTION}) (then
   (call $233 (i32.load offset=16 (local.get $context)) (local.get $state))
   (return ${EXCEPTION})))
  (call $660 (local.get $context) (local.get $state))
  (local.get $promise))`;
