// Lines of a stream, however they end and whatever chunks they come in; questions; iteration; completion.
import readline from 'node:readline';
import promises from 'node:readline/promises';
import { PassThrough, Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';
const sleep = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));
const watch = (rl, label) => {
  for (const event of ['line', 'close', 'pause', 'resume', 'history', 'error']) {
    rl.on(event, (...values) => console.log(label, event, JSON.stringify(values.map((value) => value?.message ?? value))));
  }
  return rl;
};
for (const [label, chunks, options] of [
  ['plain', ['a\nb\n', 'c']],
  ['crlf', ['a\r\nb\r', '\nc\r\n']],
  ['cr', ['a\rb\r', 'c\r']],
  ['separators', ['a\u2028b\u2029c\u0085d\vx']],
  ['empty', ['\n\n', '', '\r\r\n\n\r']],
  ['split', ['ab', 'c\nd', 'ef', '\n']],
  ['bytes', [Buffer.from('é\n').subarray(0, 1), Buffer.from('é\n').subarray(1)]],
  ['delay', ['a\r', '\nb'], { crlfDelay: Infinity }],
]) {
  const input = new PassThrough();
  watch(readline.createInterface({ input, ...options }), label);
  for (const chunk of chunks) {
    input.write(chunk);
    await sleep();
  }
  input.end();
  await sleep();
}
{
  console.log('--- late line feed');
  const input = new PassThrough();
  watch(readline.createInterface({ input, crlfDelay: 100 }), 'late');
  input.write('a\r');
  await sleep(150);
  input.write('\nb\n');
  input.end();
  await sleep();
}
{
  console.log('--- iteration');
  const lines = [];
  for await (const line of readline.createInterface({ input: Readable.from(['x\ny', '\nz']) })) lines.push(line);
  console.log(lines);
  const rl = readline.createInterface({ input: Readable.from(['1\n2\n3\n']) });
  for await (const line of rl) {
    console.log(line);
    if (line === '2') rl.close();
  }
  console.log(rl.closed);
}
{
  console.log('--- pause in a line');
  const input = new PassThrough();
  const rl = watch(readline.createInterface({ input }), 'paused');
  rl.once('line', () => rl.pause());
  input.write('a\nb\n');
  await sleep();
  console.log(input.isPaused(), rl.paused);
  input.write('c\n');
  await sleep();
  rl.resume();
  await sleep();
  rl.write('typed\n');
  console.log(rl.terminal, rl.line, rl.cursor, rl.getPrompt());
  rl.close();
}
const output = () => {
  const texts = [];
  const stream = new Writable({
    write(chunk, encoding, callback) {
      texts.push(String(chunk));
      callback();
    },
  });
  stream.take = () => JSON.stringify(texts.splice(0).join(''));
  return stream;
};
{
  console.log('--- questions');
  const input = new PassThrough();
  const out = output();
  const rl = watch(readline.createInterface({ input, output: out, prompt: 'p> ' }), 'q');
  rl.prompt();
  rl.question('name? ', (answer) => console.log('answer', answer));
  rl.question('second? ', (answer) => console.log('never', answer));
  input.write('me\nmore\n');
  await sleep();
  console.log(out.take(), rl.getPrompt());
  const controller = new AbortController();
  rl.question('aborted? ', { signal: controller.signal }, () => console.log('never'));
  controller.abort();
  input.write('line\n');
  await sleep();
  console.log(out.take());
  const asked = promisify(rl.question).call(rl, 'promised? ');
  input.write('yes\n');
  console.log(await asked);
  rl.close();
  const other = promises.createInterface({ input: new PassThrough(), output: out });
  const question = other.question('promise? ');
  other.input.write('42\n');
  console.log(await question, out.take());
  const abort = new AbortController();
  const failed = other.question('no? ', { signal: abort.signal });
  abort.abort('reason');
  await failed.catch((error) => console.log(error.name, error.code, error.cause));
  other.close();
  const closed = new AbortController();
  const signalled = watch(readline.createInterface({ input: new PassThrough(), signal: closed.signal }), 'signalled');
  closed.abort();
  console.log(signalled.closed);
  const failing = new PassThrough();
  const failed2 = watch(readline.createInterface({ input: failing }), 'failing');
  failing.destroy(new Error('broken'));
  await sleep();
  console.log(failed2.closed);
}
{
  console.log('--- completion');
  for (const [label, completer] of [
    ['sync', (line) => [['.help', '.hello', '.exit', ''].filter((each) => each.startsWith(line)), line]],
    ['callback', (line, callback) => callback(null, [['alpha', 'beta', '', 'gamma'], line])],
    ['none', () => [[], '']],
    ['error', (line, callback) => callback(new Error('cannot'))],
    ['prefix', () => [['prefix-a', 'prefix-b'], 'Pre']],
  ]) {
    const input = new PassThrough();
    const out = output();
    out.columns = 30;
    const rl = readline.createInterface({ input, output: out, terminal: true, completer });
    for (const text of label === 'prefix' ? ['Pre', '\t'] : label === 'sync' ? ['.h', '\t', '\t', '\t'] : ['\t', '\t']) {
      input.write(text);
      await sleep();
      console.log(label, out.take().replace(/\\n {4}at .*/, '<stack>"'), JSON.stringify(rl.line), rl.cursor);
    }
    rl.close();
  }
  const input = new PassThrough();
  const out = output();
  const rl = promises.createInterface({ input, output: out, terminal: true, completer: async (line) => [[`${line}!`], line] });
  input.write('a');
  await sleep();
  input.write('\t');
  await sleep();
  console.log(out.take(), rl.line);
  input.write('pasted\ttext\t');
  await sleep();
  console.log(out.take(), JSON.stringify(rl.line));
  rl.close();
}
