// Errors that Error.prepareStackTrace makes do not come to it again.
const seen = [];
Error.prepareStackTrace = (error) => {
  seen.push(error.message);
  return `prepared: ${String(new Error('inner').stack).split('\n')[0]}`;
};
console.log(new Error('outer').stack, seen);
Error.prepareStackTrace = () => {
  try {
    null.x;
  } catch (error) {
    return error.stack.split('\n')[0];
  }
};
console.log(new Error('outer').stack);
Error.prepareStackTrace = () => {
  throw new Error('from inside');
};
const failing = new Error('failing');
try {
  console.log(failing.stack);
} catch (error) {
  Error.prepareStackTrace = undefined;
  console.log(error.message);
}
console.log(new Error('default again').stack.split('\n')[0]);
Error.prepareStackTrace = (_error, trace) => [trace.length > 0, Buffer.from('ok').toString()];
console.log(new Error('sites').stack);
