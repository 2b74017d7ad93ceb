import { parse } from 'acorn';

/** A node of the syntax tree, read by its shape alone. */
type Syntax = { readonly type: string } & Readonly<Record<string, unknown>>;

/** The names that a chunk takes from each module it requires; `all` where it does more with one than to read members. */
export type Imports = Map<string, Set<string> | 'all'>;

/**
 * What a bundled lazy chunk imports from the image, so that the image keeps exactly that at hand. A namespace object with a
 * getter for each export of each file made a sixth of the image.
 */
export function importsOf(chunk: string): Imports {
  const imports: Imports = new Map();
  const tree = parse(chunk, { ecmaVersion: 'latest', sourceType: 'script' }) as unknown as Syntax;
  visit(tree, undefined, tree, (node, parent, scope) => {
    const key = requiredKey(node);
    if (key === undefined) return;
    const read = parent?.type === 'CallExpression' && isConversion(parent) ? parent : node;
    const use = read === node ? parent : parentOf(tree, read);
    const known = imports.get(key) ?? [];
    // A file that is required in the midst of others is wrapped, and its imports are variables of the whole chunk.
    const names = namesOf(use, use?.type === 'AssignmentExpression' ? tree : scope);
    imports.set(key, known === 'all' || names === 'all' ? 'all' : new Set([...known, ...names]));
  });
  return imports;
}

/** What `use` takes of a namespace: a member read at once, a destructuring, or a variable whose members are read. */
function namesOf(use: Syntax | undefined, scope: Syntax): readonly string[] | 'all' {
  if (use?.type === 'ExpressionStatement') return [];
  if (use?.type === 'MemberExpression') return member(use);
  const id = (use?.type === 'AssignmentExpression' ? use['left'] : use?.['id']) as Syntax | undefined;
  if (id?.type === 'ObjectPattern') return patternKeys(id);
  if (id?.type !== 'Identifier') return 'all';
  const names: (readonly string[] | 'all')[] = [];
  visit(scope, undefined, scope, (used, around) => {
    if (used.type !== 'Identifier' || used['name'] !== id['name'] || used === id) return;
    if (around?.type === 'MemberExpression' && around['object'] === used) names.push(member(around));
    else if (!isName(used, around)) names.push('all');
  });
  return names.includes('all') ? 'all' : (names as readonly (readonly string[])[]).flat();
}

/** `require("internal:errors")` -> `internal:errors` */
function requiredKey(node: Syntax): string | undefined {
  const callee = node['callee'] as Syntax | undefined;
  if (node.type !== 'CallExpression' || callee?.type !== 'Identifier' || callee['name'] !== 'require') return undefined;
  const [argument] = node['arguments'] as readonly Syntax[];
  return argument?.type === 'Literal' ? (argument['value'] as string) : undefined;
}

/** `__toESM(require(...))`: the bundler's, the namespace itself for what is marked as one. */
function isConversion(call: Syntax): boolean {
  const callee = call['callee'] as Syntax;
  return callee.type === 'Identifier' && callee['name'] === '__toESM';
}

function member(expression: Syntax): readonly string[] | 'all' {
  return expression['computed'] === true ? 'all' : [(expression['property'] as Syntax)['name'] as string];
}

function patternKeys(pattern: Syntax): readonly string[] | 'all' {
  const properties = pattern['properties'] as readonly Syntax[];
  if (properties.some(({ type, computed }) => type !== 'Property' || computed === true)) return 'all';
  return properties.map(({ key }) => (key as Syntax)['name'] as string);
}

/** Whether an identifier only names something and reads nothing: `var x`, `{ name: 1 }`, `x.name`. */
function isName(identifier: Syntax, parent: Syntax | undefined): boolean {
  if (parent?.type === 'VariableDeclarator') return parent['id'] === identifier;
  if (parent?.type === 'MemberExpression') return parent['property'] === identifier && parent['computed'] !== true;
  return /^(Property|MethodDefinition|PropertyDefinition)$/.test(parent?.type ?? '') && parent!['key'] === identifier;
}

function parentOf(tree: Syntax, child: Syntax): Syntax | undefined {
  let found: Syntax | undefined;
  visit(tree, undefined, tree, (node, parent) => {
    if (node === child) found = parent;
  });
  return found;
}

function visit(
  node: Syntax,
  parent: Syntax | undefined,
  scope: Syntax,
  see: (node: Syntax, parent: Syntax | undefined, scope: Syntax) => void,
): void {
  see(node, parent, scope);
  const inner = /Function/.test(node.type) ? node : scope;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof (child as Syntax | null)?.type === 'string') visit(child as Syntax, node, inner, see);
  }
}
