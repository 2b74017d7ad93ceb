var await = 1; module.exports = [await];
