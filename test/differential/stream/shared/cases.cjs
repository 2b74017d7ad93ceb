// What the cases of streams have in common: named cases that run one after the other and say what is emitted and called.
const { Writable } = require('node:stream');
const log = (...values) => console.log(...values);
const text = (value) => (value instanceof Error ? `${value.name} ${value.code} ${value.message}` : value);
const brief = (value) => {
  if (value instanceof Error) return text(value);
  return typeof value === 'object' && value !== null ? value.constructor.name : String(value);
};
const watch = (
  name,
  emitter,
  events = ['close', 'error', 'end', 'finish', 'pause', 'resume', 'drain', 'prefinish', 'pipe', 'unpipe'],
) => {
  for (const event of events) emitter.on(event, (...values) => log(name, event, ...values.map(brief)));
  return emitter;
};
const sleep = (ms = 5) => new Promise((resolve) => setTimeout(resolve, ms));
process.on('uncaughtException', (error) => log('UNCAUGHT', text(error)));
const cases = [];
const test = (name, run) => cases.push([name, run]);
const sink = () =>
  new Writable({
    objectMode: true,
    write(chunk, encoding, callback) {
      log('sink', String(chunk));
      callback();
    },
  });
async function run() {
  for (const [name, body] of cases) {
    log(`=== ${name}`);
    try {
      await body();
    } catch (error) {
      log('THROWN', text(error));
    }
    await sleep(15);
  }
}
setImmediate(run);
module.exports = { brief, log, sink, sleep, test, text, watch };
