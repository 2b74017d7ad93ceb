import { type AnyNode, type Identifier, type ImportDeclaration, type Literal, parse } from 'acorn';

/** As it stands there, which is right as the name of a property too. */
const nameOf = (node: Identifier | Literal): string => (node.type === 'Identifier' ? node.name : node.raw!);

/** `const { a: b } = require('…')`; the whole object for `* as` and for the default, as of modules that are CommonJS. */
function required({ specifiers, source }: ImportDeclaration): string {
  const call = `require(${source.raw})`;
  const properties = specifiers.flatMap((it) =>
    it.type === 'ImportSpecifier' ? [`${nameOf(it.imported)}: ${it.local.name}`] : [],
  );
  const whole = specifiers.flatMap((it) => (it.type === 'ImportSpecifier' ? [] : [`${it.local.name} = ${call}`]));
  if (properties.length > 0) whole.push(`{ ${properties.join(', ')} } = ${call}`);
  return whole.length === 0 ? `${call};` : `const ${whole.join(', ')};`;
}

/**
 * A file of the bundler, an ES module, as CommonJS whose imports are constants. Bundlers make each use of an import a getter's call,
 * for what is assigned later and for files in a circle; there is neither, and a call of a host function took four times as long.
 */
export function toCommonJs(code: string): string {
  const exported: string[] = [];
  let text = '';
  let at = 0;
  const replace = ({ start, end }: AnyNode, by: string): void => {
    text += code.slice(at, start) + by;
    at = end;
  };
  const { body } = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  for (const node of body) {
    if (node.type === 'ImportDeclaration') replace(node, required(node));
    else if (node.type === 'ExportNamedDeclaration' && !node.declaration && !node.source) {
      exported.push(...node.specifiers.map((it) => `${nameOf(it.exported)}: ${nameOf(it.local)}`));
      replace(node, '');
    } else if (node.type.startsWith('Export')) throw new Error(`The bundler wrote ${node.type}, which has no translation here`);
  }
  // Not `module.exports`: one of the files has a `module` of its own.
  return `${text}${code.slice(at)}\nObject.assign(exports, { ${exported.join(', ')} });\n`;
}
