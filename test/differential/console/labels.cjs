// Labels of timers and counters; what is missing is warned about.
const written = [];
const write = process.stdout.write;
const capture = (run) => {
  process.stdout.write = (chunk) => {
    written.push(chunk.replace(/[\d.]+(ms|s)/, 'N$1'));
    return true;
  };
  try {
    run();
  } finally {
    process.stdout.write = write;
  }
};
process.on('warning', (warning) => console.log('warning', warning.name, warning.code, warning.message));
capture(() => {
  console.time();
  console.timeEnd();
  console.time('x');
  console.timeLog('x', 'more', { a: 1 });
  console.timeEnd('x');
  console.time(5);
  console.timeEnd('5');
  console.time('%s');
  console.timeEnd('%s');
  console.time(null);
  console.timeEnd(null);
});
console.log(written.join(''));
console.time('twice');
console.time('twice');
console.timeEnd('nope');
console.timeLog('nope2');
console.countReset('nope3');
console.timeEnd();
console.timeLog();
try {
  console.time(Symbol());
} catch (error) {
  console.log(error.name);
}
try {
  console.count(Symbol());
} catch (error) {
  console.log(error.name);
}
