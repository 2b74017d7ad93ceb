// setUncaughtExceptionCaptureCallback.
process.setUncaughtExceptionCaptureCallback((error) => console.log('captured', error.message));
console.log(process.hasUncaughtExceptionCaptureCallback());
try {
  process.setUncaughtExceptionCaptureCallback(() => {});
} catch (error) {
  console.log(error.code, error.message);
}
process.on('uncaughtException', () => console.log('not this'));
setTimeout(() => console.log('later', process.hasUncaughtExceptionCaptureCallback()), 5);
throw new Error('x');
