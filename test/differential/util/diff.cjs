// util.diff.
const util = require('node:util');
const show = (label, run) => {
  try {
    console.log(label, util.inspect(run(), { depth: 9, breakLength: 200 }));
  } catch (error) {
    console.log(label, 'THREW', error.name, error.code, JSON.stringify(error.message));
  }
};

let seed = 3;
const below = (limit) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * limit);
};
const text = () => Array.from({ length: below(12) }, () => 'abc'[below(3)]).join('');
for (let i = 0; i < 200; i++) {
  const a = text();
  const b = text();
  console.log(a, b, JSON.stringify(util.diff(a, b)));
}
console.log(util.diff(['x', 'y', 'z'], ['y', 'z', 'w']), util.diff('a\nb', 'a\nc'), util.diff('a', 'a'), util.diff(['a'], 'a'));
