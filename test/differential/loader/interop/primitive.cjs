module.exports = 42; exports.lost = 1;
