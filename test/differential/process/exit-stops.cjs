// Nothing runs after process.exit, not even finally.
process.on('exit', (code) => console.log('exit', code));
try {
  setTimeout(() => console.log('timer'), 0);
  process.nextTick(() => console.log('tick'));
  process.exit();
} finally {
  console.log('finally');
}
