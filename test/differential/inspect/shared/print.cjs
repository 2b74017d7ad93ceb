const { inspect } = require('util');

/** Prints a value as `inspect` shows it. */
exports.print = (...a) => {
  try {
    console.log(inspect(...a));
  } catch (e) {
    console.log('THROWS', e.name, e.message);
  }
};
