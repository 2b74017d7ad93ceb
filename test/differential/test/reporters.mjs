import { Readable } from 'node:stream';
import reporters, { dot, junit, lcov, spec, tap } from 'node:test/reporters';

const place = { line: 3, column: 5, file: `${process.cwd()}/somewhere/program.mjs` };
const failure = (cause, failureType = 'testCodeFailure', message = cause?.message ?? String(cause)) => {
  const error = new Error(message, { cause });
  error.stack = `Error: ${message}`;
  return Object.assign(error, { code: 'ERR_TEST_FAILURE', failureType });
};
const plain = (message, fields) => {
  const error = Object.assign(new TypeError(message), fields);
  error.stack = `TypeError: ${message}\n    at first (file:///somewhere/program.mjs:1:2)\n    at file:///somewhere/program.mjs:3:4`;
  return error;
};
const start = (name, nesting, type = 'test') => ({ type: 'test:start', data: { name, nesting, type, ...place } });
const end = (kind, name, nesting, testNumber, more = {}, details = {}) => ({
  type: `test:${kind}`,
  data: { name, nesting, testNumber, ...place, details: { duration_ms: 1.5, type: 'test', ...details }, ...more },
});
const events = [
  start('passes', 0),
  end('pass', 'passes', 0, 1),
  start('fails', 0),
  end('fail', 'fails', 0, 2, {}, { error: failure(plain('a\nb', { code: 'E_X' })) }),
  start('assertion', 0),
  end('fail', 'assertion', 0, 3, {}, {
    error: failure(plain('not equal', { code: 'ERR_ASSERTION', expected: { a: [1] }, actual: 'x', operator: 'strictEqual' })),
  }),
  start('skipped', 0),
  end('pass', 'skipped', 0, 4, { skip: true }),
  start('skipped for # a reason', 0),
  end('pass', 'skipped for # a reason', 0, 5, { skip: 'because # of\\that' }),
  start('to do', 0),
  end('fail', 'to do', 0, 6, { todo: 'later' }, { error: failure('a text') }),
  start('suite', 0, 'suite'),
  start('inner', 1),
  end('pass', 'inner', 1, 1),
  { type: 'test:diagnostic', data: { nesting: 1, message: 'inner diagnostic', level: 'info', ...place } },
  start('inner failure', 1),
  end('fail', 'inner failure', 1, 2, {}, { error: failure('test timed out after 5ms', 'testTimeoutFailure') }),
  { type: 'test:plan', data: { nesting: 1, count: 2 } },
  end('fail', 'suite', 0, 7, {}, { type: 'suite', error: failure('1 subtest failed', 'subtestsFailed') }),
  { type: 'test:plan', data: { nesting: 0, count: 7 } },
  { type: 'test:diagnostic', data: { nesting: 0, message: 'tests 9', level: 'info' } },
];
const stable = (text) => text.replaceAll(process.cwd(), '').replace(/timestamp="[^"]*"/g, 'timestamp').replace(/hostname="[^"]*"/g, 'hostname');
for (const [name, reporter] of Object.entries({ tap, dot, junit })) {
  let text = '';
  for await (const part of reporter(Readable.from(events))) text += part;
  console.log(`== ${name}\n${stable(text)}`);
}
for (const [name, create] of Object.entries({ spec, lcov })) {
  let text = '';
  for await (const part of Readable.from(events).compose(create())) text += part;
  console.log(`== ${name}\n${text}`);
}
console.log(Object.keys(reporters), spec.name, spec.length, lcov.name, new spec() instanceof Readable);
