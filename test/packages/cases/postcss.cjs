const postcss = require('postcss');

const css = '@import "x.css";\n:root { --main: #06c }\n.a, .b > c:hover{ color: red !important; background: url("a b.png") ;; }\n@media (min-width: 10px) { .d { margin: 0 auto } /* note */ }\n@font-face{src:url(x)}\n';
const root = postcss.parse(css, { from: 'in.css' });
console.log(root.nodes.map(({ type, source, name, selector }) => [type, name ?? selector, source.start, source.end]));
root.walkDecls((declaration) => console.log(declaration.prop, declaration.value, declaration.important ?? false, declaration.parent.selector ?? declaration.parent.name));
const plugin = (options = {}) => ({ postcssPlugin: 'own', Once(node) { node.prepend(postcss.comment({ text: options.text })); }, Declaration: { color(declaration, { result }) { if (declaration.value === 'red') { declaration.value = 'blue'; declaration.warn(result, 'no red'); } } }, AtRule: { import: (rule) => rule.remove() }, RuleExit(rule) { if (rule.selectors.length > 1 && !rule.seen) { rule.seen = true; rule.cloneAfter({ selectors: rule.selectors.map((each) => `.x ${each}`) }); } } });
plugin.postcss = true;
(async () => {
  const result = await postcss([plugin({ text: 'hi' })]).process(css, { from: 'in.css', to: 'out.css', map: { inline: false } });
  console.log(result.css, result.warnings().map(String), result.map.toString());
  console.log(postcss().process('a{b:c}', { from: undefined }).css, postcss.rule({ selector: 'x' }).append({ prop: 'y', value: 'z' }).toString(), postcss.list.comma('a, b(c, d), e'), postcss.list.space('1px "a b"'));
  console.log(JSON.stringify(postcss.parse('a{}', { from: '/a.css' }).toJSON()), postcss.fromJSON(root.toJSON()).nodes.length, root.first.toString(), root.last.raws);
  for (const bad of ['a { color: red', 'a {} }', 'a { b }', '@media { "open', 'a { /* x }']) {
    try {
      postcss.parse(bad, { from: 'bad.css' });
      console.log('parsed', bad);
    } catch (error) {
      console.log(error.name, error.reason, error.line, error.column, error.message.replace(/^.*bad\.css/, 'bad.css'), error.showSourceCode(false));
    }
  }
})();
