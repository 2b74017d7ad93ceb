import test, { assert, after, before, getTestContext, snapshot } from 'node:test';
import { format } from 'node:util';
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
const lines = [];
process.on('exit', () => console.log(lines.join('\n')));
const log = (...values) => lines.push(format(...values));
const show = (label, f) => {
  try {
    log(label, f());
  } catch (e) {
    log(label, e.name, e.code, e.message);
  }
};
assert.register('isOdd', function (n) {
  if (n % 2 !== 1) throw new Error(`${n} is even in ${this.name}`);
});
show('register', () => assert.register(1, () => {}));
show('register', () => assert.register('x', 1));
show('serializers', () => snapshot.setDefaultSnapshotSerializers([5]));
show('path', () => snapshot.setResolveSnapshotPath('x'));
test('context', (t) => {
  show('names', () => [t.name, t.fullName, t.passed, t.error, t.signal.aborted, t.attempt]);
  show('keys', () => Object.keys(t.assert).sort());
  show('odd', () => t.assert.isOdd(3));
  show('even', () => t.assert.isOdd(4));
  show('ok', () => t.assert.ok(1 === 2));
  show('current', () => getTestContext() === t);
  show('plan', () => t.plan('x'));
  show('plan', () => t.plan(1, null));
  show('plan', () => t.plan(1, { wait: 'x' }));
});
test('nested', async (t) => {
  await t.test('inner', async (u) => {
    show('full', () => u.fullName);
    await new Promise((resolve) => setTimeout(resolve, 2));
    show('current', () => getTestContext()?.name);
  });
  show('waitFor', () => t.waitFor(1));
  let count = 0;
  const result = await t.waitFor(() => {
    if (++count < 3) throw new Error('not yet');
    return count;
  }, { interval: 1 });
  show('waited', () => result);
  await t.waitFor(() => { throw new Error('never'); }, { interval: 1, timeout: 5 }).catch((e) => log(e.message, e.cause?.message));
});
test('planned', { plan: 2 }, (t) => {
  t.assert.ok(1);
  t.assert.ok(2);
});
test('plan that waits', (t) => {
  t.plan(1, { wait: true });
  setTimeout(() => t.assert.ok(1), 5);
});
test('plan that waits too long', (t) => {
  t.plan(1, { wait: 5 });
});
test('options', () => {
  for (const options of [{ timeout: 'x' }, { timeout: -1 }, { concurrency: 0 }, { concurrency: {} }, { signal: 5 }]) {
    show(JSON.stringify(options), () => test('x', options, () => {}));
  }
});
before((t) => log('root before', t?.fullName));
after(() => log('root after'));
