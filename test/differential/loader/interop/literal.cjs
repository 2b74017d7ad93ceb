const b = 2; module.exports = { a: 1, b, "c d": 3, ...{ spread: 4 }, e() {}, [`f`]: 6 };
