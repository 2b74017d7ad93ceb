var plain = 1; module.exports = [plain];
