import ts from 'typescript';
import type { ProjectFile } from './files.ts';

export interface Import {
  readonly specifier: string;
  /** Erased by the compiler: `import type`, `export type ... from`, `import('x').T`. */
  readonly typeOnly: boolean;
}

/** Everything that a file imports, by TypeScript's own parser. */
export function importsOf({ path, text }: ProjectFile): Import[] {
  const imports: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isImporter(node.expression) && node.arguments[0] !== undefined)
      add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Node, typeOnly: boolean) => {
    // What is imported by a computed name cannot be judged, so it is reported as itself and allowed nowhere.
    imports.push({ specifier: ts.isStringLiteralLike(specifier) ? specifier.text : specifier.getText(), typeOnly });
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true));
  return imports;
}

function isImporter(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}
