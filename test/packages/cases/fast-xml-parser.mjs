import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

const xml = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE note [<!ENTITY own "value">]>
<root a="1" b="x &amp; y" ns:c="3"><!-- comment -->
  <item id="1">one</item><item id="2">2.50</item><item/>
  <text>a &lt; b <b>bold</b> tail &#65;</text>
  <raw><![CDATA[<not & xml>]]></raw>
  <flag>true</flag><big>0012</big><hex>0x1F</hex>
</root>`;
console.log(JSON.stringify(new XMLParser().parse(xml), null, 1));
const options = { ignoreAttributes: false, attributeNamePrefix: '@', parseAttributeValue: true, isArray: (name) => name === 'item', cdataPropName: '#cdata', commentPropName: '#comment', removeNSPrefix: true };
const parsed = new XMLParser(options).parse(xml);
console.log(JSON.stringify(parsed));
console.log(new XMLBuilder({ ...options, format: true, suppressEmptyNode: true }).build(parsed));
const ordered = new XMLParser({ preserveOrder: true, ignoreAttributes: false }).parse('<a x="1">t<b/>u<b>v</b></a>');
console.log(JSON.stringify(ordered), new XMLBuilder({ preserveOrder: true, ignoreAttributes: false }).build(ordered));
for (const source of ['<a><b></a>', '<a', '<a x=1/>', '<a/><b/>', '<a>&bad</a>', '']) console.log(XMLValidator.validate(source));
console.log(new XMLParser({ tagValueProcessor: (name, value) => `${name}:${value}`, stopNodes: ['a.s'] }).parse('<a><s><x>raw</x></s><t>v</t></a>'));
console.log(new XMLBuilder({ arrayNodeName: 'car', attributesGroupName: '$', ignoreAttributes: false }).build([{ name: 'x', $: { id: 1 } }, { name: '<y>' }]));
