exports.self = (function () { return this === globalThis; })(); undeclared = 1; exports.undeclared = typeof undeclared;
