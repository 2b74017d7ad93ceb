import YAML, { Document, isMap, parse, parseAllDocuments, parseDocument, stringify, visit, LineCounter } from 'yaml';

const text = `# comment
name: Ada   # trailing
list: &anchor
  - 1
  - 0x1F
  - 1e3
  - .inf
  - ~
  - 'it''s'
  - "tab\\t\\u263a"
copy: *anchor
folded: >-
  two
  lines

  three
literal: |
  keep
    this
map: { a: 1, b: [x, y], ? complex : yes }
date: 2024-02-29
big: 123456789012345678901234567890
merge:
  <<: { a: 1 }
  b: 2
`;
const value = parse(text, { merge: true });
console.log(value, value.list === value.copy);
const doc = parseDocument(text);
doc.set('added', { deep: [1, { x: true }] });
doc.get('list').add(99);
doc.commentBefore = ' top';
console.log(doc.toString({ lineWidth: 40 }));
console.log(stringify({ a: 'yes', b: 'multi\nline\n', c: [[], {}], d: null, e: new Map([[{ k: 1 }, 'v']]), f: new Set([1]), g: '- x', h: 1n }));
const lineCounter = new LineCounter();
const bad = parseDocument('a: [1, 2\nb: }\n  - c: "x', { lineCounter });
console.log(bad.errors.map(({ name, code, message, linePos }) => [name, code, message, linePos]));
try {
  parse('a: 1\na: 2');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
console.log(parseAllDocuments('---\na: 1\n---\nb\n...\n').map((each) => each.toJS()));
const seen = [];
visit(doc, { Scalar: (key, node, path) => void seen.push([key, node.value, path.length]) });
console.log(seen.length, seen.slice(0, 6), isMap(doc.contents), YAML.parse('!!binary aGk=', { schema: 'yaml-1.1' }));
console.log(parse('{"json": [1, 2.50, null]}'), String(new Document({ a: { b: 1 } }, { schema: 'core' })), parse('a: !up x', { customTags: [{ tag: '!up', resolve: (s) => s.toUpperCase() }] }));
