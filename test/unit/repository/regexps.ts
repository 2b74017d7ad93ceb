import ts from 'typescript';
import type { ProjectFile } from './files.ts';

/** Methods of String that compile an argument which is not yet a RegExp. */
const compilingMethods = new Set(['match', 'matchAll', 'search']);

/**
 * The places of a file where a pattern is compiled that is no constant of the file. A pattern of the guest would run on
 * the host's own engine without any deadline, so host code has no such place.
 */
export function computedPatterns({ path, text }: ProjectFile): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const constants = topLevelConstants(file);
  const patterns = patternParameters(file);
  const found: string[] = [];

  const isConstant = (node: ts.Expression | undefined): boolean => {
    if (node === undefined) return true;
    if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node)) return true;
    if (ts.isIdentifier(node))
      return patterns.has(node.text) || (constants.has(node.text) && isConstant(constants.get(node.text)));
    if (ts.isTemplateExpression(node)) return node.templateSpans.every((span) => isConstant(span.expression));
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'source') return isConstant(node.expression);
    if (ts.isNewExpression(node)) return isRegExp(node.expression) && (node.arguments ?? []).every(isConstant);
    if (ts.isConditionalExpression(node)) return isConstant(node.whenTrue) && isConstant(node.whenFalse);
    if (ts.isBinaryExpression(node)) return isConstant(node.left) && isConstant(node.right);
    return false;
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && compiles(node) && !(node.arguments ?? []).every(isConstant)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function compiles(node: ts.NewExpression | ts.CallExpression): boolean {
  if (isRegExp(node.expression)) return true;
  return (
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && compilingMethods.has(node.expression.name.text)
  );
}

function isRegExp(callee: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(callee)) return callee.name.text === 'RegExp';
  return ts.isIdentifier(callee) && callee.text === 'RegExp';
}

function topLevelConstants(file: ts.SourceFile): ReadonlyMap<string, ts.Expression> {
  const constants = new Map<string, ts.Expression>();
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer !== undefined) constants.set(name.text, initializer);
    }
  }
  return constants;
}

/** Names of parameters that are declared as RegExp: what is passed for them is judged where it is made. */
function patternParameters(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isParameter(node) && node.type?.getText() === 'RegExp') names.add(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}
