exports.before = 1;
const b = require('./cycle-b.cjs');
exports.after = 2;
exports.b = b;
exports.restored = Object.getPrototypeOf(exports) === Object.prototype;
