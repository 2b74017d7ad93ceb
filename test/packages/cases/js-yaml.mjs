import * as yaml from 'js-yaml';

console.log(Object.keys(yaml).sort());
const text = 'name: Ada\nlist:\n  - 1\n  - two\n  - {a: [x, "y\\n"]}\nbase: &b {x: 1}\nother: *b\ntext: |\n  line\n   more\nfold: >\n  a\n  b\nnone: ~\nyes: true\nhex: 0x1f\nfloat: 1.5e3\n';
console.log(yaml.load(text));
console.log(yaml.dump({ name: 'Ada', nested: { list: [1, [2, 3], { a: null }], text: 'multi\nline\n', quoted: 'yes', colon: 'a: b', empty: {}, num: '12' } }));
const shared = { a: 1 };
console.log(yaml.dump({ one: shared, two: shared }), yaml.dump({ one: shared, two: shared }, { noRefs: true, flowLevel: 1, sortKeys: true }));
for (const source of ['a: [1', 'a: b: c', '\tx: 1', '*unknown', 'a: 1\na: 2', '"open']) {
  try {
    console.log(yaml.load(source));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
console.log(yaml.loadAll('a\n---\nb: 1\n'));
