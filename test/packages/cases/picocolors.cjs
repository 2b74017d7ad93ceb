const pc = require('picocolors');

console.log(pc.isColorSupported, Object.keys(pc).length, pc.red('plain'));
const colors = pc.createColors(true);
for (const name of Object.keys(colors)) if (typeof colors[name] === 'function' && name !== 'createColors') console.log(name, JSON.stringify(colors[name](name)));
console.log(JSON.stringify(colors.bold(`a ${colors.dim('b')} c`)), JSON.stringify(colors.red(colors.blue('x') + 'y')), JSON.stringify(colors.green(5)), JSON.stringify(colors.red(undefined)));
console.log(pc.createColors(false).bgRed('none'), typeof pc.createColors);
