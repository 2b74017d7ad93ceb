// Every function of both flavours over lists of chosen paths and over a fixed sequence of generated ones.
import path from 'node:path';

const chosen = [
  '',
  '.',
  '..',
  '...',
  '/',
  '//',
  '///',
  './',
  '../',
  '/.',
  '/..',
  '/../',
  '/a',
  '//a',
  '///a',
  'a',
  'a/',
  'a//',
  '/a/',
  '/a/b',
  '/a/b/',
  '/a//b',
  'a/b/c',
  'a/./b',
  'a/../b',
  'a/../../b',
  '/a/../../b',
  './a',
  '../a',
  '../../a',
  'a/b/..',
  'a/b/../..',
  'a/b/../../..',
  '/a/b/../..',
  'a/..',
  'a/.',
  './.',
  '../..',
  './..',
  '..a',
  '.a',
  '.a.b',
  'a.',
  'a.b',
  'a.b.c',
  'a..',
  'a..b',
  '..a.b',
  '.a/',
  'a.b/',
  'a.b//',
  '/a.b/',
  '/.a',
  '/a/.b',
  '/a/b.c/..',
  'a b',
  'é/ü',
  '\ud800',
  '\0',
  'a\nb',
  '~',
  '-',
  '\\',
  '\\\\',
  '\\\\\\',
  'a\\b',
  'a\\',
  '\\a',
  '\\a\\b',
  'a\\..\\b',
  'a/..\\b',
  '\\\\a',
  '\\\\a\\',
  '\\\\a\\b',
  '\\\\a\\b\\',
  '\\\\a\\b\\c',
  '\\\\a\\b\\..\\c',
  '//a/b',
  '//a/b/',
  '//a/b/c',
  '//a//b',
  '\\\\a\\\\b\\c',
  '\\\\?\\',
  '\\\\?\\C:',
  '\\\\?\\C:\\',
  '\\\\?\\C:\\a\\..\\b',
  '\\\\.\\',
  '\\\\.\\a',
  '\\\\.\\PIPE\\x',
  '\\\\?\\UNC\\a\\b',
  '\\\\.',
  'C:',
  'C:\\',
  'C:/',
  'C:a',
  'C:.',
  'C:..',
  'C:..\\a',
  'C:\\a',
  'C:\\a\\',
  'C:\\..',
  'C:\\a\\..\\..',
  'c:\\A',
  'C:a\\..\\b',
  'C:\\\\a',
  'C:a.b',
  'C:\\a.b',
  'C:.a',
  '1:',
  '1:\\a',
  ':',
  ':a',
  'a:',
  'a:b:c',
  'CC:',
  'é:\\a',
  'C:\\a/b\\c/d',
  'CON',
  'CON:',
  'con:a',
  'CON:\\a',
  'CON:..\\..\\a',
  '.\\CON:',
  'a\\CON:',
  'COM1:',
  'COM9:x',
  'COM0:',
  'COM\xb9:',
  'LPT1:',
  'PRN:',
  'AUX:',
  'NUL:',
  'nul:\\..\\a',
  'CON.txt',
  'CON.txt:',
  'CONIN$:',
  '\\\\.\\NUL:',
  '\\\\?\\CON:a',
  'NULx',
  'a\\..\\C:\\b',
  'a\\..\\C:b',
  './C:\\a',
  'b/../x:',
  '..\\x:\\y',
];
const suffixes = ['', '.', 'a', 'b', '.b', '.c', 'a.b', '/', 'aa', '.a.b'];
const folders = ['/site/dir', '/'];
const windowsFolders = ['C:\\work\\dir', 'C:\\', 'D:\\x', '\\\\srv\\share\\x'];
const text = (value) => JSON.stringify(value);
const withFolder = (folder, run) => {
  process.cwd = () => folder;
  return run();
};

for (const [name, flavour, cwds] of [
  ['posix', path.posix, folders],
  ['win32', path.win32, windowsFolders],
]) {
  for (const one of chosen) {
    const results = ['normalize', 'isAbsolute', 'dirname', 'basename', 'extname', 'parse'].map((fn) => text(flavour[fn](one)));
    results.push(...suffixes.map((suffix) => text(flavour.basename(one, suffix))), text(flavour.basename(one, one)));
    for (const folder of cwds) {
      results.push(
        withFolder(folder, () =>
          [
            text(flavour.resolve(one)),
            text(flavour.toNamespacedPath(one)),
            text(flavour.resolve(one, 'x', '..')),
            text(flavour.relative('', one)),
            text(flavour.relative(one, '/a/b')),
          ].join(' '),
        ),
      );
    }
    results.push(
      text(flavour.join(one)),
      text(flavour.join(one, 'x')),
      text(flavour.join('x', one)),
      text(flavour.join('', one, '..', 'y')),
      text(flavour.format(flavour.parse(one))),
    );
    console.log(`${name} ${text(one)} ${results.join(' ')}`);
  }
  console.log(
    text(flavour.join()),
    text(flavour.join('')),
    text(flavour.join('', '')),
    withFolder(cwds[0], () =>
      [flavour.resolve(), flavour.resolve(''), flavour.resolve('', ''), flavour.resolve('.')].map(text).join(),
    ),
  );
  for (const from of chosen) {
    const line = chosen
      .filter((_, index) => index % 7 === from.length % 7)
      .map((to) => withFolder(cwds[0], () => text(flavour.relative(from, to))));
    console.log(`${name} relative ${text(from)} ${line.join(' ')}`);
  }
}

let state = 4711;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const bits = {
  posix: ['/', '/', '//', 'a', 'b', 'A', '.', '..', '...', '\\', 'a.b', '.c', 'a.', '..a', ' ', 'é', './', '../', '.rc'],
  win32: [
    '\\',
    '/',
    '\\\\',
    '//',
    'a',
    'b',
    'A',
    '.',
    '..',
    'C:',
    'c:',
    'D:\\',
    'CON',
    'NUL:',
    'a.b',
    '.c',
    'a.',
    '?',
    '\\\\?\\',
    '\\\\.\\',
    'srv',
    ' ',
    'é',
    'ß',
    '.\\',
    '..\\',
  ],
};
for (const [name, flavour, cwds] of [
  ['posix', path.posix, folders],
  ['win32', path.win32, windowsFolders],
]) {
  const make = () => {
    let made = '';
    for (let count = 1 + next(6); count > 0; count--) made += bits[name][next(bits[name].length)];
    return made;
  };
  for (let count = 0; count < 400; count++) {
    const [a, b, c] = [make(), make(), make()];
    const results = withFolder(cwds[next(cwds.length)], () => [
      flavour.normalize(a),
      flavour.parse(a),
      flavour.dirname(a),
      flavour.basename(a, suffixes[next(suffixes.length)]),
      flavour.extname(a),
      flavour.resolve(a, b, c),
      flavour.join(a, b, c),
      flavour.relative(flavour.resolve(a, b), flavour.resolve(a, c)),
      flavour.toNamespacedPath(a),
    ]);
    console.log(`${name} ${text([a, b, c])} ${text(results)}`);
  }
}
