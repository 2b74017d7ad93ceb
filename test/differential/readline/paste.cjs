// Several characters in one chunk are written as they come.
const readline = require('node:readline');
const { PassThrough, Writable } = require('node:stream');
const steps = [
  ['abc', '\x1b[D', 'XY'],
  ['abc', '\x1b[D', 'X\r'],
  ['abc', '\x1b[D', 'X', 'Y'],
  ['abcdef\x1b[DZ'],
  ['x'.repeat(78), 'yz', 'w'],
  ['x'.repeat(85)],
  ['ab\x7fc'],
];
async function main() {
  for (const chunks of steps) {
    const input = new PassThrough();
    const written = [];
    const output = new Writable({
      write(chunk, _encoding, callback) {
        written.push(chunk.toString());
        callback();
      },
    });
    output.columns = 80;
    const line = readline.createInterface({ input, output, terminal: true, prompt: '> ' });
    line.on('line', (text) => written.push(`<${text}>`));
    for (const chunk of chunks) {
      input.write(chunk);
      await new Promise((resolve) => setImmediate(resolve));
      written.push('|');
    }
    console.log(JSON.stringify(written.join('')), line.line, line.cursor);
    line.close();
  }
}
main();
