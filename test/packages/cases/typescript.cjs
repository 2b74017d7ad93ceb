const ts = require('typescript');

const source = `enum Color { Red, Green = 5, Blue }
namespace Shapes { export const pi = 3.14; }
abstract class Shape<T extends object> { private readonly id = 1; constructor(public name: string, protected extra?: T) {} abstract area(): number; }
class Circle extends Shape<{ r: number }> { area(): number { return Shapes.pi * (this.extra?.r ?? 1) ** 2; } }
const wrong: number = 'text';
function greet(this: Circle, { name }: { name: string }): asserts name is 'x' { console.log(\`hi \${name}\`, Color[Color.Blue]); }
export const list = [1, 2, 3] satisfies number[]; export type { Circle }; undefinedName(list.foo);
`;
const transpiled = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2019, module: ts.ModuleKind.CommonJS, sourceMap: true }, reportDiagnostics: true, fileName: 'a.ts' });
console.log(ts.version, transpiled.outputText, transpiled.diagnostics.length, JSON.parse(transpiled.sourceMapText).mappings.length);

const library = 'interface Array<T> { length: number; [n: number]: T } interface String {} interface Number {} interface Boolean {} interface Function {} interface CallableFunction extends Function {} interface NewableFunction extends Function {} interface Object {} interface RegExp {} interface IArguments {} declare const console: { log(...all: unknown[]): void };';
const files = { 'a.ts': source, 'lib.d.ts': library };
const host = {
  getSourceFile: (name, target) => (name in files ? ts.createSourceFile(name, files[name], target, true) : undefined),
  writeFile: (name, text) => console.log(`--- ${name}\n${text}`),
  getDefaultLibFileName: () => 'lib.d.ts', useCaseSensitiveFileNames: () => true, getCanonicalFileName: (name) => name, getCurrentDirectory: () => '', getNewLine: () => '\n',
  fileExists: (name) => name in files, readFile: (name) => files[name], getDirectories: () => [],
};
const program = ts.createProgram(['a.ts'], { strict: true, declaration: true, target: ts.ScriptTarget.ES2022, types: [] }, host);
for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
  const { line, character } = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start) ?? {};
  console.log(line, character, diagnostic.code, ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}
program.emit();
const checker = program.getTypeChecker();
ts.forEachChild(program.getSourceFile('a.ts'), (node) => console.log(ts.SyntaxKind[node.kind], node.name?.text, node.name ? checker.typeToString(checker.getTypeAtLocation(node.name)) : ''));
const renamed = ts.transform(ts.createSourceFile('x.ts', 'const a = (b) => b + 1', ts.ScriptTarget.Latest), [(context) => (root) => { const visit = (node) => (ts.isNumericLiteral(node) ? context.factory.createStringLiteral('one') : ts.visitEachChild(node, visit, context)); return ts.visitNode(root, visit); }]);
console.log(ts.createPrinter().printFile(renamed.transformed[0]));
