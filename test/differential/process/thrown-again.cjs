// Thrown again by the program, and by a finally, which is no throw of its own.
function deep() {
  try {
    null.x;
  } catch (error) {
    error.message += '!';
    throw error;
  }
}
function outer() {
  try {
    deep();
  } finally {
    console.log('finally');
  }
}
outer();
