import test, { describe, it } from 'node:test';
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
test('left out', () => console.log('must not run'));
test.only('chosen', async (t) => {
  await t.test('child', () => {});
});
describe('suite', () => {
  it('left out too', () => console.log('must not run'));
  it.only('chosen in a suite', () => {});
});
describe.only('whole suite', () => {
  it('one', () => {});
  it('two', () => {});
});
