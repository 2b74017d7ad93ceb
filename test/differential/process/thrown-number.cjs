// A value that is no error, out of a function that is gone when nobody has caught it.
function fail() {
  throw 5;
}
fail();
