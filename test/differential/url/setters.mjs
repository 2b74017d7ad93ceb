// The setters of URL, one by one and in sequences, and the link between a URL and its searchParams.
const setters = ['href', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
const starts = [
  'http://u:p@h:8080/a/b?q#f',
  'https://h/',
  'ws://h',
  'ftp://h/x',
  'file:///C:/x',
  'file:///x/y',
  'file://host/x',
  'foo://h/p',
  'foo://u:p@h:1/p?q#f',
  'foo:///p',
  'foo://h',
  'foo:/p',
  'foo:/.//p',
  'foo:opaque',
  'foo:opaque  x ?q',
  'mailto:a@b',
  'http://1.2.3.4:81/',
  'http://[::1]/',
];
const values = {
  protocol: [
    '',
    ':',
    'https',
    'https:',
    'HTTPS',
    'ws:',
    'ftp',
    'file',
    'file:',
    'foo',
    'bar:',
    '1a',
    'é',
    'a b',
    'https://x/',
    'ht\ntps',
    ' https',
    'https ',
    'a1+-.:',
  ],
  username: ['', 'x', 'é', 'a b', 'a:b', 'a@b', '/?#[]', '%41%zz', '\t\n', '\ud800', '\'"`{}|^', '\u0000\u007f'],
  password: ['', 'x', 'é', 'a b', 'a:b', 'a@b', '/?#[]', '%41%zz', '\t\n', '\ud800', '\'"`{}|^'],
  host: [
    '',
    'x',
    'x:',
    'x:1',
    'x:80',
    'x:443',
    'x:99999',
    'x:1a',
    'x:a',
    ':1',
    'X',
    'ü',
    'x/y',
    'x\\y',
    'x?y',
    'x#y',
    'x@y',
    '[::1]',
    '[::1]:2',
    '[::1',
    '[::1]x',
    '1',
    '0x10:3',
    '256.256.256.256',
    'a b',
    'a%20b',
    '%41',
    'x\ty',
    'x:\t1',
    'localhost',
    'LOCALHOST',
    'x:1:2',
    '//x',
    ' x',
    'xn--',
    'a<b',
    '*',
  ],
  hostname: [
    '',
    'x',
    'x:',
    'x:1',
    ':1',
    'X',
    'ü',
    'x/y',
    'x\\y',
    'x?y',
    'x#y',
    'x@y',
    '[::1]',
    '[::1]:2',
    '[::1',
    '1',
    '256.256.256.256',
    'a b',
    '%41',
    'x\ty',
    'localhost',
    '//x',
    ' x',
  ],
  port: [
    '',
    '0',
    '1',
    '80',
    '443',
    '21',
    '65535',
    '65536',
    '99999',
    '1a',
    'a',
    'a1',
    ' 1',
    '1 ',
    '+1',
    '-1',
    '1.5',
    '1e3',
    '0x10',
    '00080',
    '\t8\n0',
    '8\u00a0',
    '１',
    '1/x',
    '1?x',
    '1:2',
  ],
  pathname: [
    '',
    '/',
    'x',
    '/x',
    '//x',
    '\\x',
    'x\\y',
    '.',
    '..',
    '/..',
    '/../x',
    'a/./b/../c',
    '%2e%2e/x',
    '?',
    '#',
    'a?b#c',
    'a b',
    'ü\ud800',
    '"<>`{}^|\'',
    '\t\n',
    '/C|/x',
    'C|',
    '/C:/..',
    '/.//x',
    '%zz%41',
    '/./',
  ],
  search: [
    '',
    '?',
    '??',
    'a',
    '?a',
    'a=b&c',
    '#',
    'a#b',
    ' ',
    'a b',
    'ü\ud800',
    '"<>`{}^|\'',
    '\t\n',
    '\t?a',
    '%zz%41',
    '?\ta',
    '+',
  ],
  hash: ['', '#', '##', 'a', '#a', 'a#b', '?', ' ', 'a b', 'ü\ud800', '"<>`{}^|\'', '\t\n', '\t#a', '%zz%41'],
  href: ['', 'x', 'http://new/', ' http://new ', '/x', 'foo:x'],
};
const set = (url, name, value) => {
  try {
    url[name] = value;
    return url.href;
  } catch (error) {
    return `${error.name} ${error.code} ${error.message} ${error.input}`;
  }
};
for (const [name, list] of Object.entries(values)) {
  for (const start of starts) {
    console.log(
      `${start} ${name} ${list.map((value) => `${JSON.stringify(value)}: ${set(new URL(start), name, value)}`).join('  ')}`,
    );
  }
}

// Sequences, the same in every run.
let state = 777;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
for (let count = 0; count < 400; count++) {
  const url = new URL(starts[next(starts.length)]);
  let line = url.href;
  for (let step = 0; step < 5; step++) {
    const name = setters[next(setters.length)];
    const list = values[setters[1 + next(setters.length - 1)]];
    const value = list[next(list.length)];
    line += ` | ${name}=${JSON.stringify(value)} ${set(url, name, value)}`;
  }
  console.log(line, url.searchParams.toString());
}

// The live link.
const log = (label, url) => console.log(label, url.href, JSON.stringify([...url.searchParams]), url.search);
const url = new URL("http://a/?a=1&b=~'%zz#f");
const params = url.searchParams;
log('untouched', url);
params.append('c', "!'()~ *");
log('append', url);
params.delete('nothing');
log('delete nothing', url);
url.search = '?z=%zz&y&y=2';
console.log(url.searchParams === params);
log('search', url);
params.sort();
log('sort', url);
params.set('y', 'ü&=+#');
log('set', url);
url.hash = '';
url.pathname = '/p';
log('others', url);
params.delete('y');
params.delete('z');
log('emptied', url);
url.search = '?';
log('only mark', url);
params.append('', '');
log('empty pair', url);
url.href = 'https://new/?n=1';
log('href', url);
try {
  url.href = 'bad';
} catch (error) {
  console.log(error.code);
}
log('bad href', url);
for (const start of ['data:x  ?a=1#f', 'foo:x ?a', 'foo:/x?a=b#c', 'foo:?a', 'http://a/?#', 'http://a/#?a=b']) {
  const other = new URL(start);
  log('opaque', other);
  other.searchParams.delete('a');
  log('deleted', other);
  other.search = '';
  other.hash = '';
  log('cleared', other);
  other.searchParams.append('k', 'v w');
  log('appended', other);
}
{
  const walked = new URL('http://a/?a=1&b=2');
  let count = 0;
  walked.searchParams.forEach((value, name) => {
    if (count++ < 3) walked.search = `?q=${count}&r=1&s=2&t=3`;
    console.log(name, value);
  });
}
{
  // Reading a value may itself change the URL.
  const odd = new URL('http://a/x');
  odd.hash = {
    toString() {
      odd.pathname = '/changed';
      return 'h';
    },
  };
  odd.searchParams.append(
    {
      toString() {
        odd.search = '?first';
        return 'n';
      },
    },
    'v',
  );
  console.log(odd.href);
}
{
  const copy = new URLSearchParams(new URL('http://a/?a=1').searchParams);
  copy.append('b', '2');
  console.log(copy.toString());
}
