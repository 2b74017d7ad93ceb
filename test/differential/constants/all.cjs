const constants = require('node:constants');
console.log(Object.keys(constants).join(' '));
console.log(JSON.stringify(constants), Object.isFrozen(constants), Object.getPrototypeOf(constants) === Object.prototype);
process.on('warning', (w) => console.log(w.name, w.code, w.message));
console.log(require('node:sys') === require('node:util'));
