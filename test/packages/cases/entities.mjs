import * as entities from 'entities';

console.log(Object.keys(entities).sort());
for (const text of ['&lt;b&gt; &amp; &copy; &notit; &#65;&#x1F600; &bad; &NotEqualTilde; &amp', '&#128;&#0;&#xD800;&#99999999;', '&&amp;amp; &euro &uuml', 'plain'])
  console.log([entities.decodeHTML(text), entities.decodeHTMLStrict(text), entities.decodeXML(text), entities.decode(text, entities.EntityLevel.HTML)]);
for (const text of ['<a href="x">\'é & ü\u00a0€ 😀</a>', '≂̸ fj ﬁ', 'plain', ''])
  console.log([entities.encodeHTML(text), entities.encodeNonAsciiHTML(text), entities.encodeXML(text), entities.escapeUTF8(text), entities.escapeAttribute(text), entities.escapeText(text)]);
const { DecodingMode, HtmlEntityDecoder, XmlEntityDecoder, replaceCodePoint } = await import('entities/decode');
for (const Decoder of [HtmlEntityDecoder, XmlEntityDecoder]) {
  const decoder = new Decoder((codePoint, consumed) => console.log('emitted', codePoint, consumed));
  decoder.startEntity?.(DecodingMode.Strict);
  console.log(Decoder.name, Object.getOwnPropertyNames(Decoder.prototype).sort());
}
console.log(replaceCodePoint(128), replaceCodePoint(0x11ffff), entities.encode('ä', { level: entities.EntityLevel?.XML }));
