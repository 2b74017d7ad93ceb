// Options before arguments, `only` within tests, and hooks of a test that runs.
const { describe, it, test } = require('node:test');
const ran = [];
const run = (name) => () => void ran.push(name);
const { write } = process.stdout;
process.stdout.write = function (text, ...rest) {
  const plain = String(text)
    .replace(/\([\d.]+ms\)/g, '(ms)')
    .replace(/duration_ms [\d.]+/g, 'duration_ms')
    .replace(/\n *at .*(?=\n)/g, '');
  return Reflect.apply(write, this, [plain, ...rest]);
};
process.on('exit', () => console.log(ran.join('\n')));

test('only below', async (t) => {
  await t.test('first', run('first'));
  await t.test('second', { only: true }, run('second'));
  await t.test('third', run('third'));
});
test('runOnly', async (t) => {
  t.runOnly(true);
  await t.test('out', run('out'));
  await t.test('in', { only: true }, run('in'));
});
test('of arguments', { name: 'of options', fn: run('fn of options') }, run('fn of arguments'));
test({ name: 'named by options' });
describe({ name: 'suite', fn: () => void it({ fn: function named() {} }) });
test('before', async (t) => {
  t.before(run('before'));
  ran.push('body');
  await t.test('child', run('child'));
});
test('before fails', (t) => {
  t.before(() => {
    throw new Error('of before');
  });
});
describe('beforeEach fails', () => {
  test.beforeEach(() => {
    throw new Error('of beforeEach');
  });
  test.afterEach((t) => ran.push(`${t.error.message} ${t.error.failureType} ${t.error.cause.message}`));
  it('child', () => {});
});
const object = { method: () => 'original' };
const mocked = test.mock.method(object, 'method', () => 'mock');
test.mock.restoreAll();
ran.push(`${object.method()} ${mocked()}`);
for (const work of [() => test.mock.method(), () => test.mock.timers.enable({ now: 'x' })]) {
  try {
    work();
  } catch (error) {
    ran.push(error.message);
  }
}
