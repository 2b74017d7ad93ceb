const Handlebars = require('handlebars');

Handlebars.registerHelper('loud', function (text, options) {
  return new Handlebars.SafeString(`<b>${Handlebars.escapeExpression(String(text).toUpperCase())}</b>${options.hash.mark ?? ''}`);
});
Handlebars.registerHelper('list', (items, options) => items.map((item, index) => options.fn(item, { data: { position: index } })).join(';'));
Handlebars.registerPartial('card', '[{{name}}{{#if @partial-block}}: {{> @partial-block}}{{/if}}]');
const template = Handlebars.compile(`{{! comment }}
Hello {{user.name}} {{{user.raw}}} {{user.raw}} {{loud user.name mark="!"}}
{{#each items as |item key|}}{{@index}}/{{@first}}/{{@last}} {{key}}={{item.name}}{{../user.name}}
{{else}}none{{/each}}
{{#list items}}{{name}}{{/list}} {{#with user}}{{name}}{{/with}} {{#unless nothing}}no{{else}}yes{{/unless}}
{{> card user}} {{#> card user}}inside{{/card}} {{lookup items.[1] "name"}} {{~#if true~}} tight {{~/if~}} end
{{#*inline "own"}}({{this}}){{/inline}}{{#each numbers}}{{> own}}{{/each}}`);
console.log(template({ user: { name: 'Ada', raw: '<i>&</i>' }, items: [{ name: 'a' }, { name: 'b' }], numbers: [1, 2] }));
console.log(Handlebars.compile('{{#each this}}{{@key}}:{{this}},{{/each}}')({ x: 1, y: 2 }), Handlebars.VERSION);
console.log(Handlebars.parse('{{#if a}}b{{/if}}').body[0].type, Handlebars.precompile('{{a}} b').length > 100);
console.log(Handlebars.template(new Function(`return ${Handlebars.precompile('pre {{a}}')}`)())({ a: 'compiled' }));
for (const source of ['{{#if}}', '{{missing 1}}', '{{> nowhere}}', '{{a']) {
  try {
    console.log(Handlebars.compile(source)({}));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
const own = Handlebars.create();
console.log(own.compile('{{a.constructor.name}}|{{b}}', { strict: false, noEscape: true })({ a: {}, b: '<' }), Object.keys(own.helpers));
