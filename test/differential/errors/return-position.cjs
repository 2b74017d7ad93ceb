// A call behind `return` stands where the call stands, not the `return`.
function inner(fail = true) {
  if (fail) throw new Error('inner');
  return inner;
}
const object = { inner, get read() { return inner(); } };
const calls = {
  plain() {
    return inner();
  },
  method() {
    return object.inner(
      1,
    );
  },
  made() {
    return new inner();
  },
  getter() {
    return object.read;
  },
  twice() {
    return inner(false)(true);
  },
  conditional(a = true) {
    return a ? inner() : 0;
  },
  comma() {
    return 1, object
      .inner();
  },
  tagged() {
    return inner`x`;
  },
  missing() {
    return object.nothing();
  },
  arrow: () => inner(),
};
for (const [name, call] of Object.entries(calls)) {
  try {
    call();
  } catch (error) {
    console.log(name, error.message, error.stack.split('\n').slice(1, 3).map((line) => /:\d+:\d+/.exec(line)?.[0]));
  }
}
