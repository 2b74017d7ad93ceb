import { Minimatch, escape, minimatch, unescape } from 'minimatch';

const { braceExpand, filter } = minimatch;

const paths = ['a.js', 'b.ts', 'src/a.js', 'src/deep/b.test.js', '.hidden', 'src/.dot/x.js', 'x[1].txt', 'foo/bar/baz', 'A.JS'];
for (const pattern of ['*.js', '**/*.js', 'src/**', '{a,b}.{js,ts}', '!(a).js', '@(a|b).?s', '[!a]*', '**/?(*.)test.js', '.*', 'x\\[1\\].txt', '+(foo|src)/*/ba[a-z]', '[[:alpha:]].js', '!*.js', '#c'])
  console.log(pattern, paths.filter((path) => minimatch(path, pattern)), paths.filter(filter(pattern, { dot: true, nocase: true, matchBase: true })).length);
console.log(braceExpand('a{1..4}b{x,y{p,q}}'), braceExpand('{01..10..3}'), braceExpand('{a..e..2}$' + '{x}'));
console.log(Object.keys(minimatch).sort(), minimatch.defaults({ dot: true })('.x', '*'), minimatch.defaults({ nonegate: true }).Minimatch.defaults !== undefined);
const own = new Minimatch('a/**/b?/*.{x,y}');
console.log(own.set.map((parts) => parts.map(String)), own.hasMagic(), own.match('a/q/r/b1/f.y'), own.match('a', true), own.globSet, own.comment, own.negate);
console.log(escape('a*[b]?'), unescape('a[*]'), minimatch.match(paths, '*.py', { nonull: true }), minimatch('C:\\x\\y', 'C:/x/*', { windowsPathsNoEscape: true, platform: 'win32' }), minimatch.sep);
try {
  minimatch('a', 5);
} catch (error) {
  console.log(error.name, error.message);
}
