// Web streams by themselves, and between them and streams of Node.
import { Duplex, PassThrough, pipeline, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CountQueuingStrategy, ReadableStream, TransformStream, WritableStream } from 'node:stream/web';
const chunks = [];
const source = () => ReadableStream.from(['a', 'b', 'c']);
const sink = () =>
  new WritableStream({ write: (chunk) => void chunks.push(String(chunk)), close: () => void chunks.push('closed') });
console.log(new ReadableStream(), new WritableStream(), new CountQueuingStrategy({ highWaterMark: 2 }));
await source()
  .pipeThrough(new TransformStream({ transform: (chunk, controller) => controller.enqueue(chunk.toUpperCase()) }))
  .pipeTo(sink());
console.log(chunks.splice(0));
const [left, right] = source().tee();
console.log(await text(left), await text(right));
console.log(await Array.fromAsync(Readable.fromWeb(source(), { objectMode: true })));
console.log(await Array.fromAsync(Readable.toWeb(Readable.from(['x', 'y']))));
const writable = Writable.fromWeb(sink());
writable.end('to the web');
await new Promise((resolve) => writable.on('close', resolve));
console.log(chunks.splice(0));
await source().pipeTo(
  Writable.toWeb(new Writable({ objectMode: true, write: (chunk, encoding, callback) => (chunks.push(chunk), callback()) })),
);
console.log(chunks.splice(0));
const { readable, writable: input } = Duplex.toWeb(new PassThrough());
const writer = input.getWriter();
writer.write(Buffer.from('through'));
writer.close();
console.log(await text(readable));
await new Promise((resolve) => pipeline(source(), sink(), (error) => resolve(console.log('pipeline', error, chunks.splice(0)))));
const bytes = new ReadableStream({
  type: 'bytes',
  start: (controller) => (controller.enqueue(new Uint8Array([1, 2, 3])), controller.close()),
});
const reader = bytes.getReader({ mode: 'byob' });
console.log(await reader.read(new Uint8Array(2)), await reader.read(new Uint8Array(2)), await reader.read(new Uint8Array(2)));
for (const attempt of [
  () => new ReadableStream({ type: 'x' }),
  () => new WritableStream({ type: 'x' }),
  () => Readable.fromWeb({}),
  () => Writable.toWeb({}),
]) {
  try {
    attempt();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
