import url from 'node:url';
import { MIMEType } from 'node:util';

for (const text of [
  'mailto://EXAMPLE.com:443//x?',
  'foo://☃.net:0/x',
  'blob://0x7f.1/a',
  'foo://A.b',
  'foo://xn--mnchen-3ya.de/',
  'http://xn--mnchen-3ya.de:81/',
  'http://xn--mnchen-3ya.xn--p1ai/',
  'foo://[::1]:1/x',
  'http://u:p@xn--mnchen-3ya.de/?q#h',
  'foo:x',
])
  for (const options of [{ unicode: true }, { unicode: true, auth: false }, { search: false }])
    console.log(text, url.format(new URL(text), options));

const type = new MIMEType('a/b;c=d;C=e');
type.params.set('D', '1');
console.log(`${type}`, type.params.get('C'), type.params.has('D'), type.params.get('d'));
type.params.delete('C');
console.log(`${type}`);
for (const text of ['()=>{}', 'a', 'a/', '/b', 'é/a', 'a/é', 'a/b/c', 'aé', '  ', 'a b'])
  try {
    console.log(new MIMEType(text));
  } catch (error) {
    console.log(error.code, error.message);
  }
