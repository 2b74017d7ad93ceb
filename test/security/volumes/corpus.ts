/** Path tricks that have led out of some sandbox somewhere, each below `/mnt`, where the host's directory is mounted. */
const up = ['..', '../..', '../../..', '../../../../../../../../..'];

const dots = [
  '..',
  '. .',
  '.. ',
  ' ..',
  '..\u0000',
  '%2e%2e',
  '%2e.',
  '.%2e',
  '%252e%252e',
  '..%c0%af',
  '\u2024\u2024',
  '\uff0e\uff0e',
  '\u2025',
  '..;',
  '...',
  '..\\',
  '.\u200b.',
];

const separators = ['/', '//', '/./', '\\', '%2f', '%5c', '\u2215', '\uff0f', '/.//'];

const targets = ['outside/file', 'outside/sub/deep/file', 'outside/missing', 'root-file'];

function* climbing(): Generator<string> {
  for (const target of targets) {
    for (const climb of up) yield `/mnt/${climb}/${target}`;
    for (const dot of dots) {
      for (const separator of separators) {
        yield `/mnt${separator}${dot}${separator}${target}`;
        yield `/mnt/sub${separator}${dot}${separator}${dot}${separator}${target}`;
      }
    }
  }
}

const linkNames = [
  'rel-dir',
  'rel-file',
  'abs-dir',
  'abs-file',
  'abs-base',
  'abs-root',
  'proc-root',
  'proc-cwd',
  'proc-fd',
  'dev-fd',
  'passwd',
  'chain1',
  'chain3',
  'in-then-up',
  'via-link-up',
  'sub/up-out',
  'up-chain',
  'parent',
  'loop',
  'dangling',
  'prefix-twin',
  'abs-twin',
  'abs-inside-up',
];

const below = [
  '',
  '/',
  '/.',
  '/..',
  '/file',
  '/sub/deep/file',
  '/missing',
  '/outside/file',
  '/../outside/file',
  '/sub/../file',
  '/etc/passwd',
  '/proc/self/environ',
  '/0',
];

function* throughLinks(): Generator<string> {
  for (const link of linkNames) for (const rest of below) yield `/mnt/${link}${rest}`;
  for (const link of linkNames) yield `/mnt/in-dir/../${link}/file`;
  for (const link of linkNames) yield `/mnt/self/self/self/${link}`;
}

/** What is allowed, so that a corpus that is refused as a whole would be noticed. */
const inside = ['/mnt/self/self/sub/../file', '/mnt/abs-inside', '/mnt/in-dir/deep/../file', '/mnt/sub/up/sub/deep/file'];

function* odd(base: string): Generator<string> {
  for (const path of [
    `${base}/outside/file`,
    `/mnt${base}/outside/file`,
    `/mnt/${base}/outside/file`,
    `file://${base}/outside/file`,
  ])
    yield path;
  for (const path of [
    '/etc/passwd',
    '/proc/self/environ',
    // Every Linux has it: a way to the host's root past any name.
    '/proc/self/root/etc/passwd',
    '/proc/self/cwd/package.json',
    '/dev/zero',
    '/dev/fd/3',
    '/sys',
    '//etc/passwd',
    '///mnt/../etc/passwd',
  ])
    yield path;
  for (const name of [
    'CON',
    'nul',
    'aux.txt',
    'COM1',
    'file:stream',
    'file::$DATA',
    'FILE',
    'File',
    'SUB/FILE',
    'file.',
    'file ',
    'file/',
    'file/.',
    'sub/deep/',
    'PROGRA~1',
  ])
    yield `/mnt/${name}`;
  // Composed and decomposed, a Turkish dotless i, a Kelvin sign: names that a host may fold into another.
  for (const name of ['f\u0131le', 'fi\u0307le', '\ufb01le', 'su\u0062\u0301', '\u212aile']) yield `/mnt/${name}`;
  yield `/mnt/${'a/'.repeat(2000)}x`;
  yield `/mnt/${'x'.repeat(5000)}`;
  yield `/mnt/${'../'.repeat(1300)}outside/file`;
  yield `/mnt/${'sub/../'.repeat(500)}../outside/file`;
  for (const text of [
    '',
    ' ',
    '\u0000',
    '/mnt/\u0000',
    '/mnt/file\u0000.txt',
    '/mnt/\ud800',
    '/mnt/\udc00/../file',
    '/mnt/\r\n',
    '/mnt/~',
    '~',
    '~root',
    '$HOME',
    '/mnt/*',
    '/mnt/-rf',
  ])
    yield text;
}

/** Parts of paths that mean something in the fixture, to be put together by chance. */
export const parts = [
  '..',
  '.',
  '',
  'sub',
  'file',
  'deep',
  'outside',
  'rel-dir',
  'abs-dir',
  'parent',
  'self',
  'in-dir',
  'up',
  'up-out',
  'chain1',
] as const;

/** @param base the host's own path of the folder that holds both the mounted directory and the canaries. */
export function corpus(base: string): string[] {
  return [...new Set([...climbing(), ...throughLinks(), ...odd(base), ...inside])];
}
