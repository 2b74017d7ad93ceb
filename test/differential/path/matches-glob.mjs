// path.matchesGlob of both flavours: wildcards, classes, braces, extended globs, `**`, and what is normalised away.
import path from 'node:path';

const { posix, win32 } = path;
const patterns = [
  '*', '**', '?', 'a', 'a*', '*a', 'a?', '[a]', '[!a]', '[^a]', '[a-c]', '[]a]', '[!]a]', '[a', 'a]', '[]', '[!]', '[a-]', '[-a]', '[z-a]', '[a/b]', '[.]a', '[*]', '[?]', '[[]', '[a-c-e]', '{a,b}', '{a}', '{a,}', '{}', '{1..3}', '{3..1}', '{a..c}', '{01..3}', '{1..5..2}', '{-1..1}', 'a{b,c}d', '{a,b{c,d}}', '{a,b', 'a,b}', '${a}', '{a,b}{1,2}', '{a/b,c}', '*.{a,b}', '{..}', '{a..}', '\\*', 'a\\b', 'a/b', 'a/*', '*/a', 'a/**', '**/a', 'a/**/b', '**/', '/', '/*', '/**', 'a/', '*/', './a', './*', '../a', '../*', 'a/../b', 'a/./b', 'a//b', '//a', '.', '..', './.', '.*', '*.*', '.a', '..a', '**/.a', '***', 'a**', '**a', 'a/**/**/b', '?a', '+(a)', '+(a|b)', '*(a)', '?(a)', '@(a|b)', '!(a)', '!(a|b)', '!(a)b', 'a!(b)', '+(a', '@(a/b)', '@(a|*)', '!(*.a)', '@(.a)', '!(.a)', '*(.a|b)', '*(a|b)c', '@(a|b)*', '*@(a|b)', '?(b)*', '.!(a|b)', '*!(a)', '!(a)*', '@()', '+()', '!()', '!(!(a))', '*.!(a)', 'a+(b|bc)', '!a', '#a', '(a)', 'a|b', 'a+', 'a.b', '^a$', '[[:alpha:]]', '[[:digit:]a]', '[![:upper:]]', '[[:graph:]]', '[[:foo:]]', '[[:alpha:][:digit:]]', '**/*.a', 'C:/*', 'C:\\*', '//?/C:/*', '//srv/share/*', ' ', '', '\u00e9', '[\u00e0-\u00ff]', '\u{1f600}', '??',
];
const paths = [
  '', 'a', 'b', 'c', 'd', 'ab', 'ba', 'abc', 'aa', 'aab', 'ac', 'acd', 'abd', 'bc', 'a/', '/a', '//a', 'a/b', 'b/a', 'a/b/', 'a/b/c', 'a/x/b', 'a/x/y/b', '/a/b', '/', '//', '.', '..', './.', '.a', '..a', 'a/.a', '.a/a', '.a/.b', './a', '../a', 'a/./b', 'a//b', 'a/../b', 'x/../a', 'a/.', 'a/..', 'a.b', 'a.a', 'b.a', '.b.a', '*', '[a]', 'a*', 'a\\b', '\\a', '{a', '{a}', '{}', '{a,b}', '1', '2', '01', '-1', '5', 'a1', '!a', '#a', '-', 'z', '\u00e9', '\u{1f600}', ']', '[', '?', '(a)', 'a|b', 'a+', '^a$', '${a}', 'A', '@()', ' ', 'C:/a', 'c:\\a', '//?/C:/a', '//srv/share/a', 'a\nb',
];
for (const pattern of patterns) {
  const row = (flavour) => paths.filter((one) => flavour.matchesGlob(one, pattern)).map((one) => JSON.stringify(one)).join(' ');
  console.log(`${JSON.stringify(pattern)}\n  posix ${row(posix)}\n  win32 ${row(win32)}`);
}
for (const pattern of ['x'.repeat(65536), 'x'.repeat(65537)]) {
  try {
    console.log(posix.matchesGlob('x', pattern));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

let state = 99;
const next = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 4294967296) * n);
};
const make = (bits, most) => {
  let made = '';
  for (let count = 1 + next(most); count > 0; count--) made += bits[next(bits.length)];
  return made;
};
for (const [bits, names] of [
  [['a', 'b', 'a', '*', '*', '?', '[ab]', '[!a]', '[a-b]', '.', '**'], ['a', 'b', 'a', '.']],
  [['a', 'b', '{', '}', ',', '{a,b}', '{1..3}', '..', '1', '$', '/', '{a,{b,c}}'], ['a', 'b', 'c', '1', '2', '{', '}', ',', '/']],
  [['a', 'b', '*', '?', '+(a|b)', '*(a)', '?(b)', '@(a|b)', '!(a)', '!(*b)', '.'], ['a', 'b', 'a', '.']],
  [['a', 'b', '/', '/', '*', '**', '**/', '/**/', './', '?'], ['a', 'b', '/', '/', '.a', './', '//']],
]) {
  for (let count = 0; count < 150; count++) {
    const pattern = make(bits, 5);
    const found = [];
    for (let tries = 0; tries < 12; tries++) {
      const one = make(names, 5);
      if (posix.matchesGlob(one, pattern)) found.push(JSON.stringify(one));
      if (win32.matchesGlob(one, pattern) !== posix.matchesGlob(one, pattern)) found.push(`win32 ${JSON.stringify(one)}`);
    }
    console.log(`${JSON.stringify(pattern)} ${found.join(' ')}`);
  }
}
