const a = require('./cycle-a.cjs');
exports.seen = Object.keys(a);
exports.missing = a.after;
exports.own = a.hasOwnProperty('before');
exports.later = () => Object.getPrototypeOf(a) === Object.prototype;
