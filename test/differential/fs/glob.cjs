// glob, globSync and promises.glob over one tree: what patterns match, links, excluded names, entries, and what is refused.
const fs = require('fs'),
  path = require('path');
const root = `${process.cwd()}/trees/nodelet-case-glob`;
fs.rmSync(root, { recursive: true, force: true });
for (const f of [
  'a/b/c/d',
  'a/b/.hid/x',
  'a/bc/e/f.js',
  'a/c/d/c/b',
  'a/cb/e/f',
  'a/x/.y/b',
  'a/z/.y/b',
  '.h/i',
  'top.js',
  'top.ts',
  'a/b.js',
  'sp ace/q',
  'a/b/c/e.txt',
  'A/Up.js',
  '[br]/x',
  'b{c}/x',
]) {
  fs.mkdirSync(path.join(root, path.dirname(f)), { recursive: true });
  fs.writeFileSync(path.join(root, f), '');
}
fs.symlinkSync('..', root + '/a/loop');
fs.symlinkSync('b', root + '/a/sym');
fs.symlinkSync('nowhere', root + '/a/dead');
fs.symlinkSync('top.js', root + '/link.js');
const srt = (r) =>
  Array.isArray(r)
    ? r
        .map((x) => JSON.stringify(x))
        .sort()
        .map((x) => JSON.parse(x))
    : r;
const t = (n, f) => {
  try {
    const r = f();
    console.log(n, JSON.stringify(srt(r)));
  } catch (e) {
    console.log(n, '!!', e.name, e.code, e.message);
  }
};

const pats = [
  '*',
  '**',
  '**/*',
  '*.js',
  '**/*.js',
  'a/*',
  'a/**',
  'a/**/',
  'a/*/',
  '*/',
  './*',
  './**/*.js',
  'a/b/../b/*',
  '../nodelet-case-glob/*.js',
  'a/b/c/d',
  'a/./b/c',
  'nope',
  'nope/*',
  'a/b/c/d/',
  'a/b/',
  'a/b',
  './a',
  'a/sym/*',
  'a/sym',
  'a/sym/',
  'a/dead',
  'a/dead/',
  'a/loop/*.js',
  '**/b',
  '**/b/**',
  '**/b/*',
  'a/**/b',
  '**/',
  '*/*',
  '*/*/*',
  '**/**',
  '**/**/b',
  '**/..',
  'a/..',
  '..',
  '.',
  './',
  '/',
  '',
  root + '/*.js',
  root + '/**/*.js',
  root,
  root + '/',
  `${process.cwd()}/trees/nodelet-case-glo*`,
  '.*',
  '.*/*',
  '**/.*',
  '**/.*/*',
  '{a,A}/*',
  '{top,nope}.{js,ts}',
  'a/{b,c}/**',
  '+(top).js',
  '!(top).js',
  't[no]p.js',
  '[[]br]/*',
  'b{c}/x',
  '\\[br\\]/x',
  '[br]/x',
  'top.?s',
  '*.{js,ts}',
  'a/b/c/**/d',
  'a/*/../*',
  '*/..',
  'a/**/c/**',
  '**/c/**/b',
  'a//b',
  'a/b//c',
  'SP*',
  'sp\\ ace/*',
  'sp ace/*',
  '***',
  'a/**b',
  '**a',
  'a/**/**/d',
  './../*/top.js',
  'a/b/**/../*',
  '{a/b/c/*,top.js}',
  'a/b/.hid/*',
  'a/b/.*/x',
  '**/x',
  'link.js',
  '*.js/',
  '?',
  '??',
  '[A-Z]',
  '@(a|A)/*.js',
  '**/@(b|c)',
  'a/?(x|z)/.y/*',
];
for (const p of pats) t(p, () => fs.globSync(p, { cwd: root }));

console.log('=== dirents');
const show = (e) => [e.name, e.parentPath, e.isDirectory(), e.isFile(), e.isSymbolicLink()];
for (const p of pats) t(p, () => fs.globSync(p, { cwd: root, withFileTypes: true }).map(show));
console.log('=== exclude');
for (const x of ['a', 'a/**', '**/b', '*.js', ['*.js', 'a/b'], 'a/*', './a', '**/c/**', 'a/', 'A/**', root + '/a'])
  for (const p of ['**', '**/*.js', '*', 'a/b', 'a/**/b'])
    t(JSON.stringify([p, x]), () => fs.globSync(p, { cwd: root, exclude: Array.isArray(x) ? x : [x] }));
for (const p of ['**', '*', 'a/*', 'a/b/c/d', 'a/**/b']) {
  const seen = [];
  t(p, () =>
    fs.globSync(p, {
      cwd: root,
      exclude: (n) => {
        seen.push(n);
        return false;
      },
    }),
  );
  console.log(JSON.stringify(srt(seen)));
  const s2 = [];
  t(p, () =>
    fs.globSync(p, {
      cwd: root,
      exclude: (n) => {
        s2.push(n);
        return n.endsWith('b');
      },
    }),
  );
  console.log(JSON.stringify(srt(s2)));
  const s3 = [];
  t(p, () =>
    fs
      .globSync(p, {
        cwd: root,
        withFileTypes: true,
        exclude: (n) => {
          s3.push(n.name + ':' + n.parentPath);
          return n.name === 'b';
        },
      })
      .map(show),
  );
  console.log(JSON.stringify(srt(s3)));
}
console.log('=== validation');
t('none', () => fs.globSync());
t('num', () => fs.globSync(5));
t('arr', () => fs.globSync(['a', '*.js'], { cwd: root }));
t('arr', () => fs.globSync(['a', 5], { cwd: root }));
t('opts', () => fs.globSync('a', 5));
t('null', () => fs.globSync('a', null));
t('cwd', () => fs.globSync('*', { cwd: 5 }));
t('cwd', () => fs.globSync('*.js', { cwd: require('url').pathToFileURL(root) }));
t('cwd', () => fs.globSync('*.js', { cwd: root + '/nope' }));
t('cwd', () => fs.globSync('*', { cwd: root + '/top.js' }));
t('excl', () => fs.globSync('*', { cwd: root, exclude: 5 }));
t('excl', () => fs.globSync('*', { cwd: root, exclude: 'a' }));
t('excl', () => fs.globSync('*', { cwd: root, exclude: [5] }));
t('excl', () => fs.globSync('*', { cwd: root, exclude: null }));
t('wft', () => fs.globSync('*.js', { cwd: root, withFileTypes: 1 }).length);
t('dup', () => fs.globSync(['*.js', 'top.*'], { cwd: root }));
t('iter', () => fs.globSync(new Set(['a']), { cwd: root }));
t('empty', () => fs.globSync([], { cwd: root }));
t('buf', () => fs.globSync(Buffer.from('a'), { cwd: root }));
t('long', () => fs.globSync('a'.repeat(70000), { cwd: root }));
t('nul', () => fs.globSync('a\0b', { cwd: root }));
t('rel', () => fs.globSync('*.js', { cwd: '.' }).length >= 0);
t('cwd empty', () => fs.globSync('top.js', { cwd: '' }));
t('fl', () => fs.globSync('*/', { cwd: root, followSymlinks: true }));
t('fl', () => fs.globSync('a/sym/**', { cwd: root, followSymlinks: true }));
process.chdir(root);
t('nocwd', () => fs.globSync('*.js'));
t('cb none', () => fs.glob('*.js'));
t('cb none', () => fs.glob('*.js', {}));
t('cb bad', () => fs.glob('*.js', {}, 5));
t('cb pat', () => fs.glob(5, () => {}));
t('cb opts', () => fs.glob('*', 5, () => {}));
(async () => {
  const pt = async (n, f) => {
    try {
      console.log(n, JSON.stringify(srt(await f())));
    } catch (e) {
      console.log(n, '!!', e.name, e.code, e.message);
    }
  };
  await pt('cb', () => new Promise((r, j) => fs.glob('*.js', (e, v) => (e ? j(e) : r(v)))));
  await pt('cb cwd', () => new Promise((r, j) => fs.glob('*.js', { cwd: root + '/a' }, (e, v) => (e ? j(e) : r(v)))));
  await pt(
    'cb',
    () =>
      new Promise((r, j) =>
        fs.glob(
          '*',
          {
            exclude: () => {
              throw new Error('thrown');
            },
          },
          (e, v) => (e ? j(e) : r(v)),
        ),
      ),
  );
  const arr = async (it) => {
    const o = [];
    for await (const x of it) o.push(typeof x === 'string' ? x : show(x));
    return o;
  };
  for (const p of pats) await pt('p ' + p, () => arr(fs.promises.glob(p, { cwd: root })));
  for (const p of ['**', '*', 'a/*', 'a/b/c/d', 'a/**/b']) {
    const seen = [];
    await pt(p, () =>
      arr(
        fs.promises.glob(p, {
          cwd: root,
          exclude: (n) => {
            seen.push(n);
            return n.endsWith('b');
          },
        }),
      ),
    );
    console.log(JSON.stringify(srt(seen)));
    await pt(p, () => arr(fs.promises.glob(p, { cwd: root, withFileTypes: true, exclude: ['**/b'] })));
  }
  await pt('bad', () => arr(fs.promises.glob(5)));
  await pt('bad', () => arr(fs.promises.glob('*', 5)));
  t('bad', () => typeof fs.promises.glob(5));
  console.log(Object.prototype.toString.call(fs.promises.glob('a')));
  const g = fs.promises.glob('*.js');
  console.log(await g.next());
  console.log(await g.return(7));
  console.log(await g.next());
  process.chdir('/');
  fs.rmSync(root, { recursive: true });
})();
