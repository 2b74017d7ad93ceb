import test, { describe, it, before, after, beforeEach, afterEach, suite } from 'node:test';
// Durations and the frames of Node's own files are not compared.
const { write } = process.stdout;
process.stdout.write = function (text, ...rest) {
  const plain = String(text)
    .replace(/\([\d.]+ms\)/g, '(ms)')
    .replace(/duration_ms [\d.]+/g, 'duration_ms')
    .replace(/\n *at .*(?=\n)/g, '')
    .replace(/\n *\.\.\. \d+ lines matching cause stack trace \.\.\./g, '');
  return Reflect.apply(write, this, [plain, ...rest]);
};
import assert from 'node:assert';
test('passes', () => {});
test('async passes', async () => { await 1; });
test('fails', () => { assert.strictEqual(1, 2); });
test('throws', () => { throw new Error('boom'); });
test('skip', { skip: true }, () => {});
test('skip msg', { skip: 'why' }, () => {});
test('todo', { todo: true }, () => {});
test('todo msg', { todo: 'later' }, () => { throw new Error('todo err'); });
test('nested', async (t) => { await t.test('sub1', () => {}); await t.test('sub2', (t) => { t.diagnostic('hello diag'); }); });
test('nested fail', async (t) => { await t.test('sub1', () => { throw new TypeError('inner'); }); });
test('callback', (t, done) => { setImmediate(done); });
test('callback err', (t, done) => { setImmediate(() => done(new Error('cberr'))); });
test('timeout', { timeout: 20 }, async () => { await new Promise((r) => setTimeout(r, 200)); });
test('t.skip', (t) => { t.skip('because'); });
test('t.todo', (t) => { t.todo('hmm'); });
test('rejects non error', () => Promise.reject('str'));
test('throw undefined', () => { throw undefined; });
test('not awaited', (t) => { t.test('orphan', async () => { await new Promise((r) => setTimeout(r, 50)); }); });
describe('suite', () => { before(() => {}); it('a', () => {}); it('b', () => { throw new Error('in suite'); }); describe('inner', () => { it('c', () => {}); }); });
describe.skip('skipped suite', () => { it('x', () => {}); });
describe('empty suite', () => {});
suite('suite fn', () => { test('in suite', () => {}); });
test();
test(() => {});
test(function namedFn() {});
test('with error code', () => { const e = new Error('coded'); e.code = 'X'; throw e; });
test('cause', () => { throw new Error('outer', { cause: new Error('inner cause') }); });
