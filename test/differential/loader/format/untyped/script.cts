module.exports = [1 as number];
