module.exports = [typeof require];
