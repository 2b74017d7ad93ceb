module.exports = { ...require('./plain.cjs'), own: 1 };
exports.own = 1;
module.exports = require('./reexported.cjs');
module.exports.own = 'own';
