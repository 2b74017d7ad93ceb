import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Member {
  readonly name: string;
  /** The type of a property, or the text of a value. */
  readonly text: string;
  /** Its documentation comment, as one paragraph. */
  readonly documentation: string;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ESNext, true);
}

function documentationOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? '';
  return text.replaceAll(/\s+/g, ' ').trim();
}

function memberOf(node: ts.TypeElement | ts.ObjectLiteralElementLike): Member | undefined {
  if (node.name === undefined) return undefined;
  const value = ts.isPropertySignature(node) ? node.type : ts.isPropertyAssignment(node) ? node.initializer : undefined;
  const name = ts.isStringLiteral(node.name) ? node.name.text : node.name.getText();
  return { name, text: value?.getText() ?? '', documentation: documentationOf(node) };
}

/** The members of an interface, or of an object literal that a constant holds, with their documentation comments. */
export function membersOf(path: string, name: string): Member[] {
  for (const statement of parse(path).statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === name) {
      return statement.members.flatMap((member) => memberOf(member) ?? []);
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (declaration.name.getText() !== name) continue;
      let value = declaration.initializer;
      while (value !== undefined && !ts.isObjectLiteralExpression(value)) {
        value = ts.isCallExpression(value)
          ? value.arguments[0]
          : 'expression' in value
            ? (value.expression as ts.Expression)
            : undefined;
      }
      return value?.properties.flatMap((property) => memberOf(property) ?? []) ?? [];
    }
  }
  throw new Error(`"${path}" has no interface and no constant "${name}"`);
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
