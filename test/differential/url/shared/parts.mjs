/** Prints every part of an URL, or how it is refused, and whether the ways of parsing agree. */
const parts = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
export const show = (input, base) => {
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

export const bases = [
  'http://u:p@h:8080/a/b/c?q#f',
  'http://h',
  'https://h/x/',
  'ws://h/?q',
  'file:///C:/a/b?q#f',
  'file:///a/b',
  'file://host/a/b',
  'file:',
  'foo://u@h:1/a/b?q#f',
  'foo://h',
  'foo:/a/b',
  'foo:///',
  'foo:/.//a/b',
  'foo:opaque?q#f',
  'mailto:x',
  'data:a b ',
  'not a url',
  '',
];
