/**
 * Recursion of the engine's natives ends by the engine's own check of its stack in linear memory, and only by that: what ends
 * first otherwise is V8's own stack, 984 KB for all frames of host and guest, and that end is the sandbox's.
 *
 * A native that keeps its variables in locals of Wasm uses none of the stack that is checked. So the functions through which
 * recursion passes lower the engine's stack pointer for as long as they run, by what stands for their frames on V8's stack.
 */
import { type Edits, withEdits } from './edits.ts';

/** `ctx->rt->stack_limit` */
const STACK_LIMIT = '(i32.load offset=128 (i32.load offset=16 (local.get $0)))';
const STACK_ALIGNMENT = 16;
/** `JS_EXCEPTION` */
const EXCEPTION = '(i64.const 25769803776)';

/** What recurses without any check of the stack in the dependency, and what it gives when it fails. */
const unchecked: Readonly<Record<string, string>> = {
  // js_iterator_concat_next, js_iterator_helper_next, js_iterator_wrap_next: called by each other as functions of C
  1227: EXCEPTION,
  1228: EXCEPTION,
  1229: EXCEPTION,
  // js_resolve_module, js_create_module_function, js_get_exported_names, js_resolve_export
  508: '(i32.const -1)',
  665: '(i32.const -1)',
  674: '(i32.const -1)',
  675: '(i32.const -1)',
  // js_create_function, once for each function in a function: 896 bytes of stack each, far more than parsing them took
  633: EXCEPTION,
};

/**
 * Bytes of the engine's stack, by function. A function that is in the way of nothing but other reserving functions has none.
 * The figures were found by measuring how much of the engine's stack is used when V8's ends: at least 370 KiB whatever recurses, in
 * baseline and in optimized code of Node 20 and 24. So the default of 256 KiB takes 70 % of V8's; plain calls, which reserve
 * nothing, take 60 %. test/security/stack.test.ts repeats it with less of V8's stack.
 */
const reserves: Readonly<Record<string, number>> = {
  // JS_Call, JS_CallFree, JS_CallConstructorInternal, async_func_resume: from a native into the interpreter
  9: 32,
  42: 32,
  517: 80,
  302: 64,
  // JS_ToPrimitiveFree, JS_GetIterator, JS_Invoke, JS_IsInstanceOf
  162: 128,
  178: 64,
  269: 64,
  714: 48,
  // js_call_c_function, js_call_bound_function
  1017: 48,
  1005: 64,
  // JS_FlattenIntoArray, json_parse_value, js_json_to_str, internalize_json_property
  644: 64,
  453: 64,
  454: 80,
  605: 64,
  // js_proxy_*, in the order of the class's methods from the last to the first, and js_proxy_call
  874: 96,
  875: 96,
  876: 96,
  877: 96,
  878: 96,
  879: 96,
  880: 96,
  881: 160,
  882: 96,
  883: 96,
  884: 96,
  996: 96,
  // js_parse_unary, js_parse_expr_binary, js_parse_postfix_expr, js_parse_assign_expr2, js_parse_function_decl2, __JS_EvalInternal
  242: 48,
  280: 32,
  574: 240,
  167: 64,
  247: 176,
  973: 64,
  // re_parse_disjunction, re_parse_nested_class
  291: 80,
  552: 64,
  // js_inner_module_linking, js_inner_module_evaluation, gather_available_ancestors, js_async_module_execution_rejected
  664: 96,
  663: 96,
  658: 96,
  487: 96,
  ...Object.fromEntries(Object.keys(unchecked).map((name) => [name, 112])),
  633: 0,
};

/** `js_parse_unary(s, flags)`, `js_parse_expr_binary(s, level, flags)`, and the flag `PF_POW_ALLOWED`. */
const [UNARY, BINARY, POWER_ALLOWED] = ['242', '280', 4];
/** `JSParseState.token.val`, and what it is for `#name`. */
const [TOKEN, PRIVATE_NAME] = [8, -87];
/** Added to a level of `js_parse_expr_binary`: the first operand was parsed. Levels end at 8. */
const PARSED = 16;

/** `js_parse_error(s, text)` with the text of `JS_ThrowStackOverflow(ctx)`, and that. */
const PARSER_OVERFLOW = /\(call \$8\s+\(local\.get \$0\)\s+\(i32\.const 4474\)\s+\(i32\.const 0\)\s+\)/;
const THROW_OVERFLOW = '(call $97 (i32.load (local.get $0)))';

const edits: Edits = {
  // next_token, json_next_token: a RangeError, as everywhere else, where the dependency says SyntaxError.
  4: [[PARSER_OVERFLOW, THROW_OVERFLOW]],
  151: [[PARSER_OVERFLOW, THROW_OVERFLOW]],
  // Eight levels of binary operators are eight frames below each nested expression, so the first operand is parsed at once.
  [BINARY]: [
    [
      /(?=\(if\s+\(i32\.eqz\s+\(local\.get \$1\)\s+\)\s+\(then\s+\(return\s+\(call \$242)/,
      `(local $parsed i32)
  (local.set $parsed (i32.and (local.get $1) (i32.const ${PARSED})))
  (local.set $1 (i32.and (local.get $1) (i32.const ${PARSED - 1})))
  `,
    ],
    [/(?<=\(br_if \$block\s+)(?=\(i32\.or\s+\(i32\.eqz\s+\(local\.get \$2\))/, '(i32.or (local.get $parsed) '],
    [/(?<=\(i32\.const -87\)\s+\)\s+\(i32\.ne\s+\(local\.get \$1\)\s+\(i32\.const 4\)\s+\)\s+\)\s+\))/, ')'],
    [
      /\(call \$280(?=\s+\(local\.get \$0\)\s+\(local\.tee \$6\s+\(local\.tee \$5)/,
      '(call $parse_first_operand (local.get $parsed)',
    ],
  ],
};

/** The text of a function of the parsers with what is changed in it. */
export function withNativeRecursion(name: string, body: readonly string[]): readonly string[] {
  return withEdits(edits, name, body);
}

export const NATIVE_RECURSION = `
 (func $parse_first_operand (param $parsed i32) (param $parser i32) (param $level i32) (param $flags i32) (result i32)
  (local $next i32)
  (if (local.get $parsed) (then (return (i32.const 0))))
  (if (i32.eq (i32.load offset=${TOKEN} (local.get $parser)) (i32.const ${PRIVATE_NAME})) (then
   (return (call $${BINARY} (local.get $parser) (local.get $level) (local.get $flags)))))
  (if (call $${UNARY} (local.get $parser) (i32.const ${POWER_ALLOWED})) (then (return (i32.const -1))))
  (block $done
   (loop $levels
    (br_if $done (i32.ge_u (local.get $next) (local.get $level)))
    (local.set $next (i32.add (local.get $next) (i32.const 1)))
    (br_if $levels (i32.eqz
     (call $${BINARY} (local.get $parser) (i32.or (local.get $next) (i32.const ${PARSED})) (local.get $flags))))
    (return (i32.const -1))))
  (i32.const 0))`;

/**
 * `js_parse_skip_parens_token(s, bits, flag)` looks ahead and takes any failure for the end of what it looks for, after which the
 * parser takes an arrow function for parentheses. It does not recurse: while it runs the stack may be a little larger.
 */
const LOOK_AHEAD = '148';
/** What it may use beyond the limit: its own frame of 256 bytes and those of the tokenizer. */
const LOOK_AHEAD_BYTES = 4096;

/** What a function that has a wrapper is called by it; undefined for all others. */
export function reservingBody(original: string, name: string): string | undefined {
  return Object.hasOwn(reserves, original) || original === LOOK_AHEAD ? `${name}_reserved` : undefined;
}

/** The function that callers see, made from the head of the one that reserves: it has one caller, so it is inlined here. */
export function reservingWrapper(original: string, name: string, head: string): string {
  if (original === LOOK_AHEAD) return withMoreStack(head, reservingBody(original, name)!);
  return wrapper(head.replace(/\$\w+/, `$${name}`), reservingBody(original, name)!, reserves[original]!, unchecked[original]);
}

/** A function that calls another with what it was given. `failure` is what it gives where the stack has no such room left. */
function wrapper(head: string, callee: string, bytes: number, failure?: string): string {
  // Compiled code relies on the alignment: it computes addresses in a frame by `or`.
  if (bytes % STACK_ALIGNMENT !== 0) throw new Error(`A reserve of ${bytes} bytes is no multiple of ${STACK_ALIGNMENT}`);
  const result = /\(result (\w+)\)/.exec(head)?.[1];
  if (result === undefined) throw new Error(`"${head}" has no result`);
  const restore = `(global.set $global$0 (i32.add (global.get $global$0) (i32.const ${bytes})))`;
  const check = `(if (i32.lt_u (global.get $global$0) ${STACK_LIMIT}) (then (call $97 (local.get $0)) ${restore} (return ${failure})))`;
  return ` ${head.trim()}
  (local $result ${result})
  (global.set $global$0 (i32.sub (global.get $global$0) (i32.const ${bytes})))
  ${failure === undefined ? '' : check}
  (local.set $result ${forward(head, callee)})
  ${restore}
  (local.get $result)
 )`;
}

function withMoreStack(head: string, callee: string): string {
  return `${head}
  (local $runtime i32) (local $limit i32) (local $result i32)
  (local.set $runtime (i32.load offset=16 (i32.load (local.get $0))))
  (local.set $limit (i32.load offset=128 (local.get $runtime)))
  (i32.store offset=128 (local.get $runtime) (i32.sub (local.get $limit) (i32.const ${LOOK_AHEAD_BYTES})))
  (local.set $result ${forward(head, callee)})
  (i32.store offset=128 (local.get $runtime) (local.get $limit))
  (local.get $result)
 )`;
}

/** A call with the parameters of the caller. */
function forward(head: string, callee: string): string {
  const parameters = [...head.matchAll(/\(param (\$\w+) \w+\)/g)].map(([, parameter]) => `(local.get ${parameter})`);
  return `(call $${callee} ${parameters.join(' ')})`;
}
