// An object shows itself, and where it was thrown.
setTimeout(() => {
  if (true) throw { a: 1, nested: { b: [2] } };
}, 1);
