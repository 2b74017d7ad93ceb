// Streams of files: what they are made with, and their events in order.
const fs = require('node:fs');
const { Readable, Writable, pipeline } = require('node:stream');
const folder = fs.mkdtempSync('/tmp/nodelet-case-');
const name = (path) => String(path).replaceAll(folder, '<folder>');
const text = (error) => (error instanceof Error ? `${error.name} ${error.code} ${name(error.message)}` : error);
const file = `${folder}/in.txt`;
fs.writeFileSync(file, 'hello wörld, this is a file');
const attempt = (label, make) => {
  try {
    const stream = make();
    stream.on('error', () => {});
    console.log(label, 'made');
    stream.destroy();
  } catch (error) {
    console.log(label, text(error));
  }
};
const read = (label, options, path = file) => attempt(`read ${label}`, () => fs.createReadStream(path, options));
const write = (label, options, path = `${folder}/out.txt`) =>
  attempt(`write ${label}`, () => fs.createWriteStream(path, options));
read('no path', undefined, 5);
read('number', 5);
read('encoding', 'bogus');
read('encoding option', { encoding: 'bogus' });
for (const start of ['a', -1, Number.NaN, 1.5]) read(`start ${start}`, { start });
read('end', { end: 'a' });
read('range', { start: 5, end: 2 });
read('fd', { fd: 'a' });
read('fd range', { fd: -1 });
read('fs', { fs: {} });
read('fs read', { fs: { open() {}, close() {} } });
read('signal', { signal: 5 });
read('nul', undefined, 'a\0b');
read('hwm', { highWaterMark: -1 });
write('start', { start: 'a' });
write('flush', { flush: 5 });
write('fs', { fs: {} });
write('fs write', { fs: { open() {}, close() {} } });
write('fs fsync', { flush: true, fs: { open() {}, close() {}, write() {} } });
write('encoding', { encoding: 'bogus' });
console.log(fs.ReadStream.name, fs.ReadStream.length, fs.WriteStream.length, fs.FileReadStream === fs.ReadStream);
console.log(fs.ReadStream(file) instanceof fs.ReadStream, new fs.ReadStream(file) instanceof Readable);
console.log(new fs.WriteStream(`${folder}/x`) instanceof Writable, Object.getPrototypeOf(fs.ReadStream) === Readable);
const shown = fs.createReadStream(file, { encoding: 'utf8', start: 1, end: 3 });
console.log(Object.keys(shown), shown.pending, shown.autoClose, shown.fd, shown.pos, shown.flags, shown.mode, shown.bytesRead);
const watch = (label, stream) => {
  for (const event of ['open', 'ready', 'data', 'end', 'finish', 'close', 'error']) {
    stream.on(event, (value) =>
      console.log(label, event, event === 'open' ? typeof value : event === 'error' ? text(value) : String(value)),
    );
  }
  return stream;
};
const over = (stream) => new Promise((resolve) => stream.on('close', resolve));
(async () => {
  await over(watch('all', fs.createReadStream(file, 'utf8')));
  await over(watch('part', fs.createReadStream(file, { start: 2, end: 6 })));
  await over(watch('small', fs.createReadStream(file, { highWaterMark: 9, encoding: 'utf8' })));
  await over(watch('absent', fs.createReadStream(`${folder}/absent`)));
  await over(watch('folder', fs.createReadStream(folder)));
  const early = watch('early', fs.createReadStream(file));
  early.destroy(new Error('early'));
  await over(early);
  const out = watch('out', fs.createWriteStream(`${folder}/out.txt`));
  console.log(
    out.write('a', () => console.log('written')),
    out.pending,
    out.bytesWritten,
  );
  out.write(Buffer.from('b'));
  out.write(new Uint8Array([99]));
  out.end('d', () => console.log('ended', out.bytesWritten));
  await over(out);
  console.log(fs.readFileSync(`${folder}/out.txt`, 'utf8'), out.fd, out.closed, out.pending);
  const at = fs.createWriteStream(`${folder}/out.txt`, { flags: 'r+', start: 2, flush: true });
  at.write('Z');
  at.close((...values) => console.log('closed', values));
  await over(at);
  console.log(fs.readFileSync(`${folder}/out.txt`, 'utf8'));
  const more = fs.createWriteStream(`${folder}/out.txt`, { flags: 'a', encoding: 'latin1' });
  more.end('é');
  await over(more);
  console.log(fs.readFileSync(`${folder}/out.txt`));
  await over(watch('no folder', fs.createWriteStream(`${folder}/no/out.txt`)));
  const fd = fs.openSync(file);
  const kept = watch('kept', fs.createReadStream(null, { fd, autoClose: false, start: 20 }));
  await new Promise((resolve) => kept.on('end', resolve));
  console.log(kept.fd === fd, kept.destroyed, fs.fstatSync(fd).size);
  fs.closeSync(fd);
  await new Promise((resolve) => pipeline(fs.createReadStream(file), fs.createWriteStream(`${folder}/copy`), resolve));
  console.log(fs.readFileSync(`${folder}/copy`, 'utf8'));
  const handle = await fs.promises.open(file);
  let content = '';
  for await (const chunk of handle.createReadStream({ encoding: 'utf8', end: 4 })) content += chunk;
  console.log(content, handle.fd);
  const target = await fs.promises.open(`${folder}/handle`, 'w');
  const stream = target.createWriteStream();
  stream.end('by handle');
  await over(stream);
  console.log(fs.readFileSync(`${folder}/handle`, 'utf8'), target.fd);
  const controller = new AbortController();
  const aborted = watch('aborted', fs.createReadStream(file, { signal: controller.signal }));
  controller.abort();
  await over(aborted);
  const calls = [];
  const own = Object.fromEntries(
    ['open', 'read', 'close'].map((key) => [key, (...values) => (calls.push(key), fs[key](...values))]),
  );
  for await (const chunk of fs.createReadStream(file, { fs: own, end: 1 })) console.log(String(chunk));
  console.log(calls);
})();
