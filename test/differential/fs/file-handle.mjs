// A FileHandle: its methods when it is closed, what each refuses and gives, streams and lines, disposal, errors of an operation and of closing.
import fs from 'node:fs';
import { open, truncate, readFile, writeFile, appendFile } from 'node:fs/promises';
const t = async (n, f) => {
  try {
    console.log(n, await f());
  } catch (e) {
    console.log(n, e.name, e.code, e.message, e.errors?.map((x) => x.message).join());
  }
};
const F = `${process.cwd()}/nodelet-case-handles`;
fs.writeFileSync(F, 'hello\nworld\n');
const h = await open(F, 'r+');
console.log(
  h.fd > 2,
  typeof h.getAsyncId(),
  Object.keys(h).filter((k) => !k.startsWith('_')),
);
h.on('close', () => console.log('close event'));
const p1 = h.close(),
  p2 = h.close();
console.log(p1 === p2, h.fd);
await p1;
console.log(h.fd, await h.close());
for (const [m, a] of Object.entries({
  stat: [],
  read: [],
  write: ['x'],
  readFile: [],
  writeFile: ['x'],
  appendFile: ['x'],
  sync: [],
  datasync: [],
  chmod: [0o600],
  chown: [0, 0],
  truncate: [1],
  utimes: [1, 1],
  readv: [[Buffer.alloc(1)]],
  writev: [[Buffer.alloc(1)]],
  readLines: [],
  createReadStream: [],
  createWriteStream: [],
}))
  await t(m, async () => {
    const r = await h[m](...a);
    return typeof r;
  });
for (const [m, a] of Object.entries({
  read: [
    [5],
    ['x'],
    [Buffer.alloc(0)],
    [Buffer.alloc(2), 5],
    [Buffer.alloc(2), 0, 5],
    [Buffer.alloc(2), 0, 1, 'x'],
    [{ buffer: 5 }],
    [null],
    [],
    [Buffer.alloc(3), { offset: 1 }],
    [Buffer.alloc(3), 0, 0],
  ],
  write: [
    [5],
    [null],
    [''],
    ['abc', 1],
    ['abc', 'x'],
    ['zz', 0, 'hex'],
    ['zz', null, 'nope'],
    [Buffer.from('abc'), 5],
    [Buffer.from('abc'), { offset: 1 }],
    [Buffer.from('q'), 0, 1, -5],
    [new Uint16Array([65])],
  ],
  chmod: [['x'], [-1], [{}]],
  chown: [['x'], [1], [1.5, 1]],
  truncate: [['x'], [-5], [1.5]],
  utimes: [['x', 1], [1]],
  readv: [[5], [[]], [[5]]],
  writev: [[5], [[]], [[5]]],
  stat: [[5], [{ bigint: true }]],
  readFile: [['x'], [{ encoding: 'x' }], [{ signal: 5 }], ['utf8']],
  writeFile: [[5], ['x', 'x'], [{}], [Symbol.iterator], [[1]], [['a', 'b']], [null]],
  appendFile: [[5], ['x', { flush: 1 }], ['x']],
}))
  for (const x of a) {
    const k = await open(F, 'r+');
    await t(m + ' ' + JSON.stringify(x), async () => {
      const r = await k[m](...x);
      return typeof r === 'object' && r ? Object.keys(r).slice(0, 2).join() + (r.bytesRead ?? r.bytesWritten ?? '') : r;
    });
    await k.close();
  }
console.log(JSON.stringify(fs.readFileSync(F, 'latin1')).slice(0, 80));
fs.writeFileSync(F, 'hello\nworld\n');
const l = await open(F);
const lines = [];
for await (const x of l.readLines()) lines.push(x);
console.log(lines, l.fd);
const l2 = await open(F);
for await (const x of l2.readLines({ start: 6 })) {
  console.log(x);
}
console.log(l2.fd);
const ks = await open(F);
const s = ks.createReadStream({ autoClose: false, encoding: 'utf8' });
for await (const c of s) console.log(JSON.stringify(c));
console.log(ks.fd > 2);
await ks.close();
console.log(s.destroyed);
const ws = await open(F, 'a');
const w = ws.createWriteStream();
w.end('more');
await new Promise((r) => w.on('close', r));
console.log(ws.fd, fs.readFileSync(F, 'utf8').length, w.bytesWritten, w.path, w.pending, w.fd);
{
  await using u = await open(F);
  console.log(u.fd > 2);
}
const FH = Object.getPrototypeOf(h).constructor;
const orig = Object.getOwnPropertyDescriptor(FH.prototype, 'fd');
for (const [opFails, closeFails] of [
  [1, 0],
  [0, 1],
  [1, 1],
]) {
  Object.defineProperty(FH.prototype, 'fd', {
    configurable: true,
    get() {
      const oc = this.close;
      if (closeFails)
        this.close = async () => {
          await oc.call(this);
          throw Object.assign(new Error('CLOSE'), { code: 456 });
        };
      if (opFails) throw Object.assign(new Error('OP'), { code: 123 });
      return orig.get.call(this);
    },
  });
  await t('truncate', () => truncate(F));
  await t('readFile', () => readFile(F, 'utf8'));
  await t('writeFile', () => writeFile(F, '123'));
  await t('appendFile', () => appendFile(F, '123'));
}
Object.defineProperty(FH.prototype, 'fd', orig);
await t('readFile big', () => readFile('/nope'));
await t('wf iter', () =>
  writeFile(
    F,
    (async function* () {
      yield 'a';
      yield Buffer.from('b');
    })(),
  ),
);
console.log(fs.readFileSync(F, 'utf8'));
await t('wf gen err', () =>
  writeFile(
    F,
    (function* () {
      yield 'a';
      throw new Error('gen');
    })(),
  ),
);
await t('wf it num', () => writeFile(F, [1, 2]));
await t('wf sig', () => writeFile(F, 'x', { signal: AbortSignal.abort() }));
await t('wf obj', () =>
  writeFile(F, {
    toString() {
      return 'q';
    },
  }),
);
await t('rf sig', () => readFile(F, { signal: AbortSignal.abort('r') }));
await t('rf fd', () => readFile(3));
await t('wf fh', async () => {
  const k = await open(F, 'w+');
  await writeFile(k, 'one');
  await appendFile(k, 'two');
  await k.close();
  return readFile(F, 'utf8');
});
const ac = new AbortController();
const rp = readFile(F, { signal: ac.signal });
ac.abort();
await t('rf mid', () => rp);
const wp = writeFile(F, 'x'.repeat(10), { signal: ac.signal });
await t('wf mid', () => wp);
fs.rmSync(F);
