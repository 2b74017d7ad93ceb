import type { AnyNode, Pattern, Program, VariableDeclaration } from 'acorn';
import { parseSource, type SourceKind } from './host-syntax.ts';

/**
 * `using` and `await using`, which the engine lacks (tc39.es/proposal-explicit-resource-management). The rest of the
 * block goes into a `try` on a stack of the language: an error of the block is deferred onto the stack, so that it is the
 * first of those that disposal collects. Nothing is inserted but within lines, so their numbers stay.
 *
 * DIVERGES: `using` in source that is compiled at run time (`eval`, `new Function`, `vm`) is a SyntaxError.
 */
const MAY_USE = /\busing\b/;

/** Starts the names of what is inserted: a letter in Latin-1, so that strings stay narrow. */
const letters = ['ù', 'ú', 'û'];

type Body = readonly AnyNode[];

const isUsing = (node: AnyNode): node is VariableDeclaration & { kind: 'using' | 'await using' } =>
  node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
const isAsync = (node: VariableDeclaration): boolean => node.kind === 'await using';

/** ECMA-262, 8.4.3 IsAnonymousFunctionDefinition. */
const isAnonymousFunction = (node: AnyNode): boolean =>
  node.type === 'ArrowFunctionExpression' ||
  ((node.type === 'FunctionExpression' || node.type === 'ClassExpression') && !node.id);

interface Edit {
  readonly at: number;
  readonly end: number;
  readonly text: string | (() => string);
}

/** Texts to put into a source, each at a place or for a stretch of it. */
class Edits {
  readonly source: string;
  readonly stack: string;
  readonly #starts: Edit[] = [];
  /** The last comes first. */
  readonly #ends: Edit[] = [];

  constructor(source: string, letter: string) {
    this.source = source;
    this.stack = `${letter}s`;
  }

  /** In front of what begins there. At one place the first comes first, since it encloses the others. */
  open(at: number, text: string): void {
    this.#starts.push({ at, end: at, text });
  }

  /** Behind what ends there. At one place the first comes last. */
  close(at: number, text: string | (() => string)): void {
    this.#ends.push({ at, end: at, text });
  }

  /** Before all others of the same place. */
  insertFirst(at: number, text: string): void {
    this.#starts.unshift({ at, end: at, text });
  }

  /** The line ends of what is replaced stay. */
  replace(at: number, end: number, text: string): void {
    this.#starts.push({ at, end, text: text + this.source.slice(at, end).replace(/[^\n]/g, '') });
  }

  opening(isBlockAsync: boolean): string {
    return `const ${this.stack}=new ${isBlockAsync ? 'AsyncDisposableStack' : 'DisposableStack'}();try{`;
  }

  closing(isBlockAsync: boolean): string {
    const { stack } = this;
    const end = isBlockAsync ? `await ${stack}.disposeAsync()` : `${stack}.dispose()`;
    return `}catch(${stack}e){${stack}.defer(()=>{throw ${stack}e})}finally{${end}}`;
  }

  /** Makes resources of the values of a declaration, which begins with `keyword` then. */
  declare(declaration: VariableDeclaration, isBlockAsync: boolean, keyword = 'const '): void {
    // Among asynchronous resources a synchronous one has a stack of its own.
    const isNested = isBlockAsync && !isAsync(declaration);
    this.replace(declaration.start, declaration.declarations[0]!.start, keyword);
    for (const { id, init } of declaration.declarations) {
      if (!init) continue;
      const use = isNested ? `${this.stack}.use(new DisposableStack()).use` : `${this.stack}.use`;
      // What is no argument in one piece: a sequence, and a function that gets its name from where it is assigned.
      const name = isAnonymousFunction(init) ? this.source.slice(id.start, id.end) : undefined;
      this.open(init.start, name === undefined ? `${use}((` : `${use}(({${name}:`);
      this.close(init.end, name === undefined ? '))' : `}).${name})`);
    }
  }

  get isEmpty(): boolean {
    return this.#starts.length === 0;
  }

  apply(): string {
    const sorted = [...this.#ends.toReversed(), ...this.#starts].map((edit, index) => ({ ...edit, index }));
    sorted.sort((a, b) => a.at - b.at || a.index - b.index);
    let text = '';
    let done = 0;
    for (const { at, end, text: inserted } of sorted) {
      text += this.source.slice(done, at) + (typeof inserted === 'string' ? inserted : inserted());
      done = end;
    }
    return text + this.source.slice(done);
  }
}

function rewriteBlock(edits: Edits, body: Body): void {
  const declarations = body.filter(isUsing);
  if (declarations.length === 0) return;
  const isBlockAsync = declarations.some(isAsync);
  const first = body.find((node) => node.type !== 'ExpressionStatement' || node.directive === undefined)!;
  edits.open(first.start, edits.opening(isBlockAsync));
  edits.close(body.at(-1)!.end, edits.closing(isBlockAsync));
  for (const declaration of declarations) edits.declare(declaration, isBlockAsync);
}

function rewriteLoop(edits: Edits, node: AnyNode): void {
  if (node.type === 'ForStatement' && node.init && isUsing(node.init)) {
    const isLoopAsync = isAsync(node.init);
    edits.open(node.start, `{${edits.opening(isLoopAsync)}`);
    edits.close(node.end, `${edits.closing(isLoopAsync)}}`);
    edits.declare(node.init, isLoopAsync);
  }
  if (node.type !== 'ForOfStatement' || !isUsing(node.left as AnyNode)) return;
  const left = node.left as VariableDeclaration;
  const isLoopAsync = isAsync(left);
  const { id } = left.declarations[0]!;
  const name = edits.source.slice(id.start, id.end);
  edits.replace(left.start, left.end, `const ${edits.stack}v`);
  const resource = `const ${name}=${edits.stack}.use(${edits.stack}v);`;
  edits.open(node.body.start, `{${edits.opening(isLoopAsync)}${resource}`);
  edits.close(node.body.end, `${edits.closing(isLoopAsync)}}`);
}

/** Everything but the top of a module. */
function rewriteBlocks(program: Program, edits: Edits, kind: SourceKind): void {
  if (kind === 'commonjs') rewriteBlock(edits, program.body as Body);
  const nodes: AnyNode[] = [program];
  // The order of equal places is that of these calls: what encloses comes before what it holds.
  while (nodes.length > 0) {
    const node = nodes.pop()!;
    rewriteLoop(edits, node);
    if (node.type === 'BlockStatement' || node.type === 'StaticBlock') rewriteBlock(edits, node.body as Body);
    for (const key in node) {
      const value = node[key as keyof AnyNode] as unknown;
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof (child as AnyNode | null)?.type === 'string') nodes.push(child as AnyNode);
      }
    }
  }
}

/**
 * The top of a module from its first `using` on. What is declared there is declared before the block and assigned in it;
 * functions stay, and are exported by another name that the block begins with filling.
 */
class ModuleTop {
  readonly #edits: Edits;
  readonly #lets: string[] = [];
  readonly #functions = new Set<string>();
  /** What is exported, by the name that holds it. */
  readonly #exports: string[] = [];
  #behind = '';

  constructor(edits: Edits, body: Body) {
    this.#edits = edits;
    const start = body.findIndex(isUsing);
    const rest = body.slice(start);
    const isModuleAsync = rest.filter(isUsing).some(isAsync);
    for (const node of rest) {
      const declaration = 'declaration' in node && node.declaration ? (node.declaration as AnyNode) : node;
      if (declaration.type === 'FunctionDeclaration' && declaration.id) this.#functions.add(declaration.id.name);
    }
    edits.close(rest.at(-1)!.end, () => edits.closing(isModuleAsync) + this.#exported() + this.#behind);
    for (const node of rest) this.#statement(node, isModuleAsync);
    const { stack } = edits;
    const held = [...this.#functions];
    const lets = [...new Set(this.#lets), ...held.map((name) => `${stack}${name}`)];
    const declared = lets.length > 0 ? `let ${lets.join(',')};` : '';
    const filled = held.map((name) => `${stack}${name}=${name};`).join('');
    edits.insertFirst(rest[0]!.start, `${declared}${edits.opening(isModuleAsync)}${filled}`);
  }

  #exported(): string {
    return this.#exports.length > 0 ? `\nexport{${this.#exports.join(',')}};` : '';
  }

  #holder(name: string): string {
    return this.#functions.has(name) ? `${this.#edits.stack}${name}` : name;
  }

  #statement(node: AnyNode, isModuleAsync: boolean): void {
    const { source, stack } = this.#edits;
    if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') this.#moveBehind(node);
    else if (node.type === 'ExportDefaultDeclaration') {
      const { declaration } = node;
      if (declaration.type === 'FunctionDeclaration' && declaration.id) {
        this.#exports.push(`${this.#holder(declaration.id.name)} as default`);
        this.#edits.replace(node.start, declaration.start, '');
        return;
      }
      if (declaration.type === 'ClassDeclaration' && declaration.id) {
        this.#edits.replace(node.start, declaration.start, '');
        const [name] = this.#declaration(declaration, isModuleAsync);
        this.#exports.push(`${name} as default`);
        return;
      }
      this.#lets.push(`${stack}default`);
      this.#exports.push(`${stack}default as default`);
      this.#edits.replace(node.start, declaration.start, `${stack}default=(`);
      const end = source[node.end - 1] === ';' ? node.end - 1 : node.end;
      this.#edits.close(end, ');');
    } else if (node.type === 'ExportNamedDeclaration') {
      if (!node.declaration && node.source) this.#moveBehind(node);
      else if (node.declaration) {
        this.#edits.replace(node.start, node.declaration.start, '');
        for (const name of this.#declaration(node.declaration, isModuleAsync)) {
          this.#exports.push(`${this.#holder(name)} as ${name}`);
        }
      } else {
        for (const { local, exported } of node.specifiers) {
          const name = source.slice(exported.start, exported.end);
          this.#exports.push(`${this.#holder((local as { name: string }).name)} as ${name}`);
        }
        this.#edits.replace(node.start, node.end, ';');
      }
    } else this.#declaration(node, isModuleAsync);
  }

  #moveBehind(node: AnyNode): void {
    this.#behind += `\n${this.#edits.source.slice(node.start, node.end).replace(/\n/g, ' ')}`;
    this.#edits.replace(node.start, node.end, ';');
  }

  /** The names it declares. */
  #declaration(node: AnyNode, isModuleAsync: boolean): string[] {
    if (node.type === 'FunctionDeclaration') return node.id ? [node.id.name] : [];
    if (node.type === 'ClassDeclaration' && node.id) {
      this.#lets.push(node.id.name);
      this.#edits.open(node.start, `${node.id.name}=`);
      this.#edits.close(node.end, ';');
      return [node.id.name];
    }
    if (node.type !== 'VariableDeclaration') return [];
    const names = node.declarations.flatMap(({ id }) => boundNames(id));
    // One by one: as many as a source holds are too many for arguments.
    for (const name of names) this.#lets.push(name);
    const { declarations, start, end } = node;
    this.#edits.close(this.#edits.source[end - 1] === ';' ? end - 1 : end, ')');
    if (isUsing(node)) this.#edits.declare(node, isModuleAsync, ';(');
    else this.#edits.replace(start, declarations[0]!.start, ';(');
    for (const { id, init } of declarations) if (!init) this.#edits.close(id.end, '=undefined');
    return names;
  }
}

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element === null ? [] : boundNames(element)));
    case 'RestElement':
      return boundNames(pattern.argument);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    default:
      return [];
  }
}

/** Undefined where there is nothing to rewrite, or where the engine will refuse the source. */
export function rewriteUsing(source: string, kind: SourceKind): string | undefined {
  if (!MAY_USE.test(source)) return undefined;
  const letter = letters.find((candidate) => !source.includes(candidate));
  const program = letter === undefined ? undefined : parseSource(source, kind);
  if (letter === undefined || program === undefined) return undefined;
  const blocks = new Edits(source, letter);
  rewriteBlocks(program, blocks, kind);
  const inner = blocks.apply();
  if (kind === 'module' && (program.body as Body).some(isUsing)) {
    // On a parse of its own: the top moves what the blocks in it have changed.
    const again = parseSource(inner, kind);
    if (again === undefined) return undefined;
    const top = new Edits(inner, letter);
    new ModuleTop(top, again.body as Body);
    return top.apply();
  }
  return blocks.isEmpty ? undefined : inner;
}
