// What keys the sequences of terminals are told as.
const { emitKeypressEvents } = require('node:readline');
const { PassThrough } = require('node:stream');
const input = new PassThrough();
emitKeypressEvents(input);
input.on('keypress', (text, key) => console.log(JSON.stringify(text), JSON.stringify(key)));
const plain = [
  'a',
  'Z',
  '5',
  ' ',
  '\r',
  '\n',
  '\t',
  '\b',
  '\x7f',
  '\x01',
  '\x1a',
  '\x1c',
  '\x1f',
  '\0',
  'é',
  '漢',
  '😀',
  '-',
  '~',
];
const letters = [...'ABCDEFHPQRSZabcde'].flatMap((letter) => [
  `[${letter}`,
  `O${letter}`,
  `[1;5${letter}`,
  `[1;2${letter}`,
  `[5${letter}`,
  `O5${letter}`,
]);
const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 99].flatMap((number) => [
  `[${number}~`,
  `[${number}^`,
  `[${number}$`,
  `[${number};5~`,
  `[${number};3~`,
  `[${number};10~`,
]);
const others = [
  '[[A',
  '[[E',
  '[[F',
  '[[5~',
  '[[6~',
  '[200~',
  '[201~',
  '[?',
  '[',
  'O',
  '',
  'a',
  'A',
  '5',
  ' ',
  '\r',
  '\t',
  '\x7f',
  'é',
  '\x1b[A',
  '\x1bOA',
  '\x1ba',
  '[1;',
  '[1;2',
  '[<',
];
for (const sequence of plain) {
  console.log('plain', JSON.stringify(sequence));
  input.write(sequence);
}
let next = Promise.resolve();
for (const sequence of [...letters, ...numbers, ...others]) {
  next = next.then(
    () =>
      new Promise((resolve) => {
        console.log('escape', JSON.stringify(sequence));
        input.write(`\x1b${sequence}`);
        // What waits for more is ended by a key that is none.
        setImmediate(() => {
          input.write('\0\0');
          setImmediate(resolve);
        });
      }),
  );
}
next.then(() => {
  input.write('abc\r\nd\x1b[A\x1b[Be');
  setImmediate(() => {
    const wide = Buffer.from('é');
    input.write(wide.subarray(0, 1));
    input.write(wide.subarray(1));
    setImmediate(() => {
      console.log(input.listenerCount('data'));
      input.removeAllListeners('keypress');
      input.write('x');
      setImmediate(() => {
        console.log(input.listenerCount('data'), input.listenerCount('newListener'));
        input.on('keypress', (text) => console.log('again', text));
        input.write('y');
      });
    });
  });
});
