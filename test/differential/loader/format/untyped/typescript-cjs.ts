const x: number = 1; module.exports = [x, __filename.length > 0];
