const { Drop, Liquid, Tag, TokenizationError, Tokenizer, analyzeSync, version } = require('liquidjs');

const engine = new Liquid({ templates: { layout: '<{% block a %}default{% endblock %}>', part: '[{{ item }}:{{ extra }}]', page: '{% layout "layout" %}{% block a %}own{% endblock %}' } });
const data = { user: { name: 'Ada', tags: ['x', 'y', 'z'] }, price: 12.5, html: '<b>', list: [{ n: 2, g: 'a' }, { n: 1, g: 'b' }, { n: 3, g: 'a' }], date: new Date(0) };
(async () => {
  for (const source of [
    'Hello {{ user.name | upcase | append: "!" }} {{ user.tags | join: "-" }} {{ html | escape }} {{ price | times: 2 | round }}',
    '{% for tag in user.tags limit: 2 offset: 1 %}{{ forloop.index }}/{{ forloop.length }}{{ tag }}{% if forloop.last %}.{% else %},{% endif %}{% else %}none{% endfor %}',
    '{% if price > 10 and user.name contains "d" %}yes{% elsif price == 1 %}one{% else %}no{% endif %} {% unless false %}u{% endunless %} {% case price %}{% when 1, 12.5 %}w{% else %}e{% endcase %}',
    '{% assign a = "1,2,3" | split: "," %}{{ a | first }}{{ a[1] }}{{ a.size }} {% capture c %}cap {{ a | last }}{% endcapture %}{{ c }}',
    '{{ list | sort: "n" | map: "n" | join }} {{ list | where: "g", "a" | size }} {{ list | group_by: "g" | json }} {{ list | sum: "n" }}',
    '{{ date | date: "%Y-%m-%d %H:%M", "UTC" }} {{ "now" | default: 5 }} {{ nil | default: "d" }} {{ "a-b" | replace: "-", "+" | capitalize }} {{ "text" | slice: 1, 2 }} {{ 7 | modulo: 3 }}',
    '{% raw %}{{ raw }}{% endraw %}{% comment %}gone{% endcomment %}{%- assign x = 1 -%} {{- x -}} {% increment i %}{% increment i %}{% cycle "a", "b" %}{% cycle "a", "b" %}',
    '{% render "part", item: 1, extra: user.name %}{% include "part", item: 2 %}{% for i in (1..3) reversed %}{{ i }}{% endfor %}{% tablerow i in (1..3) cols: 2 %}{{ i }}{% endtablerow %}',
    '{% liquid\n assign q = 3\n if q > 2\n echo q | plus: 1\n endif %}',
  ]) console.log(await engine.parseAndRender(source, data), engine.parseAndRenderSync(source, data).length);
  console.log(await engine.renderFile('page', {}), engine.evalValueSync('user.tags | size', data), version);
  engine.registerFilter('wrap', (text, mark) => `${mark}${text}${mark}`);
  engine.registerTag('shout', class extends Tag { constructor(token, rest, liquid) { super(token, rest, liquid); this.text = new Tokenizer(token.args).readRemaining?.() ?? token.args; } *render(_context, emitter) { emitter.write(String(token(this.text))); } });
  const token = (text) => text.trim().toUpperCase();
  class Late extends Drop { async value() { return 'later'; } }
  console.log(await engine.parseAndRender('{{ "x" | wrap: "*" }} {% shout hello %} {{ drop.value }}', { drop: new Late() }));
  for (const bad of ['{% if %}', '{{ a | nofilter }}', '{% bogus %}', '{{ a', '{% for %}', '{% if a %}', '{% endif %}', '{% render "missing" %}']) {
    try {
      console.log(await new Liquid({ strictFilters: true }).parseAndRender(bad));
    } catch (error) {
      console.log(error.name, error.message.split('\n')[0], error instanceof TokenizationError);
    }
  }
})();
