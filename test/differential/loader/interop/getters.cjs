Object.defineProperty(exports, 'throwing', { enumerable: true, get: function () { throw new Error('getter'); } });
Object.defineProperty(exports, 'lazy', { enumerable: true, get: function () { return module.id.length > 0; } });
exports.throwing2 = 1;
