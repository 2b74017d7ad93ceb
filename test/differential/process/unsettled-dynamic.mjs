process.exitCode = 0;
process.on('exit', () => {
  process.exitCode = 42;
});
const { promise } = Promise.withResolvers();
import('data:text/javascript,await new Promise(() => {})');
console.log(typeof (await
  promise));
