const esprima = require('esprima');

const source = `'use strict'; // note
function f(a, { b, c: [d] = [] }, ...rest) { return a ? b : () => c\`x\${d}\`; }
class A extends f { static get x() { return super.x; } *gen() { yield 1; } }
for (let i = 0, j; i < 3; i++) { if (i) break; else switch (i) { case 1: continue; default: } }
var re = /a[b/]c/gi, o = { __proto__: null, get a() { return 0x1F; }, 'b': 0b11 }; async function g() { await f(); }`;
const tree = esprima.parseScript(source, { loc: true, range: true, comment: true, tokens: true });
console.log(JSON.stringify(tree.body[1]), tree.comments, tree.tokens.length);
console.log(tree.body.map(({ type, range, loc }) => [type, range, loc.end.line]), esprima.version);
const types = [];
esprima.parseScript(source, {}, (node, meta) => types.push([node.type, meta.start.offset]));
console.log(types.length, types.slice(-5), esprima.tokenize('a = /x/ + 1 // c', { comment: true }));
console.log(JSON.stringify(esprima.parseModule('import a, * as b from "c"; export { a as default }; export * from "d";')));
console.log(JSON.stringify(esprima.parseScript('<a b="c">{d}</a>', { jsx: true }).body[0].expression.children));
for (const bad of ['var = 1', 'a b', '({', 'function (', 'x = ;\n', '"use strict"; with (a) {}', 'let a; let a', '/(/']) {
  try {
    esprima.parseScript(bad);
    console.log('parsed', bad);
  } catch (error) {
    console.log(error.name, error.message, error.index, error.lineNumber, error.column);
  }
}
