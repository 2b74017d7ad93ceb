import * as Diff from 'diff';

const before = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n';
const after = 'one\n2\nthree\nfour\nfive and\nsix\nseven\neight';
console.log(Diff.diffChars('kitten', 'sitting'), Diff.diffWords('the quick  fox', 'the slow fox jumps'), Diff.diffLines(before, after).map(({ value, added, removed, count }) => [value, added, removed, count]));
console.log(Diff.diffJson({ a: 1, b: [1, 2] }, { b: [1, 3], a: 1 }), Diff.diffArrays([1, 2, 3], [1, 3, 4]), Diff.diffSentences('A. B. C.', 'A. D. C.'), Diff.diffCss('a { b: c }', 'a { b: d }').length);
const patch = Diff.createTwoFilesPatch('a.txt', 'b.txt', before, after, 'old', 'new', { context: 1 });
console.log(patch, Diff.applyPatch(before, patch) === after, Diff.applyPatch('other\ntext', patch), JSON.stringify(Diff.parsePatch(patch)));
console.log(Diff.applyPatch(after, Diff.reversePatch(Diff.parsePatch(patch))[0]) === before, Diff.structuredPatch('x', 'y', 'a\n', 'b\n').hunks, Diff.convertChangesToXML(Diff.diffChars('a<', 'b<')), Diff.convertChangesToDMP(Diff.diffChars('a', 'b')));
console.log(Diff.diffChars('ABC', 'abd', { ignoreCase: true }), Diff.diffLines('a\n', ' a \n', { ignoreWhitespace: true }).length, Diff.createPatch('f', 'same', 'same'), Diff.diffTrimmedLines?.(' a\n', 'a\n').length, Diff.canonicalize({ b: 1, a: { d: 1, c: 2 } }));
Diff.diffWords('a b', 'a c', (result) => console.log('async', result));
try {
  Diff.parsePatch('--- a\n+++ b\n@@ -1,1 +1,1 @@\n?bad\n');
} catch (error) {
  console.log(error.name, error.message);
}
