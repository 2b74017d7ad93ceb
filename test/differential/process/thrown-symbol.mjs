// Out of nested finally blocks; a symbol has no text.
try {
  try {
    throw Symbol('s');
  } finally {
    console.log(1);
  }
} finally {
  console.log(2);
}
