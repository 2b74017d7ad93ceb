// What write() gives, when it drains, and the encoding that _write() sees.
const { Readable, Writable } = require('node:stream');
const tick = () => new Promise((resolve) => setImmediate(resolve));
const modes = { sync: (callback) => callback(), tick: (callback) => process.nextTick(callback), later: setImmediate };

async function main() {
  for (const highWaterMark of [0, 1, 3]) {
    for (const mode of Object.keys(modes)) {
      for (const chunk of ['', 'a', 'abc', 'abcdef']) {
        const writable = new Writable({ highWaterMark, write: (_chunk, _encoding, callback) => modes[mode](callback) });
        let drains = 0;
        writable.on('drain', () => drains++);
        const results = [writable.write(chunk), writable.writableNeedDrain, writable.write(chunk), writable.writableNeedDrain];
        await tick();
        await tick();
        console.log(highWaterMark, mode, JSON.stringify(chunk), ...results, drains);
      }
    }
  }
  for (const options of [{}, { objectMode: true }, { objectMode: true, defaultEncoding: 'latin1' }, { decodeStrings: false }]) {
    const seen = [];
    const writable = new Writable({
      ...options,
      write(chunk, encoding, callback) {
        seen.push([chunk, encoding]);
        callback();
      },
    });
    for (const args of [
      ['s'],
      ['s', null],
      ['s', () => {}],
      ['s', 'latin1'],
      [Buffer.from('b')],
      [1],
      [1, 'none'],
      [null, 'none'],
    ]) {
      try {
        writable.write(...args);
      } catch (error) {
        seen.push(error.code);
      }
    }
    writable.end('e');
    console.log(options, seen);
  }
  const readable = new Readable({ read() {} });
  readable.on('error', (error) => console.log(error.code));
  console.log(readable.push({}), readable.push('x'), readable.unshift(1));
}
main();
