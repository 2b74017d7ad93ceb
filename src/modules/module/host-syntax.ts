import type { AnyNode, Literal, Node, Program } from 'acorn';
import { parser } from './host-parsers.ts';

/**
 * What the loader has to know of a source's syntax. Sources are the guest's: a parse may fail, and then the engine is
 * left to say why. Every question first asks a pattern that most sources do not match, so that few are parsed.
 */

export type SourceKind = 'module' | 'commonjs';

export interface ImportRequest {
  readonly specifier: string;
  /** `with { key: 'value' }` in source order. */
  readonly attributes: readonly (readonly [key: string, value: string])[];
  /** Offset of the statement. */
  readonly start: number;
}

export interface SyntaxFacts {
  /** Static imports and re-exports in source order. */
  readonly imports: readonly ImportRequest[];
  readonly hasTopLevelAwait: boolean;
  /** Where `import()` and `import.meta` stand. */
  readonly marks: readonly ImportMark[];
}

export interface ImportMark {
  readonly kind: 'import()' | 'import.meta';
  readonly start: number;
  /** Of `import.meta` its end, of `import()` the end of the word. */
  readonly end: number;
  /** `new import.meta.X()`: a call in its place would become the operand of `new`. */
  readonly isNewCallee: boolean;
}

/** Undefined when it is no valid source of that kind, or needs more stack than there is. */
export function parseSource(source: string, kind: SourceKind): Program | undefined {
  try {
    return parser().parse(source, { ecmaVersion: 'latest', sourceType: kind, allowHashBang: true });
  } catch {
    return undefined;
  }
}

const MAY_BE_MODULE = /\b(?:import|export|await)\b/;

/** A name that the CommonJS wrapper declares, where a declaration may have it. */
const MAY_REDECLARE =
  /\b(?:const|let|class)\s+(?:exports|require|module|__filename|__dirname)\b|[{,[:.]\s*(?:exports|require|module|__filename|__dirname)\s*[},\]=;]/;

const WRAPPER_NAMES = new Set(['exports', 'require', 'module', '__filename', '__dirname']);

const MODULE_SYNTAX = /^(?:'import' and 'export' may |Cannot use 'import\.meta' outside a module)/;

/**
 * Which of the two a source without any other mark is (nodejs.org/api/packages.html#syntax-detection): a module when it
 * has `import`, `export` or `import.meta`, or when only a module may have its top-level `await` or its declaration of a
 * name of the CommonJS wrapper.
 */
export function detectKind(source: string): SourceKind {
  const mayBeModule = MAY_BE_MODULE.test(source);
  if (!mayBeModule && !MAY_REDECLARE.test(source)) return 'commonjs';
  try {
    const program = parser().parse(source, { ecmaVersion: 'latest', sourceType: 'commonjs', allowHashBang: true });
    if (!redeclaresWrapper(program)) return 'commonjs';
  } catch (error) {
    if (error instanceof SyntaxError && MODULE_SYNTAX.test(error.message)) return 'module';
    // Whatever else is wrong is not mended by `await`.
    if (!mayBeModule || !source.includes('await')) return 'commonjs';
  }
  return parseSource(source, 'module') === undefined ? 'commonjs' : 'module';
}

/** What V8 says of module syntax in a CommonJS source, or undefined where there is none. */
export function moduleSyntaxError(source: string): string | undefined {
  try {
    parser().parse(source, { ecmaVersion: 'latest', sourceType: 'commonjs', allowHashBang: true });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !MODULE_SYNTAX.test(error.message)) return undefined;
    const { pos } = error as SyntaxError & { pos: number };
    if (error.message.startsWith('Cannot')) return "Cannot use 'import.meta' outside a module";
    return source.startsWith('export', pos) ? "Unexpected token 'export'" : 'Cannot use import statement outside a module';
  }
  return undefined;
}

function redeclaresWrapper({ body }: Program): boolean {
  return body.some((statement) => {
    if (statement.type === 'ClassDeclaration') return WRAPPER_NAMES.has(statement.id.name);
    if (statement.type !== 'VariableDeclaration' || statement.kind === 'var') return false;
    return statement.declarations.some(({ id }) => boundNames(id).some((name) => WRAPPER_NAMES.has(name)));
  });
}

function boundNames(pattern: AnyNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => boundNames(part.type === 'Property' ? part.value : part.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((part) => (part === null ? [] : boundNames(part)));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** Whether there may be an `import()` or `import.meta`. Cheap, and never wrong when it says no. */
export function mayHaveMarks(source: string): boolean {
  return /\bimport\s*(?:[(.]|\/[*/])/.test(source);
}

/** Facts about a source that parses, else undefined. */
export function syntaxFacts(source: string, kind: SourceKind): SyntaxFacts | undefined {
  const program = parseSource(source, kind);
  if (program === undefined) return undefined;
  const imports = importRequests(program);
  // The walk takes longer than the parse, and most sources have nothing for it to find.
  if (!mayHaveMarks(source) && !source.includes('await')) return { imports, hasTopLevelAwait: false, marks: [] };
  return { imports, ...walk(program) };
}

function importRequests({ body }: Program): ImportRequest[] {
  const requests: ImportRequest[] = [];
  for (const statement of body) {
    const isRequest =
      statement.type === 'ImportDeclaration' ||
      statement.type === 'ExportAllDeclaration' ||
      statement.type === 'ExportNamedDeclaration';
    if (!isRequest || !statement.source) continue;
    const attributes = statement.attributes.map(({ key, value }) => {
      const name = key.type === 'Identifier' ? key.name : String(key.value);
      return [name, String((value as Literal).value)] as const;
    });
    requests.push({ specifier: String(statement.source.value), attributes, start: statement.start });
  }
  return requests;
}

/** Without recursion: the parser accepted a depth that this need not survive. */
function walk(program: Program): Pick<SyntaxFacts, 'hasTopLevelAwait' | 'marks'> {
  const marks: ImportMark[] = [];
  const newCallees = new Set<AnyNode>();
  let hasTopLevelAwait = false;
  // Two lists in step: nodes, and whether they stand in a function.
  const nodes: AnyNode[] = [program];
  const inFunctions: boolean[] = [false];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const inFunction = inFunctions.pop() === true || isFunction(node);
    if (node.type === 'NewExpression') newCallees.add(innermostObject(node.callee));
    else if (node.type === 'ImportExpression') {
      const { start } = node;
      marks.push({ kind: 'import()', start, end: start + 'import'.length, isNewCallee: false });
    } else if (node.type === 'MetaProperty' && node.meta.name === 'import') {
      const { start, end } = node;
      marks.push({ kind: 'import.meta', start, end, isNewCallee: newCallees.has(node) });
    }
    if (!inFunction && isAwait(node)) hasTopLevelAwait = true;
    for (const key in node) {
      const value = node[key as keyof AnyNode] as unknown;
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (!isNode(child)) continue;
        nodes.push(child as AnyNode);
        inFunctions.push(inFunction);
      }
    }
  }
  return { hasTopLevelAwait, marks: marks.sort((a, b) => a.start - b.start) };
}

function innermostObject(callee: AnyNode): AnyNode {
  let node = callee;
  while (node.type === 'MemberExpression' || node.type === 'TaggedTemplateExpression') {
    node = node.type === 'MemberExpression' ? node.object : node.tag;
  }
  return node;
}

function isAwait(node: AnyNode): boolean {
  if (node.type === 'AwaitExpression') return true;
  if (node.type === 'ForOfStatement') return node.await;
  return node.type === 'VariableDeclaration' && node.kind === 'await using';
}

/** Computed names and `extends` of a class stand outside; `await` in them is as rare as harmless here. */
function isFunction({ type }: AnyNode): boolean {
  return type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';
}
