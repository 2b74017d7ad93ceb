exports.x = 1; throw new RangeError("from a module");
