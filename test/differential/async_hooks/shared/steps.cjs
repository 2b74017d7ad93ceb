/** One program at a time, each in a context of its own name; `log` notes the context at a place. */
const { AsyncLocalStorage } = require('async_hooks');

process.removeAllListeners('warning');
const als = new AsyncLocalStorage();
const context = () => String(als.getStore());
let chain = Promise.resolve();

exports.als = als;
exports.tick = (ms = 1) => new Promise((resolve) => setTimeout(resolve, ms));

exports.step = (name, run) => {
  chain = chain.then(() =>
    als.run(name, async () => {
      const places = [];
      const log = (place) => places.push(`${place}:${context()}`);
      try {
        await run(log);
      } catch (error) {
        places.push(`ERR ${error.message}`);
      }
      console.log(name, places.join(' '), `| after ${context()}`);
    }),
  );
};

exports.end = () => {
  chain.then(() => console.log('end', context()));
  process.on('beforeExit', () => console.log('beforeExit', context()));
  process.on('exit', () => console.log('exit', context()));
};
