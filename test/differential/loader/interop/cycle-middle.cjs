try {
  exports.result = require('./cycle-imports-middle.mjs');
} catch (error) {
  exports.result = `${error.code} ${error.message}`;
}
