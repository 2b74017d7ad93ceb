const pug = require('pug');

const source = `doctype html
html(lang="en")
  head: title= title
  body
    //- hidden
    // shown
    mixin item(text, kind)
      li(class=kind)&attributes(attributes)
        = text
        block
    h1#top.big(data-x='<"&' style={color: 'red', top: 1}) Hello #{name} and !{raw} #[b inline]
    ul
      each value, index in items
        +item(value, { on: index === 0, off: index })(title="t" + index)
          i inner
      else
        li none
    if items.length > 1
      p many
    else
      p few
    case name
      when 'Ada': p is Ada
      default: p other
    - for (let i = 0; i < 2; i++)
      span= i
    input(type="checkbox" checked disabled=false)
    script.
      let a = "<b>";
    | text <u>kept</u>
`;
const locals = { title: 'T & t', name: 'Ada', raw: '<i>', items: ['one', '<two>'] };
console.log(pug.render(source, locals));
console.log(pug.compile(source, { pretty: true })({ ...locals, items: [] }));
console.log(pug.compileClient('p= text', { name: 'view', compileDebug: false, inlineRuntimeFunctions: false }));
console.log(pug.render('p: :up text', { filters: { up: (text) => text.toUpperCase() } }), pug.render('a(href=self.url)= self.x', { self: true, x: 1, url: 'u' }), pug.render('!= [1].map(n => `<${n}>`)'));
for (const bad of ['p(', 'if', 'p= missing.x', '  p\n p\n\tp', 'include nope', 'p= a b']) {
  try {
    console.log(pug.render(bad, {}));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
