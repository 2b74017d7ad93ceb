// Streams as bodies of a Response, and bodies as streams: reading, locking, cloning and what is used up.
const t = async (n, f) => {
  try {
    console.log(n, await f());
  } catch (e) {
    console.log(n, e.name, e.code, e.message);
  }
};
const stream = (chunks) =>
  new ReadableStream({
    start(c) {
      for (const x of chunks) c.enqueue(x);
      c.close();
    },
  });
const enc = new TextEncoder();
const r = new Response(stream([enc.encode('hé'), enc.encode('llo')]));
console.log(r.headers.get('content-type'), r.bodyUsed, r.body instanceof ReadableStream);
await t('text', () => r.text());
console.log(r.bodyUsed, r.body.locked);
await t('again', () => r.text());
await t('str', () => new Response(stream(['a'])).text());
await t('json', () => new Response(stream([enc.encode('{"a":1}')])).json());
await t('empty', () => new Response(stream([])).text());
const l = stream([enc.encode('x')]);
l.getReader();
await t('locked', () => new Response(l));
const d = stream([enc.encode('x')]);
const rd = d.getReader();
await rd.read();
rd.releaseLock();
await t('disturbed', () => new Response(d));
await t('iter', () =>
  new Response(
    (async function* () {
      yield enc.encode('ab');
      yield enc.encode('c');
    })(),
  ).text(),
);
const b = new Response('text');
const rb = b.body.getReader();
const c = await rb.read();
console.log(c.value.constructor.name, c.value.length, c.done, (await rb.read()).done, b.bodyUsed);
await t('used', () => b.text());
const b2 = new Response('text');
b2.body;
console.log(b2.bodyUsed, b2.body === b2.body);
await t('b2', () => b2.text());
console.log(b2.bodyUsed);
const b3 = new Response('text');
b3.body.getReader();
console.log(b3.bodyUsed);
await t('b3', () => b3.text());
await t('b3c', () => b3.clone());
const k = new Response(stream([enc.encode('k')]));
const k2 = k.clone();
await t('k', () => k.text());
await t('k2', () => k2.text());
const e = new Response(
  new ReadableStream({
    start(c) {
      c.error(new Error('bad'));
    },
  }),
);
await t('err', () => e.text());
const n = new Response(null);
console.log(n.body, n.bodyUsed);
const s = await new Response(new Blob(['bl'])).body.getReader().read();
console.log(s.value.length);
const big = new Response('x'.repeat(100000));
let count = 0;
for await (const ch of big.body) count += ch.length;
console.log(count);
const cc = new Response('canc');
await cc.body.cancel();
console.log(cc.bodyUsed);
await t('cc', () => cc.text());
