// The report shows the throw, the stack where the error was made.
const made = new Error('made here');
process.nextTick(() => {
  const again = () => {
    throw made;
  };
  again();
});
