import type { AnyNode, Program } from 'acorn';

/**
 * The engine says that a module lacks an export; Node says which import asks for it, by its specifier and place. The
 * importers are known from resolution, and are parsed only now that something is wrong.
 */
export interface LinkErrorReport {
  readonly message: string;
  /** `file:///x.mjs:1`, the line of source, and carets below the name: what Node prints above the error. */
  readonly frame: string;
}

export interface LinkedModule {
  /** Text of an ES module, else undefined. */
  readonly source: string | undefined;
  readonly isCommonJs: boolean;
  readonly url: string;
  /** Undefined when it is no valid module. */
  parse(source: string): Program | undefined;
}

const MAX_EDGES = 20_000;
const MAX_EDGE_CHARACTERS = 8 << 20;

/** What each module imports, by its specifiers in the order of resolution. */
export class ImportEdges {
  readonly #imports = new Map<string, Map<string, string>>();
  #count = 0;
  #characters = 0;

  add(base: string, specifier: string, name: string): void {
    const characters = base.length + specifier.length + name.length;
    this.#characters += characters;
    if (++this.#count > MAX_EDGES || this.#characters > MAX_EDGE_CHARACTERS) {
      this.#imports.clear();
      this.#count = 1;
      this.#characters = characters;
    }
    const imports = this.#imports.get(base);
    if (imports === undefined) this.#imports.set(base, new Map([[specifier, name]]));
    else imports.set(specifier, name);
  }

  targetOf(base: string, specifier: string): string | undefined {
    return this.#imports.get(base)?.get(specifier);
  }

  /** The modules of a graph in the order in which the engine links them: what a module imports before itself. */
  linkOrder(root: string): string[] {
    const order: string[] = [];
    const seen = new Set([root]);
    const stack: { name: string; imports: Iterator<string> }[] = [{ name: root, imports: this.#targets(root) }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.imports.next();
      if (next.done) {
        order.push(top.name);
        stack.pop();
      } else if (!seen.has(next.value)) {
        seen.add(next.value);
        stack.push({ name: next.value, imports: this.#targets(next.value) });
      }
    }
    return order;
  }

  #targets(name: string): Iterator<string> {
    return (this.#imports.get(name) ?? new Map<string, string>()).values();
  }
}

type Problem = 'missing' | 'ambiguous' | 'circular';

/** A longer text is none of the engine's: user code throws SyntaxErrors too, and these patterns take quadratic time. */
const MAX_TEXT = 2_000;

/** To look for a longer text in another takes time by the product of both in V8, which nothing can end. */
const MAX_SEARCHED = 250;

/** The texts of the engine, observed. */
const patterns: readonly (readonly [Problem, RegExp])[] = [
  ['missing', /^Could not find export '(.*)' in module '(.*)'$/s],
  ['ambiguous', /^export '(.*)' in module '(.*)' is ambiguous$/s],
  ['circular', /^circular reference when looking for export '(.*)' in module '(.*)'$/s],
];

/** Undefined when the text is no link error, or its import is not found. `root`: the module that was to be linked. */
export function explainLinkError(
  text: string,
  root: string,
  edges: ImportEdges,
  describe: (name: string) => LinkedModule,
): LinkErrorReport | undefined {
  if (text.length > MAX_TEXT) return undefined;
  for (const [problem, pattern] of patterns) {
    const [, name, module] = pattern.exec(text) ?? [];
    if (name === undefined || module === undefined) continue;
    const inImport = (): Request | undefined => findImport(name, module, root, edges, describe);
    const inReexport = (): Request | undefined => findReexport(name, module, describe);
    // In a circle every module exports the name again; V8 names the first import that is linked.
    const request = problem === 'circular' ? (inImport() ?? inReexport()) : (inReexport() ?? inImport());
    return request === undefined ? undefined : report(problem, request, edges, describe);
  }
  return undefined;
}

/** A name that an import asks of a specifier, and where. */
interface Request {
  readonly base: string;
  readonly source: string;
  readonly specifier: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `export { x as name } from 'y'` in the module itself, also as import and export: the engine names the re-exporter. */
function findReexport(name: string, module: string, describe: (name: string) => LinkedModule): Request | undefined {
  const { source, parse } = describe(module);
  const program = source === undefined ? undefined : parse(source);
  if (source === undefined || program === undefined) return undefined;
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const { local, exported } of statement.specifiers) {
      if (nameOf(exported) !== name) continue;
      const at = { base: module, source, start: local.start, end: exported.end };
      if (statement.source) return { ...at, specifier: String(statement.source.value), name: nameOf(local) };
      const imported = importsOf(program).find((one) => one.local === nameOf(local));
      if (imported !== undefined) return { ...at, ...imported };
    }
  }
  return undefined;
}

function findImport(
  name: string,
  module: string,
  root: string,
  edges: ImportEdges,
  describe: (name: string) => LinkedModule,
): Request | undefined {
  for (const base of edges.linkOrder(root)) {
    const { source, parse } = describe(base);
    // Most modules of a graph do not import it, and need no parse.
    const program = name.length > MAX_SEARCHED || source?.includes(name) || name === 'default' ? parse(source ?? '') : undefined;
    if (source === undefined || program === undefined) continue;
    const found = importsOf(program).find((one) => one.name === name && edges.targetOf(base, one.specifier) === module);
    if (found !== undefined) return { ...found, base, source };
  }
  return undefined;
}

interface ImportedName {
  readonly specifier: string;
  readonly name: string;
  readonly local: string;
  readonly start: number;
  readonly end: number;
}

function importsOf({ body }: Program): ImportedName[] {
  return body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return [];
    const specifier = String(statement.source.value);
    return statement.specifiers.flatMap((one) => {
      if (one.type === 'ImportNamespaceSpecifier') return [];
      const asked: AnyNode = one.type === 'ImportSpecifier' ? one.imported : one.local;
      const name = one.type === 'ImportSpecifier' ? nameOf(one.imported) : 'default';
      return [{ specifier, name, local: one.local.name, start: asked.start, end: asked.end }];
    });
  });
}

function nameOf(node: AnyNode): string {
  return node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '';
}

function report(
  problem: Problem,
  request: Request,
  edges: ImportEdges,
  describe: (name: string) => LinkedModule,
): LinkErrorReport {
  const { specifier, name, base, source, start, end } = request;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', start);
  const line = source.slice(lineStart, lineEnd < 0 ? source.length : lineEnd).replace(/\r$/, '');
  const lineNumber = source.slice(0, lineStart).split('\n').length;
  const carets = '^'.repeat(Math.max(1, Math.min(end, lineStart + line.length) - start));
  const frame = `${describe(base).url}:${lineNumber}\n${line}\n${' '.repeat(start - lineStart)}${carets}`;

  if (problem === 'ambiguous') {
    return { frame, message: `The requested module '${specifier}' contains conflicting star exports for name '${name}'` };
  }
  if (problem === 'circular') return { frame, message: `Detected cycle while resolving name '${name}' in '${specifier}'` };
  const target = edges.targetOf(base, specifier);
  if (target === undefined || !describe(target).isCommonJs)
    return { frame, message: `The requested module '${specifier}' does not provide an export named '${name}'` };
  return { frame, message: commonJsMessage(specifier, name, line) };
}

/** Node repeats the braces of the line that imports, where they stand on one line. */
function commonJsMessage(specifier: string, name: string, line: string): string {
  const braces = /\{[^{}]*\}/.exec(line)?.[0];
  const example = braces === undefined ? '' : `const ${braces.replace(/ as /g, ': ')} = pkg;\n`;
  return (
    `Named export '${name}' not found. The requested module '${specifier}' is a CommonJS module, which may not support all ` +
    'module.exports as named exports.\nCommonJS modules can always be imported via the default export, for example using:\n\n' +
    `import pkg from '${specifier}';\n${example}`
  );
}
