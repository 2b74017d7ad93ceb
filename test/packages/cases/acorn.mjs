import * as acorn from 'acorn';

const source = `#!/usr/bin/env node
import def, { named as other } from 'mod' with { type: 'json' };
export default class A extends B { #p = 1; static { this.x = 1n; } get [k]() { return this.#p ?? super.k?.(); } async *gen() { yield* await 1; } }
label: for (const [a, { b = 2, ...rest }] of list) { if (a) continue label; }
const re = /(?<n>[a-z]+)\\k<n>/giu, t = tag\`x\${1}\`; let f = async (x, ...y) => ({ ...x, y });
`;
const comments = [];
const tokens = [];
const tree = acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true, onComment: comments, onToken: tokens, ranges: true });
console.log(JSON.stringify(tree.body.slice(0, 2), (_key, value) => (typeof value === 'bigint' ? `${value}n` : value)));
console.log(tree.body.map(({ type, start, end, loc }) => [type, start, end, loc.start.line]), tokens.length, comments);
const counts = {};
const walk = (node) => {
  if (Array.isArray(node)) node.forEach(walk);
  else if (node && typeof node.type === 'string') {
    counts[node.type] = (counts[node.type] ?? 0) + 1;
    Object.values(node).forEach(walk);
  }
};
walk(tree);
console.log(counts, [...acorn.tokenizer('a + 1 /* c */', { ecmaVersion: 2020 })].map(({ type, value }) => [type.label, value]));
console.log(acorn.parseExpressionAt('x, (y => y)(1) rest', 3, { ecmaVersion: 6 }).end, acorn.version, acorn.isIdentifierStart(0x3b1), acorn.getLineInfo('a\nbc', 3));
for (const bad of ['let let = 1', 'a b', 'for (;;', '"open', '/[/', 'await 1', 'class { }', '({ a = 1 })', 'return 1', '1__0']) {
  try {
    acorn.parse(bad, { ecmaVersion: 2022 });
    console.log('parsed', bad);
  } catch (error) {
    console.log(error.name, error.message, error.pos, error.loc);
  }
}
const Own = acorn.Parser.extend((Base) => class extends Base { parseLiteral(value) { const node = super.parseLiteral(value); node.mark = true; return node; } });
console.log(Own.parse('1', { ecmaVersion: 5 }).body[0].expression.mark);
