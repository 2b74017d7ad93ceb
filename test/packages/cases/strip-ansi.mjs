import stripAnsi from 'strip-ansi';

const codes = ['\u001B[0m\u001B[4m\u001B[42m\u001B[31mfoo\u001B[39m\u001B[49m\u001B[24mfoo\u001B[0m', '\u001B[?25lhidden\u001B[?25h', '\u001B[2K\u001B[1Gline', '\u001B]0;title\u0007text', '\u001B]8;k=v;https://e.org/?a=1;2\u001B\\label\u001B]8;;\u001B\\', 'a\u001B[1;38;2;1;2;3mb\u001B[0mc', '\u001B(Bset', '\u001B[A\u001B[10;20Hmove', '\u009B1mcsi', 'no codes [31m', '\u001B', 'multi\n\u001B[33mline\u001B[0m\n'];
for (const text of codes) console.log(JSON.stringify(stripAnsi(text)), text.length);
console.log(stripAnsi('') === '', stripAnsi.name, stripAnsi.length, stripAnsi('\u001B[31m'.repeat(1000) + 'x'));
for (const bad of [undefined, null, 5, {}]) {
  try {
    stripAnsi(bad);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
