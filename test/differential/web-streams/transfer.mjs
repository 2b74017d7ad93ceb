import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
const show = (l, e) => console.log(l, e?.name, e?.code, e?.message, e?.constructor?.name);
const rs = () =>
  new ReadableStream({
    start(c) {
      c.enqueue('a');
      c.enqueue({ b: [1] });
      c.close();
    },
  });
const t = (l, f) => {
  try {
    console.log(l, f());
  } catch (e) {
    show(l, e);
  }
};
t('no list', () => structuredClone(rs()));
t('no list w', () => structuredClone(new WritableStream()));
t('no list t', () => structuredClone(new TransformStream()));
const locked = rs();
locked.getReader();
t('locked', () => structuredClone(locked, { transfer: [locked] }));
const lw = new WritableStream();
lw.getWriter();
t('locked w', () => structuredClone(lw, { transfer: [lw] }));
const lt = new TransformStream();
lt.readable.getReader();
t('locked t', () => structuredClone(lt, { transfer: [lt] }));
const lt2 = new TransformStream();
lt2.writable.getWriter();
t('locked t2', () => structuredClone(lt2, { transfer: [lt2] }));
const r = rs();
t('dup', () => structuredClone(r, { transfer: [r, r] }));
console.log('after dup', r.locked);
{
  const r = rs();
  const c = structuredClone({ r }, { transfer: [r] });
  console.log(r.locked, c.r instanceof ReadableStream, c.r.locked, c.r !== r, c);
  for await (const x of c.r) console.log('chunk', x);
  console.log(r.locked);
}
{
  const log = [];
  const w = new WritableStream({
    write(x) {
      log.push(['w', x]);
    },
    close() {
      log.push('close');
    },
    abort(e) {
      log.push(['abort', e?.message ?? e]);
    },
  });
  const c = structuredClone(w, { transfer: [w] });
  console.log(w.locked, c);
  const wr = c.getWriter();
  await wr.write({ x: 1 });
  await wr.write([2]);
  await wr.close();
  await new Promise((r) => setTimeout(r, 20));
  console.log(JSON.stringify(log), w.locked);
}
{
  const log = [];
  const w = new WritableStream({
    write(x) {
      log.push(['w', x]);
    },
    abort(e) {
      log.push(['abort', e?.message ?? e]);
    },
  });
  const c = structuredClone(w, { transfer: [w] });
  const wr = c.getWriter();
  await wr.abort(new Error('why'));
  await new Promise((r) => setTimeout(r, 20));
  console.log(JSON.stringify(log));
}
{
  const c = structuredClone(rsErr(), { transfer: [last] });
  try {
    for await (const x of c) console.log(x);
  } catch (e) {
    show('errored', e);
    console.log(e instanceof Error, e === boom);
  }
}
var last, boom;
function rsErr() {
  boom = new RangeError('boom');
  last = new ReadableStream({
    pull(c) {
      c.error(boom);
    },
  });
  return last;
}
{
  const r = new ReadableStream({
    pull(c) {
      c.enqueue(() => {});
    },
    cancel(e) {
      show('source cancel', e);
    },
  });
  const c = structuredClone(r, { transfer: [r] });
  try {
    for await (const x of c) console.log(x);
  } catch (e) {
    show('uncloneable chunk', e);
  }
  await new Promise((r) => setTimeout(r, 20));
}
{
  const r = new ReadableStream({
    pull(c) {
      c.enqueue(1);
    },
    cancel(e) {
      console.log('source cancel', e);
    },
  });
  const c = structuredClone(r, { transfer: [r] });
  await c.cancel('stop');
  await new Promise((r) => setTimeout(r, 20));
  console.log('cancelled');
}
{
  const t = new TransformStream({
    transform(x, c) {
      c.enqueue(x * 2);
    },
  });
  const c = structuredClone(t, { transfer: [t] });
  console.log(c, t.readable.locked, t.writable.locked);
  const wr = c.writable.getWriter();
  wr.write(1);
  wr.write(2);
  wr.close();
  for await (const x of c.readable) console.log(x);
}
{
  const { port1, port2 } = new MessageChannel();
  const r = rs();
  port1.postMessage({ r }, [r]);
  const { message } = receiveMessageOnPort(port2);
  for await (const x of message.r) console.log('port', x);
  port1.close();
}
{
  const w = new WritableStream({
    write() {
      throw new TypeError('sink');
    },
  });
  const c = structuredClone(w, { transfer: [w] });
  const wr = c.getWriter();
  const rr = await Promise.allSettled([wr.write(1), wr.write(2), wr.closed]);
  console.log(rr.map((x) => x.status + ' ' + x.reason?.name + ' ' + x.reason?.message));
}
{
  const bytes = new ReadableStream({
    type: 'bytes',
    start(c) {
      c.enqueue(new Uint8Array([1, 2]));
      c.close();
    },
  });
  const c = structuredClone(bytes, { transfer: [bytes] });
  for await (const x of c) console.log(x);
}

for (const choose of [
  (t) => [t, t.readable],
  (t) => [t.readable, t],
  (t) => [t, t.writable],
  (t) => [t.writable, t],
  (t) => [t, t],
]) {
  const list = choose(new TransformStream());
  try {
    structuredClone(list, { transfer: list });
    console.log('transferred');
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
