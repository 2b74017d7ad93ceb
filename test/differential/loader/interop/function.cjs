module.exports = function main() {}; module.exports.helper = "helper";
