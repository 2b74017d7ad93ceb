const Mustache = require('mustache');

const view = {
  title: 'Joe & <co>',
  calc: () => 2 + 4,
  items: [{ name: 'a', last: false }, { name: 'b', last: true }],
  nested: { deep: { value: 5 } },
  wrap: () => (text, render) => `<b>${render(text)}</b>`,
  empty: [],
  numbers: [1, 2, 3],
};
const template = `{{title}} {{{title}}} {{&title}} {{! gone }}{{calc}}
{{#items}}
- {{name}}{{^last}},{{/last}}
{{/items}}
{{^empty}}nothing{{/empty}} {{nested.deep.value}} {{#numbers}}{{.}}{{/numbers}}
{{#wrap}}hi {{title}}{{/wrap}} {{>part}}
{{=<% %>=}}<% title %>`;
console.log(Mustache.render(template, view, { part: 'part {{title}}' }));
console.log(JSON.stringify(Mustache.parse('a {{#b}}{{c}}{{/b}} {{{d}}}')));
console.log(Mustache.render('[[x]] {{x}}', { x: '<1>' }, {}, { tags: ['[[', ']]'], escape: (text) => text.replace(/</g, '(') }), Mustache.name, Mustache.version);
const writer = new Mustache.Writer();
console.log(writer.render('{{a}}', { a: null }), writer.render('{{a.length}}', { a: 'four' }), Mustache.render('{{a.b.c}}|', { a: {} }));
for (const source of ['{{#a}}', '{{/a}}', '{{#a}}{{/b}}', '{{a', '{{=bad=}}']) {
  try {
    Mustache.render(source, {});
  } catch (error) {
    console.log(error.name, error.message);
  }
}
try {
  Mustache.render(5, {});
} catch (error) {
  console.log(error.name, error.message);
}
