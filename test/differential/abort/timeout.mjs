const log = (...args) => console.log(...args);
async function show(label, run) {
  try {
    log(label, await run());
  } catch (error) {
    log(label, 'threw', error?.constructor?.name, error?.name, error?.code, error?.message ?? error);
  }
}
const signal = AbortSignal.timeout(3);
log(signal instanceof AbortSignal, signal.aborted, signal.reason);
const hold = setTimeout(() => {}, 1000);
await new Promise((resolve) => {
  signal.addEventListener('abort', (event) => {
    log(
      event.type,
      event.isTrusted,
      signal.reason.name,
      signal.reason.message,
      signal.reason.code,
      signal.reason instanceof DOMException,
    );
    resolve();
  });
});
clearTimeout(hold);
await show('throwIfAborted', () => signal.throwIfAborted());
for (const value of [undefined, null, -1, 1.5, NaN, Infinity, '1', {}, 2 ** 32, 2 ** 53, [], true, 1n])
  await show(typeof value, () => AbortSignal.timeout(value).aborted);
await show('none', () => AbortSignal.timeout());
const zero = AbortSignal.timeout(0);
log(zero.aborted);
await new Promise((resolve) => setTimeout(resolve, 10));
log(zero.aborted, zero.reason.name);
// A pending timeout does not keep the program alive.
AbortSignal.timeout(60_000).addEventListener('abort', () => log('never'));
