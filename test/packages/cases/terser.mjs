import { minify } from 'terser';

const source = `// a comment
/*! kept */
import { used, unused } from 'mod';
function outer(longParameterName, other = 5) {
  const doubled = longParameterName * 2;
  if (false) { console.log('dead'); }
  for (let index = 0; index < 10; index++) { if (index === 3) continue; used(index, doubled); }
  return [1, 2, 3].map((value) => { return value + other; });
}
class Thing { #secret = 1; static make() { return new Thing(); } get secret() { return this.#secret; } }
export default async function main({ first, ...rest }) {
  const { a, b: { c } } = rest;
  return a?.b ?? c ?? (await outer(first)) ?? \`text \${1 + 1}\` + 'x' + "y's" + typeof undefined;
}
export const object = { 'quoted-key': 1, plain: 2, method() { return !0; }, big: 1000000, re: /x\\/y/g };
`;
console.log((await minify(source, { module: true })).code);
console.log((await minify(source, { module: true, compress: false, mangle: false, format: { beautify: true, comments: 'some' } })).code);
const mapped = await minify({ 'a.js': 'function add(first, second) { return first + second }\nconsole.log(add(1, 2))' }, { sourceMap: { filename: 'out.js', url: 'out.js.map' }, toplevel: true });
console.log(mapped.code, JSON.parse(mapped.map));
console.log((await minify('if (DEBUG) a(); else b(); var x = { prop_: 1 }; x.prop_ += process.env.NODE_ENV === "production"', { compress: { global_defs: { DEBUG: false }, passes: 2 }, mangle: { properties: { regex: /_$/ } } })).code);
console.log((await minify('var a = () => ({ b: 1 }); let { c } = a(); x = c ** 2', { ecma: 5, nameCache: {} })).code);
for (const bad of ['let = ;', 'function (', 'a b']) await minify(bad).catch((error) => console.log(error.name, error.message, error.line, error.col, error.pos));
