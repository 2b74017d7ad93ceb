import { Lexer, Marked, marked } from 'marked';

const text = `# Title *emphasis*

A paragraph with **bold**, \`code\`, ~~gone~~, a [link](https://example.org "title"), an ![image](a.png) and https://auto.example.

1. one
2. two
   - nested
   - [x] done
   - [ ] open

> quote
> > deeper

| a | b |
|:--|--:|
| 1 | 2 \\| 3 |

\`\`\`js
if (a < b) console.log("x & y");
\`\`\`

***
<div>raw &amp; <b>html</b></div>

Hard  
break and a reference [ref].

[ref]: /there
`;
console.log(marked.parse(text));
console.log(Lexer.lex(text).map(({ type, raw }) => [type, raw.length]));
const own = new Marked({ gfm: true, breaks: true });
own.use({
  renderer: { heading({ tokens, depth }) { return `<h${depth} id="x">${this.parser.parseInline(tokens)}</h${depth}>\n`; } },
  extensions: [{ name: 'mention', level: 'inline', start: (source) => source.indexOf('@'), tokenizer(source) { const found = /^@(\w+)/.exec(source); return found ? { type: 'mention', raw: found[0], user: found[1] } : undefined; }, renderer: ({ user }) => `<u>${user}</u>` }],
  walkTokens(token) { if (token.type === 'strong') token.text += '!'; },
  async: true,
});
console.log(await own.parse('## Hi @ada\nline\n**bold**'), marked.parseInline('*a* <b>'));
try {
  marked.parse(undefined);
} catch (error) {
  console.log(error.name, error.message);
}
