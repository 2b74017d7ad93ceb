import MagicString, { Bundle, SourceMap } from 'magic-string';

const s = new MagicString('problems = 99;\nlet other = problems + 1;\n', { filename: 'in.js' });
s.overwrite(0, 8, 'answer').update(11, 13, '42').prepend('var ').append('// end').remove(15, 19).appendLeft(14, '/*x*/');
console.log(s.toString(), s.hasChanged(), s.original.length, s.slice(11, 14), s.length());
const map = s.generateMap({ source: 'in.js', file: 'out.js', includeContent: true, hires: true });
console.log(map.toString(), map.toUrl().slice(0, 60), map instanceof SourceMap, s.generateDecodedMap({ hires: 'boundary' }).mappings);
console.log(s.clone().indent('  ').toString(), s.snip(0, 14).toString(), s.clone().trim().toString().length, s.clone().move(0, 8, 14).toString(), s.lastLine(), s.isEmpty());
console.log(new MagicString('a b a').replaceAll('a', 'c').replace(/b/, (match) => match.toUpperCase()).toString(), new MagicString('\t\tx\n\ty').getIndentString());
const bundle = new Bundle({ separator: '\n--\n' });
bundle.addSource({ filename: 'a.js', content: new MagicString('var a = 1;') }).addSource({ filename: 'b.js', content: s });
bundle.indent().prepend('(function () {\n').append('\n}());');
console.log(bundle.toString(), JSON.stringify(bundle.generateMap({ file: 'bundle.js', hires: true }).mappings));
for (const attempt of [() => s.overwrite(5, 5, 'x'), () => s.remove(100, 200), () => s.overwrite(0, 4, 5), () => new MagicString('abc').move(0, 2, 1)]) {
  try {
    console.log(String(attempt()));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
