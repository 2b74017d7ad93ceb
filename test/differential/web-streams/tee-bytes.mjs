// Branches of a byte stream are byte streams: a consumer's buffer goes to the source, the other branch gets a copy.
import { inspect } from 'node:util';
import * as web from 'node:stream/web';
const log = [];
const make = (total, options = {}) => {
  let n = 0;
  return new ReadableStream({
    type: 'bytes',
    pull(c) {
      const { byobRequest } = c;
      log.push(byobRequest ? `byob ${byobRequest.view.byteLength}` : 'default');
      if (n === total) {
        c.close();
        byobRequest?.respond(0);
        return;
      }
      n++;
      if (byobRequest) {
        byobRequest.view[0] = n;
        byobRequest.view[1] = n;
        byobRequest.respond(2);
      } else c.enqueue(new Uint8Array([n, n, n]));
    },
    cancel(reason) {
      log.push(`cancel ${inspect(reason)}`);
    },
    ...options,
  });
};
const show = (name, value) => console.log(name, inspect(value), log.splice(0).join(' | '));
{
  const [a, b] = make(3).tee();
  show('branches', [a, b]);
  const ra = a.getReader({ mode: 'byob' });
  const rb = b.getReader({ mode: 'byob' });
  const [x, y] = await Promise.all([ra.read(new Uint8Array(4)), rb.read(new Uint8Array(8))]);
  show('both', [x, y]);
  show('different', x.value.buffer !== y.value.buffer);
  show('a', await ra.read(new Uint16Array(4)));
  show('b', await rb.read(new DataView(new ArrayBuffer(4))));
  ra.releaseLock();
  const rd = a.getReader();
  show('default', await rd.read());
  show('default b', await rb.read(new Uint8Array(1)));
  show('end a', await rd.read());
  show('rest b', await rb.read(new Uint8Array(9)));
  show('end b', await rb.read(new Uint8Array(9)));
  await rd.closed;
  await rb.closed;
  show('closed', 0);
}
{
  const [a, b] = make(5).tee();
  const ra = a.getReader();
  show('first', await ra.read());
  const canceled = a.cancel('x').catch((e) => e);
  show('locked', (await canceled) instanceof TypeError);
  ra.releaseLock();
  const one = a.cancel('one');
  const two = b.cancel('two');
  show('canceled', await Promise.all([one, two]));
}
{
  let controller;
  const [a, b] = make(1, {
    start(c) {
      controller = c;
    },
    pull() {},
  }).tee();
  const ra = a.getReader({ mode: 'byob' });
  const pending = ra.read(new Uint8Array(2)).catch((e) => `rejected ${e}`);
  await 0;
  controller.error('broken');
  show('errored', [
    await pending,
    await b
      .getReader()
      .read()
      .catch((e) => `rejected ${e}`),
  ]);
}
{
  const [a, b] = make(2, { autoAllocateChunkSize: 7 }).tee();
  show('auto', [(await a.getReader().read()).value, (await b.getReader().read()).value]);
}
const { ReadableStreamTee } = web;
show('function', [
  ReadableStreamTee.name,
  ReadableStreamTee.length,
  ReadableStreamTee(new ReadableStream()),
  ReadableStreamTee(make(1)),
]);
for (const bad of [undefined, {}, 1])
  try {
    ReadableStreamTee(bad);
  } catch (e) {
    show(e.code, e.message);
  }
show('exports', Object.keys(web));
