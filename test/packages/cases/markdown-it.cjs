const MarkdownIt = require('markdown-it');

const text = `Title
=====

Some *text* with "quotes" -- dashes... (c) and https://example.org/a_b_c, \`code <b>\`.

* a
* b

  1) x
  2) y

    indented code

| Left | Right |
|:-----|------:|
| 1    | **2** |

![alt](/img.png "t") [link][1] <span>html</span> &copy; \\*escaped\\*

\`\`\`ruby
puts 1
\`\`\`

[1]: http://example.com 'Example'
`;
const plain = new MarkdownIt();
console.log(plain.render(text));
const rich = new MarkdownIt({ html: true, linkify: true, typographer: true, breaks: true, quotes: '«»‹›', highlight: (code, language) => `<i>${language}:${code.trim()}</i>` });
console.log(rich.render(text));
console.log(rich.renderInline('**a** ~~b~~ www.example.org'), plain.utils.escapeHtml('<&">'));
console.log(plain.parse('# a *b*', {}).map(({ type, tag, nesting, level, map, children }) => [type, tag, nesting, level, map, children?.length]));
plain.use((md) => {
  md.inline.ruler.before('emphasis', 'mention', (state, silent) => {
    if (state.src[state.pos] !== '@') return false;
    if (!silent) state.push('mention', '', 0).content = 'at';
    state.pos += 1;
    return true;
  });
  md.renderer.rules.mention = () => '(at)';
});
console.log(plain.render('mail@me'), new MarkdownIt('commonmark').render('a | b'), new MarkdownIt('zero').render('*no* \\*'));
