// Printing, groups, counts, assertions, dir.
const util = require('node:util');
const { Console, k, show, stderr, stdout } = require('./shared/recorder.cjs');

show('log', () => {
  k.log();
  k.log('a', 'b');
  k.log('%s', 'x');
  k.log({ a: 1 });
  k.log(null, undefined);
  k.info('i');
  k.debug('d');
  k.warn('w');
  k.error('e');
  k.log('multi\nline');
  k.log('%');
  k.log('100%', 5);
  k.log('');
  k.log(-0, [undefined], Symbol('s'));
});
show('group', () => {
  k.group('G1', 'G2');
  k.log('in\nner');
  k.error('ee');
  k.group();
  k.log('deep');
  k.groupEnd();
  k.groupEnd();
  k.groupEnd();
  k.log('out');
  k.groupCollapsed('gc');
  k.log({ a: 'x'.repeat(70), b: 1 });
  k.dir({ a: 'x'.repeat(80) });
  k.table([1]);
  k.groupEnd();
});
show('assert', () => {
  k.assert(true, 'no');
  k.assert(false);
  k.assert(false, 'msg %s', 5);
  k.assert(false, { a: 1 });
  k.assert();
  k.assert(0, 'x', 'y');
  k.assert(false, Symbol('q'));
  k.assert(null, '%d%%', 5);
});
show('count', () => {
  k.count();
  k.count();
  k.count('x');
  k.count(5);
  k.count(undefined);
  k.count(null);
  k.countReset();
  k.count();
  k.countReset('x');
  k.count('x');
  k.count('%s');
});
show('dir', () => {
  k.dir({ a: { b: { c: { d: 1 } } } });
  k.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
  k.dir('s');
  k.dir({ a: 1 }, { colors: true });
  k.dir({
    [util.inspect.custom]() {
      return 'custom';
    },
  });
  k.dir(
    {
      [util.inspect.custom]() {
        return 'custom';
      },
    },
    { customInspect: true },
  );
  k.dir(1, 2, 3);
  k.dir();
  k.dirxml({ a: { b: { c: { d: 1 } } } }, 'x', 5);
});
show('trace', () => {
  k.trace('t %s', 5);
  k.trace();
  k.trace({ a: 1 });
  err = err
    .split('\n')
    .filter((line) => !line.startsWith('    at '))
    .join('|');
});
show('clear', () => k.clear());
show('one stream', () => new Console(stdout).error('x'));
show('indentation', () => {
  const q = new Console({ stdout, groupIndentation: 1, inspectOptions: { depth: 0 } });
  q.group('g');
  q.log({ a: { b: 1 } });
  q.error('e');
});
show('colors', () => {
  const q = new Console({ stdout, colorMode: true });
  q.log({ a: 1 }, 's', 5);
  q.log('%s %d %o', 1, 2, { a: 1 });
  q.table([1]);
  q.dir({ a: 1 });
});
show('per stream', () => {
  const q = new Console({ stdout, stderr, inspectOptions: new Map([[stdout, { depth: 0 }]]) });
  q.log({ a: { b: 1 } });
  q.error({ a: { b: 1 } });
});
show('tty', () => {
  const tty = { ...stdout, isTTY: true, getColorDepth: () => 8 };
  const q = new Console({ stdout: tty, stderr });
  q.log({ a: 1 });
  q.error({ a: 1 });
  q.clear();
  new Console({ stdout: { ...tty, getColorDepth: () => 1 } }).log({ a: 1 });
});
show('errors ignored', () =>
  new Console({
    stdout: {
      ...stdout,
      write() {
        throw new Error('write failed');
      },
    },
  }).log('x'),
);
show('errors kept', () =>
  new Console({
    stdout: {
      ...stdout,
      write() {
        throw new Error('write failed');
      },
    },
    ignoreErrors: false,
  }).log('x'),
);
console.log('to stdout', { a: 1 });
console.info('info');
console.debug('debug');
console.error('to stderr', [1]);
console.warn('warn');
console.group('group');
console.log('inside\nlines');
console.error('inside');
console.groupEnd();
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.assert(false, 'assertion');
console.count();
console.table([{ a: 1 }]);
console.log();
for (const options of [
  { colorMode: 'auto', inspectOptions: { colors: true } },
  { inspectOptions: { colors: true } },
  { colorMode: true, inspectOptions: { colors: undefined } },
  { colorMode: 'auto', inspectOptions: new Map([[stdout, { colors: true }]]) },
])
  show('pair', () => new Console({ stdout, ...options }).log({ a: 1 }));
show('replaced stream', () => {
  const q = new Console({ stdout: stderr });
  q._stdout = stdout;
  q.log('x');
  q._stderr = stdout;
  q.error('y');
});
