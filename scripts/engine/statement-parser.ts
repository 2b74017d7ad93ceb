import { internals } from './names.ts';

/** `js_parse_assign_expr(s)` and `emit_return(s, hasValue)`. */
const [ASSIGNMENT, RETURN] = ['63', '249'];
/** `JSParseState.cur_func`, `JSFunctionDef.top_break` and `BlockEnv.prev`. */
const [FUNCTION, TOP_BREAK, PREVIOUS] = [52, 304, 0];

const call = (callee: string) => `\\(call \\$${callee}\\s+\\(local\\.get \\$0\\)\\s+`;

/** What a loop of `for (x of expression)` parses as expression: the other branch, of `for (x in ...)`, follows. */
const HEAD_OF_LOOP = new RegExp(
  `\\(call \\$${ASSIGNMENT}(?=\\s+\\(local\\.get \\$0\\)(?:\\s+\\)){3}\\s+\\(br \\$block3\\)(?:\\s+\\)){2}\\s+\\(br_if \\$block3\\s+\\(call \\$147\\s)`,
  'g',
);

/** `emit_source_pos(s, returnToken)` before `emit_return(s, hasValue)`. */
const POSITION_OF_RETURN = new RegExp(
  `${call(internals.emitSourcePosition)}\\(local\\.get \\$1\\)\\s+\\)\\s+(?=${call(RETURN)}\\(local\\.get \\$2\\))`,
  'g',
);

/**
 * `js_parse_statement_or_decl`, mended in two places.
 *
 * The engine enters a loop of `for (x of expression)` into the list of blocks that a `return` has to leave before it parses
 * the expression. A `yield` in there may return, and then closes an iterator that is not there yet: "stack underflow".
 *
 * It says that `return f()` calls where the `return` stands. V8 says that it calls at `f`.
 */
export function withMendedStatements(name: string, body: readonly string[]): readonly string[] {
  if (name !== internals.parseStatement) return body;
  const text = once(body.join('\n'), HEAD_OF_LOOP, '(call $parse_head_of_loop');
  return once(text, POSITION_OF_RETURN, '').split('\n');
}

function once(text: string, pattern: RegExp, replacement: string): string {
  const found = text.match(pattern)?.length ?? 0;
  if (found !== 1) throw new Error(`The parser of statements has ${found} places of ${pattern}, expected one`);
  return text.replace(pattern, () => replacement);
}

export const STATEMENT_PARSER = `
 (func $parse_head_of_loop (param $parser i32) (result i32)
  (local $function i32)
  (local $loop i32)
  (local $result i32)
  (local.set $function (i32.load offset=${FUNCTION} (local.get $parser)))
  (local.set $loop (i32.load offset=${TOP_BREAK} (local.get $function)))
  (i32.store offset=${TOP_BREAK} (local.get $function) (i32.load offset=${PREVIOUS} (local.get $loop)))
  (local.set $result (call $${ASSIGNMENT} (local.get $parser)))
  (i32.store offset=${TOP_BREAK} (local.get $function) (local.get $loop))
  (local.get $result))`;
