// A listener of uncaughtException hears of each; the last one is not caught.
let count = 0;
process.on('uncaughtException', (error, origin) => {
  console.log(typeof error, error, origin);
  if (++count === 2) throw 'from the listener';
});
setImmediate(() => {
  throw null;
});
setTimeout(() => {
  throw undefined;
}, 20);
