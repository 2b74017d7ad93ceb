// Between a Duplex and a pair of web streams.
const { Duplex, PassThrough, Readable } = require('node:stream');
const tell = (work) => {
  try {
    return work();
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
};
const settle = (promise) =>
  promise.then(
    (value) => value,
    (error) => `${error.name} ${error.code} ${error.message}`,
  );

async function main() {
  for (const pair of [1, undefined, {}, { readable: 1 }, { readable: new ReadableStream(), writable: 1 }]) {
    console.log(tell(() => Duplex.fromWeb(pair)));
  }
  console.log(tell(() => Readable.toWeb(Readable.from([]), { type: 'x' })));
  const plain = Duplex.from({ readable: new ReadableStream(), writable: new WritableStream() });
  console.log(plain.constructor.name, plain.allowHalfOpen);

  const transform = new TransformStream({ transform: (chunk, controller) => controller.enqueue(String(chunk).toUpperCase()) });
  const duplex = Duplex.fromWeb(transform, { encoding: 'utf8' });
  const events = [];
  for (const name of ['data', 'end', 'finish', 'close', 'error']) duplex.on(name, (value) => events.push([name, value]));
  duplex.write('abc');
  duplex.end('d');
  await new Promise((resolve) => duplex.on('close', resolve));
  console.log(
    events.filter(([name]) => name === 'data'),
    events.map(([name]) => name).sort(),
  );

  const failing = Duplex.fromWeb({
    readable: new ReadableStream({ cancel: (reason) => console.log('cancel', reason.message) }),
    writable: new WritableStream({ abort: (reason) => console.log('abort', reason.message) }),
  });
  failing.on('error', (error) => console.log('error', error.message));
  failing.destroy(new Error('gone'));
  await new Promise((resolve) => failing.on('close', resolve));

  console.log(Object.keys(Duplex.toWeb(new PassThrough())));
  const writeOnly = Duplex.toWeb(new Duplex({ readable: false, write: (_chunk, _encoding, callback) => callback() }));
  console.log(await settle(writeOnly.readable.getReader().read()));
  const readOnly = Duplex.toWeb(
    new Duplex({
      writable: false,
      read() {
        this.push(null);
      },
    }),
  );
  console.log(await settle(readOnly.writable.getWriter().write('x')));
}
main();
