const log = (...args) => console.log(...args);
async function show(label, run) {
  try {
    log(label, await run());
  } catch (error) {
    const message = error instanceof TypeError && error.code === undefined ? '(engine)' : error?.message;
    log(label, 'threw', error?.constructor?.name, error?.name, error?.code, message ?? error);
  }
}
const a = new AbortController();
const b = new AbortController();
const any = AbortSignal.any([a.signal, b.signal]);
log(any instanceof AbortSignal, any.aborted, any.reason, any);
any.addEventListener('abort', (event) => log('any', event.type, event.isTrusted, any.reason, any.aborted));
any.onabort = () => log('onabort');
b.abort('from b');
a.abort('from a');
log(any.reason);

log(
  AbortSignal.any([]).aborted,
  AbortSignal.any(new Set([a.signal])).reason,
  AbortSignal.any([AbortSignal.abort('early'), a.signal]).reason,
);
const single = new AbortController();
log(AbortSignal.any([single.signal]) === single.signal);
const twice = AbortSignal.any([single.signal, single.signal]);
let calls = 0;
twice.addEventListener('abort', () => calls++);
single.abort();
log(calls, twice.reason === single.signal.reason);

// Sources first, then dependents, whatever the nesting (DOM, signal abort).
const source = new AbortController();
const order = [];
const first = AbortSignal.any([source.signal]);
const nested = AbortSignal.any([first, new AbortController().signal]);
const deepest = AbortSignal.any([nested, first, source.signal]);
deepest.addEventListener('abort', () =>
  order.push(['deepest', source.signal.aborted, first.aborted, nested.aborted, deepest.aborted]),
);
nested.addEventListener('abort', () =>
  order.push(['nested', source.signal.aborted, first.aborted, nested.aborted, deepest.aborted]),
);
source.signal.addEventListener('abort', () =>
  order.push(['source', source.signal.aborted, first.aborted, nested.aborted, deepest.aborted]),
);
first.addEventListener('abort', () =>
  order.push(['first', source.signal.aborted, first.aborted, nested.aborted, deepest.aborted]),
);
source.abort('why');
for (const entry of order) log(...entry);
log(deepest.reason, nested.reason);

for (const value of [undefined, null, 1, 'x', {}, () => {}]) await show('any', () => AbortSignal.any(value));
// The words differ between releases of Node 24: test/unit/web/abort/any.test.ts has them.
for (const value of [[1], [null], [{}], [{ aborted: false }], [undefined], [new EventTarget()]])
  await show('member', () => {
    try {
      return AbortSignal.any(value);
    } catch (error) {
      return [error.name, error.code, error instanceof TypeError];
    }
  });
await show('no argument', () => AbortSignal.any());
await show('throwing iterable', () =>
  AbortSignal.any({
    *[Symbol.iterator]() {
      yield a.signal;
      throw new RangeError('iterating');
    },
  }),
);

// A listener that throws does not keep the others from being told.
process.on('uncaughtException', (error) => log('uncaught', error.message));
const throwing = new AbortController();
const dependent = AbortSignal.any([throwing.signal]);
throwing.signal.addEventListener('abort', () => {
  throw new Error('in source');
});
dependent.addEventListener('abort', () => log('dependent told'));
throwing.abort();
log(dependent.aborted);
await new Promise((resolve) => setTimeout(resolve, 1));

const timed = AbortSignal.any([AbortSignal.timeout(2), new AbortController().signal]);
await new Promise((resolve) => {
  timed.onabort = resolve;
  setTimeout(() => {}, 50);
});
log(timed.reason.name, timed.reason.code, timed.reason.message);
