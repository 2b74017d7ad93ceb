exports.one = 1;
module.exports.two = 2;
exports['three four'] = 3;
exports.default = 'a default';
if (false) exports.never = 1;
const hidden = 'com' + 'puted';
exports[hidden] = 4;
