try {
  exports.result = require('./cycle-start.mjs');
} catch (error) {
  exports.result = `${error.code} ${error.message}`;
}
