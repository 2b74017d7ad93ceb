// The URL parser: generated inputs, the same in every run.
import { bases, show } from './shared/parts.mjs';

let state = 20260101;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const pick = (list) => list[next(list.length)];
const schemes = ['http', 'https', 'ftp', 'ws', 'wss', 'file', 'FILE', 'foo', 'data', 'blob', 'a1+-.', '1a', '', 'blob:http'];
const slashes = [':', '://', ':/', ':///', ':\\\\', ':\\', '', '//', '/', '\\\\'];
const credentials = ['', '', '', '', 'u@', 'u:p@', ':@', '@', 'u@v@', 'u:p:q@', 'ü:ß@', '%40:%3A@', '\'"@', '[]^@'];
const hosts = [
  'a',
  'EXAMPLE.com',
  '1.2.3.4',
  '0x7f.1',
  '256.1',
  '[::1]',
  '[1:2::7:8]',
  '[:1]',
  'bücher.de',
  'faß.de',
  '☃.com',
  'a%41b',
  'a%00b',
  'a b',
  'a<b',
  '%',
  '',
  'localhost',
  'C|',
  'C:',
  'a.',
  '-a',
  '*',
  'a\tb',
  '日本語.jp',
  '{',
  '"',
  'xn--bcher-kva.de',
];
const ports = ['', '', '', ':80', ':443', ':0', ':65536', ':', ':8a', ':9\t9'];
const segments = [
  'a',
  '..',
  '.',
  '%2e',
  '%2E%2e',
  '',
  'C|',
  'D:',
  'a b',
  '%',
  '%zz',
  'ü',
  '\ud800',
  '\u{1F600}',
  '"',
  '<',
  '`',
  '{',
  '|',
  '^',
  '\\',
  "'",
  '\u0000',
  '\u007f',
  '[',
  '@',
  ':',
];
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
