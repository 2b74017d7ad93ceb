// The URL parser: every state of the standard, by lists of chosen inputs and by a fixed sequence of generated ones.
const parts = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
const show = (input, base) => {
  let result;
  try {
    const url = new URL(input, base);
    result = parts.map((part) => url[part]).join(' | ');
    if (new URL(url.href).href !== url.href) result += ' NOT IDEMPOTENT';
    if (!URL.canParse(input, base) || URL.parse(input, base).href !== url.href) result += ' NOT THE SAME';
  } catch (error) {
    result = `${error.code} ${URL.canParse(input, base)} ${URL.parse(input, base)}`;
  }
  console.log(`${JSON.stringify(input)} ${base === undefined ? '' : JSON.stringify(base)} => ${JSON.stringify(result)}`);
};

for (const input of [
  // Schemes.
  '', ' ', ':', ':a', '1a:b', 'a:', 'a:b', 'A:B', 'a+-.1:b', 'é:b', 'a b:c', 'http', 'http:', 'http:/', 'http://', 'http:///', 'http:a', 'http:/a', 'http:///a', 'http:\\a', 'http:\\\\a', 'http:/\\a', 'HtTp://A', 'ht\ntp://a', 'ws:a', 'wss:443', 'ftp:x',
  // Trimming.
  ' http://a ', '\u0000http://a\u001f', '\thttp://\ta\n/\rb', '\u00a0http://a', 'http://a\u00a0', '\ufeffhttp://a', 'http://a/ b ', 'http://a/?b ', 'http://a/#b ', 'h\tt\nt\rp://a',
  // Authorities.
  'http://u@h', 'http://u:p@h', 'http://:p@h', 'http://u:@h', 'http://:@h', 'http://@h', 'http://@', 'http://u@', 'http://u:p@', 'http://u@/', 'http://a@b@c', 'http://a:b@c:d@e', 'http://a:b:c@d', 'http://é:ü@h', 'http://%40:%3a@h', 'http://a/b@c', 'http://a?b@c', 'http://a#b@c', 'http://a\\b@c', 'foo://a\\b@c', 'foo://a\\b', 'http://;=|^[]{}`"<>@h', "http://'@h", 'foo://u:p@h:1/', 'foo://@', 'foo://u@', 'foo://:80', 'foo://:', 'file://u@h', 'file://h:80',
  // Ports.
  'http://h:', 'http://h:/', 'http://h:0', 'http://h:00', 'http://h:80', 'http://h:080', 'http://h:443', 'https://h:443', 'ws://h:80', 'wss://h:443', 'ftp://h:21', 'foo://h:80', 'http://h:65535', 'http://h:65536', 'http://h:99999999999999999999', 'http://h:-1', 'http://h:+1', 'http://h:1a', 'http://h: 1', 'http://h:1 /', 'http://h:１', 'http://:80', 'http://h:1:2', 'http://[::1]:1', 'http://[::1]1', 'http://[::1]a:1', 'http://h:0x50',
  // IPv4.
  'http://1.2.3.4', 'http://1.2.3.4.', 'http://1.2.3.4..', 'http://1.2.3', 'http://1.2', 'http://1', 'http://0', 'http://255.255.255.255', 'http://256.1.1.1', 'http://1.256.1.1', 'http://1.1.1.256', 'http://1.2.65535', 'http://1.2.65536', 'http://1.16777215', 'http://1.16777216', 'http://4294967295', 'http://4294967296', 'http://0x7f000001', 'http://0X7F.1', 'http://0x', 'http://0x.0x', 'http://0xg', 'http://a.0xg', 'http://a.0x', 'http://017700000001', 'http://08', 'http://a.08', 'http://a.1', 'http://a.1.', 'http://1.a', 'http://1..2', 'http://.1', 'http://1.', 'http://1e2', 'http://-1', 'http://1.2.3.4.5', 'http://000000000000000000000000000000000000000001', 'http://0x00000000000000000000000000000001', 'foo://1.2.3', 'http://１.２.３', 'http://%31', 'http://1%2e2',
  // IPv6.
  'http://[::]', 'http://[::1]', 'http://[1::]', 'http://[1:2:3:4:5:6:7:8]', 'http://[1:2:3:4:5:6:7]', 'http://[1:2:3:4:5:6:7:8:9]', 'http://[1::8]', 'http://[1:2:3:4:5:6:7::]', 'http://[::2:3:4:5:6:7:8]', 'http://[1:2:3::4:5:6:7:8]', 'http://[1::2::3]', 'http://[:::]', 'http://[:1]', 'http://[1:]', 'http://[1:::2]', 'http://[0:0:1:0:0:0:1:0]', 'http://[1:0:0:1:0:0:0:1]', 'http://[1:0:0:1:0:0:1:1]', 'http://[0:1:0:1:0:1:0:1]', 'http://[::1.2.3.4]', 'http://[1.2.3.4]', 'http://[::1.2.3]', 'http://[::1.2.3.4.5]', 'http://[::1.2.3.256]', 'http://[::01.2.3.4]', 'http://[::1.2.3.4:1]', 'http://[1:2:3:4:5:6:1.2.3.4]', 'http://[1:2:3:4:5:6:7:1.2.3.4]', 'http://[::ffff:255.255.255.255]', 'http://[00001::]', 'http://[ABCD::EF]', 'http://[g::]', 'http://[::1%25eth0]', 'http://[::1 ]', 'http://[', 'http://]', 'http://[]', 'http://[::1', 'http://::1]', 'http://[::1]]', 'http://a[::1]', 'http://%5B::1%5D', 'foo://[::1]', 'foo://[::g]', 'file://[::1]/x',
  // Domains and opaque hosts.
  'http://EX%41mple', 'http://a%00b', 'http://a%20b', 'http://a%2fb', 'http://a%', 'http://a%2', 'http://a%gg', 'http://a b', 'http://a<b', 'http://a>b', 'http://a^b', 'http://a|b', 'http://a"b', 'http://a`b', 'http://a{}b', "http://a!$&'()*+,;=~_b", 'http://a\u007fb', 'http://ü', 'http://a\u00adb', 'http://\u00ad', 'http://a。b', 'http://..', 'http://a..b', 'http://xn--', 'foo://A%41', 'foo://ü', 'foo://a b', 'foo://a<b', 'foo://a^b', 'foo://a|b', 'foo://a%', 'foo://a\u0000', 'foo://a\u007f', 'foo://a\u0080', 'foo://{}', 'foo://"', "foo://'`", 'foo://..',
  // Paths.
  'http://a/.', 'http://a/..', 'http://a/./', 'http://a/../', 'http://a/b/.', 'http://a/b/..', 'http://a/b/../..', 'http://a/b/../c', 'http://a/b/./c', 'http://a/b//..', 'http://a//', 'http://a/b/../../../c', 'http://a/%2e', 'http://a/%2E%2e', 'http://a/.%2e/', 'http://a/%2e./b', 'http://a/...', 'http://a/.b', 'http://a/b.', 'http://a/..b', 'http://a/b\\c\\..', 'http://a\\b', 'http://a/%5c..', 'http://a/b;c=d/', 'http://a/ "#', 'http://a/<>`{}', 'http://a/^|', "http://a/'[]@:!$&()*+,;=~", 'http://a/%zz%41%', 'http://a/ü\u{1f600}\ud800', 'http://a/\u0000\u007f\u0080\uffff', 'http://a/\t\n\r',
  'foo:/', 'foo:/.', 'foo:/..', 'foo:/a/..', 'foo:/./a', 'foo:/.//a', 'foo:/..//a', 'foo:/a/..//b', 'foo:/a\\b', 'foo:/a\\..', 'foo://h', 'foo://h/', 'foo://h/..', 'foo://h//a', 'foo:///', 'foo:///..', 'foo:////', 'foo://', 'foo:?q', 'foo:/?q', 'foo://?q', 'foo:#f', 'foo://#f', 'foo:///?q#f',
  // Opaque paths.
  'foo:a', 'foo:a b', 'foo: a', 'foo:a ', 'foo:a ?', 'foo:a  #', 'foo:  ?', 'foo:a/../b', 'foo:.', 'foo:"<>`{}^|', 'foo:ü\u0000\u007f', 'foo:a?b#c', 'foo:a\\b', 'mailto:a@b', 'javascript:alert("x")//?y#z', 'data:text/html,<p>x y</p>#t', 'about:blank', 'blob:http://a/b', 'blob:https://a:443/b', 'blob:ftp://a/b', 'blob:file:///x', 'blob:blob:http://a', 'blob:', 'blob:x', 'blob:/http://a', 'blob:http://u:p@a:81/', 'urn:x:y',
  // Queries and fragments.
  'http://a?', 'http://a?#', 'http://a#', 'http://a??', 'http://a##', 'http://a?b?c', 'http://a?b#c?d#e', 'http://a/? "#<>`{}^|\'', 'http://a/# "#<>`{}^|\'', "foo:/?'\"", "foo:?'", "foo:#'`", 'http://a?%zz%41', 'http://a?ü\ud800', 'http://a#ü\udfff', 'http://a?\u0000\u007f', 'http://a#\u0000\u007f', 'http://a?/../', 'http://a#/../', 'ws://a/?\'', 'file:///?\'',
  // Files.
  'file:', 'file:/', 'file://', 'file:///', 'file:////', 'file:a', 'file:/a', 'file://a', 'file:///a', 'file:////a', 'file:\\a', 'file:\\\\a', 'file:\\\\a\\b', 'file:/\\a', 'file://localhost', 'file://LOCALHOST/a', 'file://%6cocalhost/', 'file://localhost.', 'file://a:', 'file://C:', 'file://C|', 'file://C|/', 'file://C:/a', 'file:C:', 'file:C|', 'file:/C|', 'file:///C|', 'file:///C|/', 'file:///C|a', 'file:///CC|/', 'file:///1|/', 'file:///C:', 'file:///C:/..', 'file:///C:/../..', 'file:///C|/../x', 'file:///a/C|', 'file:///a/../C|/..', 'file:///C:/a/..', 'file:///C:/./', 'file:?q', 'file:#f', 'file:///?q', 'file:///C|?q', 'file:///C|#f', 'file://h/C|/', 'file://h/C:/../..', 'file:.', 'file:..', 'file:///..', 'file:///%43|/', 'file://1.2.3', 'file://a b',
]) show(input);

const bases = ['http://u:p@h:8080/a/b/c?q#f', 'http://h', 'https://h/x/', 'ws://h/?q', 'file:///C:/a/b?q#f', 'file:///a/b', 'file://host/a/b', 'file:', 'foo://u@h:1/a/b?q#f', 'foo://h', 'foo:/a/b', 'foo:///', 'foo:/.//a/b', 'foo:opaque?q#f', 'mailto:x', 'data:a b ', 'not a url', ''];
for (const base of bases) {
  for (const input of [
    '', ' ', '#', '#x', '?', '?x', '?x#y', '/', '//', '///', '/x', '//x', '///x', '//x/y', '/\\x', '\\', '\\x', '\\\\x', 'x', 'x/y', './x', '../x', '../../x', '../../../../x', '.', '..', './', '../', '/.', '/..', '/../x', '//..', '/.//x', '..//x', 'x:', 'x:y', ':x', ':', '@', ':80', 'http:', 'http:x', 'http:/x', 'http://x', 'http:?x', 'http:#x', 'http:..', 'https:x', 'https:/x', 'ws:x', 'file:', 'file:x', 'file:/x', 'file://x', 'file:?x', 'file:..', 'foo:', 'foo:x', 'foo:/x', 'foo://x', 'C:', 'C|', 'C:/x', 'C|/x', '/C:', '/C|/x', '//C:/x', '/C:/../x', 'C|?x', 'C|a', 'x?y', 'x#y', 'x y', 'ü', '%2e%2e/x', '..%2fx', '\tx', '/\tx',
  ]) show(input, base);
}

// Generated inputs, the same in every run.
let state = 20260101;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const pick = (list) => list[next(list.length)];
const schemes = ['http', 'https', 'ftp', 'ws', 'wss', 'file', 'FILE', 'foo', 'data', 'blob', 'a1+-.', '1a', '', 'blob:http'];
const slashes = [':', '://', ':/', ':///', ':\\\\', ':\\', '', '//', '/', '\\\\'];
const credentials = ['', '', '', '', 'u@', 'u:p@', ':@', '@', 'u@v@', 'u:p:q@', 'ü:ß@', '%40:%3A@', "'\"@", '[]^@'];
const hosts = ['a', 'EXAMPLE.com', '1.2.3.4', '0x7f.1', '256.1', '[::1]', '[1:2::7:8]', '[:1]', 'bücher.de', 'faß.de', '☃.com', 'a%41b', 'a%00b', 'a b', 'a<b', '%', '', 'localhost', 'C|', 'C:', 'a.', '-a', '*', 'a\tb', '日本語.jp', '{', '"', 'xn--bcher-kva.de'];
const ports = ['', '', '', ':80', ':443', ':0', ':65536', ':', ':8a', ':9\t9'];
const segments = ['a', '..', '.', '%2e', '%2E%2e', '', 'C|', 'D:', 'a b', '%', '%zz', 'ü', '\ud800', '\u{1F600}', '"', '<', '`', '{', '|', '^', '\\', "'", '\u0000', '\u007f', '[', '@', ':'];
const queries = ['', '', '?', '?a=b', '?q=\'"<>', '?ü', '?{}|^`', '? '];
const fragments = ['', '', '#', '#f', '#`<>"', '#ü', ' #x', '# '];
for (let count = 0; count < 1200; count++) {
  let input = pick(['', '', '', '', ' ', '\t', '\u0000']);
  if (next(5)) input += pick(schemes) + pick(slashes);
  if (next(5)) input += pick(credentials) + pick(hosts) + pick(ports);
  for (let depth = next(5); depth > 0; depth--) input += pick(['/', '/', '/', '\\', '//']) + pick(segments);
  input += pick(queries) + pick(fragments);
  show(input, pick([undefined, undefined, ...bases]));
}
