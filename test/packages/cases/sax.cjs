const sax = require('sax');

const xml = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "v">]>
<a xmlns:p="urn:p" x='1' y="&lt;&#65;&quot;"><!-- note --><p:b p:z="2"/>text &amp; more<![CDATA[raw <b>]]></a>`;
for (const strict of [true, false]) {
  const parser = sax.parser(strict, { xmlns: true, trim: true, position: true, lowercase: true });
  for (const event of sax.EVENTS.filter((name) => !['ready', 'end'].includes(name))) parser[`on${event}`] = (value) => console.log(event, value instanceof Error ? value.message : value, parser.line, parser.column);
  parser.onend = () => console.log('end', parser.position);
  for (let index = 0; index < xml.length; index += 7) parser.write(xml.slice(index, index + 7));
  parser.close();
}
for (const bad of ['<a><b></a>', '<a x=1>', '<a', '&bad;', '<a/><b/>', 'text', '<a x="1" x="2"/>', '<1/>']) {
  const parser = sax.parser(true);
  const errors = [];
  parser.onerror = (error) => { errors.push(error.message.split('\n')); parser.resume(); };
  parser.write(bad).close();
  console.log(bad, errors);
}
const stream = sax.createStream(false, { lowercase: true, strictEntities: false });
stream.on('opentag', ({ name, attributes }) => console.log('open', name, attributes)).on('closetag', (name) => console.log('close', name)).on('end', () => console.log('stream end'));
stream.write(Buffer.from('<UL CLASS=x><li checked>é'));
stream.end('<BR></ul>');
