// fileURLToPath, fileURLToPathBuffer, pathToFileURL and urlToHttpOptions.
import { fileURLToPath, fileURLToPathBuffer, pathToFileURL, parse, urlToHttpOptions, Url } from 'node:url';
import { inspect } from 'node:util';

process.noDeprecation = true;
process.cwd = () => '/site/dir';
const attempt = (label, run) => {
  try {
    const value = run();
    console.log(`${label} => ${typeof value === 'string' ? JSON.stringify(value) : inspect(value)}`);
  } catch (error) {
    console.log(
      `${label} !! ${error.name} ${error.code} ${error.message} ${JSON.stringify(Object.keys(error))} ${inspect(error.input)}`,
    );
  }
};

const urls = [
  'file:///',
  'file:///a',
  'file:///a/b%20c',
  'file:///a%23%3F',
  'file:///%E4%BD%A0',
  'file:///%2f',
  'file:///%2F',
  'file:///a%2Fb?x',
  'file:///%5c',
  'file:///%5C',
  'file:///a\\b',
  'file:///%',
  'file:///%zz',
  'file:///%ff',
  'file:///%00',
  'file:///a?q#f',
  'file://host/a',
  'file://localhost/a',
  'file://HOST/a',
  'file://xn--bcher-kva/a',
  'file:///C:/a',
  'file:///c:/a',
  'file:///C|/a',
  'file:///C:',
  'file:///1:/a',
  'file:///CC:/a',
  'file:///C:/a%5cb',
  'file:////a',
  'file:////srv/share',
  'file:a',
  'file:',
  'http://a/b',
  'foo:a',
  'nope',
  '',
  '/a/b',
  'file:///a//b/../c',
  'file:///~',
  'file:///%25',
  'file:///\u00fc',
  'file:///\ud800',
  'file:///%2e%2e/x',
];
for (const url of urls) {
  for (const options of [undefined, { windows: true }, { windows: false }]) {
    const label = `${JSON.stringify(url)} ${options?.windows}`;
    attempt(`string ${label}`, () => fileURLToPath(url, options));
    attempt(`buffer ${label}`, () => fileURLToPathBuffer(url, options).toString('latin1'));
    attempt(`object ${label}`, () => fileURLToPath(new URL(url), options));
  }
}
for (const value of [
  undefined,
  null,
  1,
  true,
  {},
  [],
  () => {},
  new Url(),
  parse('file:///x'),
  { href: 'file:///x', protocol: 'file:', pathname: '/x', hostname: '' },
  { href: 'file:///x', protocol: 'file:', pathname: '/x%2f', hostname: '' },
  { href: 'file:///x' },
  { protocol: 'file:', pathname: '/x' },
  { href: 'x', protocol: 'http:' },
  { href: 'file:///x', protocol: 'file:', auth: undefined, path: undefined, pathname: '/y', hostname: 'h' },
]) {
  const label = inspect(value, { depth: 0, breakLength: Infinity });
  attempt(`fileURLToPath ${label}`, () => fileURLToPath(value));
  attempt(`fileURLToPathBuffer ${label}`, () => String(fileURLToPathBuffer(value)));
  attempt(`pathToFileURL ${label}`, () => pathToFileURL(value).href);
}
for (const options of [
  undefined,
  null,
  {},
  { windows: undefined },
  { windows: null },
  { windows: 0 },
  { windows: 'yes' },
  'windows',
  1,
]) {
  const label = inspect(options);
  attempt(`options ${label}`, () => fileURLToPath('file:///C:/a', options));
  attempt(`buffer options ${label}`, () => String(fileURLToPathBuffer('file:///C:/a', options)));
  attempt(`path options ${label}`, () => pathToFileURL('C:\\a', options).href);
}

let unsafe = '';
for (let unit = 0; unit < 0x180; unit++) unsafe += String.fromCharCode(unit);
for (const path of [
  '/',
  '',
  '.',
  '..',
  'a',
  'a/',
  'a//',
  '/a',
  '/a/',
  '/a//',
  '/a/../b/',
  '/a b',
  '//a',
  '///a',
  '\\',
  '\\\\',
  '/a\\',
  '/a?b#c',
  '/%',
  '/%41',
  '/~',
  '/[]',
  '/\n\r\t',
  '/\u{1f600}',
  '/\ud800',
  'C:',
  'C:\\',
  'C:\\a',
  'C:\\a\\',
  'C:/a/',
  'C:a',
  'c:\\A b',
  '\\a',
  '\\\\srv',
  '\\\\srv\\',
  '\\\\srv\\share',
  '\\\\srv\\share\\',
  '\\\\srv\\share\\a b%',
  '\\\\SRV\\share\\..\\x',
  '\\\\\\x',
  '\\\\?\\C:\\a',
  '\\\\?\\C:\\a\\..\\b',
  '\\\\?\\UNC\\srv\\share\\a',
  '\\\\?\\UNC\\srv',
  '\\\\?\\UNC\\\\x',
  '\\\\.\\pipe\\x',
  '\\\\s rv\\x\\y',
  '\\\\b\u00fccher\\x\\y',
  '\\\\srv/x',
  '//srv/share/x',
  '\\\\?\\unc\\srv\\x\\y',
  '\\\\srv\\x?y#z',
  '\\\\1.2.3\\x',
  '\\\\[::1]\\x\\y',
  '\\\\localhost\\x\\y',
  unsafe,
  `C:\\${unsafe}`,
]) {
  const label = path.length > 50 ? 'unsafe' : JSON.stringify(path);
  attempt(`${label} default`, () => pathToFileURL(path).href);
  attempt(`${label} posix`, () => pathToFileURL(path, { windows: false }).href);
  if (!/^$|^\.|^[a\\]\/?|^C:$|^C:a|^\/|^\\a/.test(path) || path.startsWith('\\\\'))
    attempt(`${label} windows`, () => pathToFileURL(path, { windows: true }).href);
}
attempt('round trip', () => fileURLToPath(pathToFileURL(`/${unsafe.replaceAll('/', '')}`)) === `/${unsafe.replaceAll('/', '')}`);
attempt('URL instance', () => pathToFileURL('/x') instanceof URL);

for (const url of [
  new URL('http://u:p%20@[::1]:80/a?b#c'),
  new URL('https://a:8080/'),
  new URL('http://u@h'),
  new URL('http://:p@h/?'),
  new URL('http://u%3A:p%40@h:1/x'),
  new URL('file:///a'),
  new URL('data:x?y'),
  Object.assign(new URL('http://h/'), { extra: 1, port: 9, method: 'POST' }),
  { a: 1 },
  { hostname: '[h]', port: '', pathname: 'x', search: 1 },
  { port: '80', hostname: 'h', username: 'u' },
  { port: 'x', hostname: 'h', password: 'p' },
  { username: '%zz', password: '' },
  Object.create({ hostname: 'inherited' }),
  [],
  new Url(),
])
  attempt('urlToHttpOptions', () => {
    const options = urlToHttpOptions(url);
    return inspect([Object.getPrototypeOf(options), options, Object.keys(options)], { breakLength: Infinity });
  });
for (const value of [undefined, null, 1, 'http://a', () => {}])
  attempt(`urlToHttpOptions ${typeof value}`, () => urlToHttpOptions(value));
for (const fn of [fileURLToPath, fileURLToPathBuffer, pathToFileURL, urlToHttpOptions]) console.log(fn.name, fn.length);
