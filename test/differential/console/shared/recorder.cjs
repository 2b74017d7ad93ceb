// A console whose output is kept, and shown for each piece of work that writes to it.
const { Console } = require('node:console');
let out = '';
let err = '';
const streamOf = (write) => ({ write, once() {}, removeListener() {}, listenerCount: () => 0 });
const stdout = streamOf((chunk) => {
  out += chunk;
});
const stderr = streamOf((chunk) => {
  err += chunk;
});
const show = (label, run) => {
  out = '';
  err = '';
  try {
    run();
    console.log(label, JSON.stringify(out), JSON.stringify(err));
  } catch (error) {
    console.log(label, 'THREW', error.name, error.code, error.message);
  }
};
const k = new Console({ stdout, stderr });

module.exports = { Console, k, show, stderr, stdout };
