const nunjucks = require('nunjucks');

const templates = {
  'base.html': '<title>{% block title %}Base{% endblock %}</title>{% block body %}{% endblock %}',
  'page.html': `{% extends "base.html" %}{% from "forms.html" import field %}
{% block title %}{{ super() }} - {{ title | upper }}{% endblock %}
{% block body %}{% for item in items %}{{ loop.index }}/{{ loop.length }}: {{ item.name | default('none') }}{{ "," if not loop.last }}
{% else %}empty{% endfor %}{{ field('user', value='x"') }}{% include "part.html" %}{% endblock %}`,
  'forms.html': '{% macro field(name, value="", type="text") %}<input name="{{ name }}" value="{{ value }}" type="{{ type }}">{% endmacro %}',
  'part.html': '{% set total = 0 %}{% for n in [1, 2, 3] %}{% set total = total + n %}{% endfor %}total {{ total }}',
};
const Loader = nunjucks.Loader.extend({ getSource: (name) => ({ src: templates[name], path: name, noCache: false }) });
const env = new nunjucks.Environment(new Loader(), { autoescape: true, trimBlocks: true });
env.addFilter('shout', (text, mark = '!') => `${text}${mark}`);
env.addFilter('later', (text, callback) => setTimeout(() => callback(null, `later ${text}`), 1), true);
env.addGlobal('answer', 42);
console.log(env.render('page.html', { title: 'home', items: [{ name: '<a>' }, {}] }));
console.log(env.renderString('{{ "a" | shout("?") }} {{ answer // 5 }} {{ 2 ** 3 }} {{ [3, 1, 2] | sort | join("-") }}'));
console.log(env.renderString('{{ items | groupby("k") | dump }} {{ "hello world" | title | replace("o", "0") }} {{ 3.7 | round }} {{ "<b>" | safe }} {{ html }}', { items: [{ k: 1 }, { k: 2 }], html: '<i>' }));
console.log(env.renderString('{%- if a and not b -%} yes {%- elif b -%} b {%- else -%} no {%- endif -%} {% raw %}{{ x }}{% endraw %} {{ a[1] }}', { a: [1, 2, 3] }));
console.log(nunjucks.precompileString('{{ a }}', { name: 'x' }).length > 100, Object.keys(nunjucks).sort());
for (const source of ['{% if %}', '{{ a | nofilter }}', '{{ missing() }}', '{% bogus %}']) {
  try {
    env.renderString(source);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
env.renderString('{{ "x" | later }}', {}, (error, text) => console.log(error, text));
