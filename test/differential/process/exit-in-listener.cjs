// process.exit inside an exit listener.
process.on('exit', (code) => {
  console.log('exit', code);
  if (code === 2) process.exit(4);
});
process.exit('2');
