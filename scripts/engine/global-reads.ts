/**
 * Reading a global variable whose global object has a proxy in its prototype chain, as the realms of `node:vm` have
 * (src/modules/vm). A proxy answers `undefined` for what it lacks, where the language wants a ReferenceError: what is not
 * there by `JS_HasProperty` is looked up once more where nothing but declared names are, which throws.
 */
import { internals } from './names.ts';

/** `JS_GetPropertyInternal(ctx, object, name, receiver, throwsReferenceError)` and `JS_HasProperty(ctx, object, name)`. */
const [GET, HAS] = ['5', '56'];
const [UNDEFINED, EXCEPTION] = ['(i64.const 12884901888)', '(i64.const 25769803776)'];
/** `JSContext.global_var_obj`: what `let`, `const` and `class` declare, without a prototype. */
const DECLARED = 216;

/** The interpreter's OP_get_var and OP_get_var_undef, the one place where the last argument is no constant. */
const READ = /\(call \$5(?=\s+\(local\.get \$18\)\s+\(local\.tee \$7\s+\(i64\.load offset=208\s+\(local\.get \$18\)\s+\)\s+\))/;

export function withGlobalReads(name: string, body: readonly string[]): readonly string[] {
  if (name !== internals.interpreter) return body;
  const text = body.join('\n');
  const found = text.match(new RegExp(READ, 'g'))?.length ?? 0;
  if (found !== 1) throw new Error(`The interpreter reads global variables in ${found} places, expected one`);
  return text.replace(READ, '(call $get_global').split('\n');
}

export const GLOBAL_READS = `
 (func $get_global (param $ctx i32) (param $object i64) (param $name i32) (param $receiver i64) (param $throws i32) (result i64)
  (local $value i64)
  (local $has i32)
  (local.set $value
   (call $${GET} (local.get $ctx) (local.get $object) (local.get $name) (local.get $receiver) (local.get $throws)))
  (if (i32.or (i32.eqz (local.get $throws)) (i64.ne (local.get $value) ${UNDEFINED})) (then (return (local.get $value))))
  (local.set $has (call $${HAS} (local.get $ctx) (local.get $object) (local.get $name)))
  (if (i32.lt_s (local.get $has) (i32.const 0)) (then (return ${EXCEPTION})))
  (if (local.get $has) (then (return (local.get $value))))
  (call $${GET} (local.get $ctx) (i64.load offset=${DECLARED} (local.get $ctx)) (local.get $name) (local.get $receiver)
   (i32.const 1)))`;
