import { defaultTreeAdapter, html, parse, parseFragment, serialize, serializeOuter, Token } from 'parse5';

const source = '<!DOCTYPE html><title>T</title><p class="a" hidden>one<p>two<b>bold<i>both</b>rest</i><table><tr><td>cell<div>stray</table>&amp;&notit;&#128512;<svg viewbox="0 0"><path/></svg><template><li>t</template><script>a<b</script><select><option>o<option>p</select><!-- c -->';
const document = parse(source, { sourceCodeLocationInfo: true });
console.log(serialize(document), document.mode);
const walk = (node, depth = 0) => { console.log(`${' '.repeat(depth)}${node.nodeName}${node.value ? ` ${JSON.stringify(node.value)}` : ''}${node.attrs?.map(({ name, value }) => ` ${name}=${value}`).join('') ?? ''} ${node.sourceCodeLocation?.startOffset ?? ''}`); for (const child of node.childNodes ?? []) walk(child, depth + 1); };
walk(document);
const fragment = parseFragment('<li>a<li>b<a href="?x&y=1&copy">l</a>');
console.log(serialize(fragment), fragment.childNodes.length, serializeOuter(fragment.childNodes[1]));
console.log(serialize(parseFragment(defaultTreeAdapter.createElement('tbody', html.NS.HTML, []), '<tr><td>x')), html.TAG_NAMES.DIV, Object.keys(Token.TokenType).length);
const errors = [];
parse('<!DOCTYPE html><p a a><br/ ><//p>&#x110000;<div/>\0', { onParseError: ({ code, startLine, startCol }) => errors.push([code, startLine, startCol]) });
console.log(errors, parse('<p>').mode, parse('').childNodes.length);
