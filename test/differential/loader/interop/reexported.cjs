exports.fromPlain = require('./plain.cjs').one;
__exportStar(require('./literal-name.cjs'), exports);
function __exportStar(from, to) { for (const key of Object.keys(from)) to[key] = from[key]; }
