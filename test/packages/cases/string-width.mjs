import stringWidth from 'string-width';
import stripAnsi from 'strip-ansi';

for (const text of ['abc', '古古', '\u001B[31mred\u001B[39m', '👨‍👩‍👧‍👦', '👍🏽', '🇯🇵🇺🇸', 'e\u0301', '\u200b', '★', 'ｱ', '한국어', '⛣', '\u{1F1FA}', 'a\tb', '', '☺️', 'กำ'])
  console.log(JSON.stringify(text), text.length, stringWidth(text), stringWidth(text, { ambiguousIsNarrow: false }), stringWidth(text, { countAnsiEscapeCodes: true }));
for (const text of ['\u001B[4mUnicorn\u001B[0m', '\u001B]8;;https://example.org\u0007link\u001B]8;;\u0007', '\u001B[38;5;200mx\u001B[m', '\u009B31mcsi', 'plain'])
  console.log(JSON.stringify(stripAnsi(text)), stringWidth(text));
console.log(stringWidth(5), stringWidth(undefined));
for (const bad of [5, undefined]) {
  try {
    stripAnsi(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
