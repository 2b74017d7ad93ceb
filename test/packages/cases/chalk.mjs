import chalk, { Chalk, backgroundColorNames, chalkStderr, colorNames, modifierNames, supportsColor } from 'chalk';

console.log(chalk.level, supportsColor, chalkStderr.level, chalk.red('plain'));
for (const level of [0, 1, 2, 3]) {
  const own = new Chalk({ level });
  console.log([own.red.bold('red bold'), own.hex('#ff8800').underline('orange'), own.bgRgb(10, 20, 30).ansi256(200)('deep'), own.visible('seen')].map((text) => JSON.stringify(text)));
}
const color = new Chalk({ level: 1 });
console.log(JSON.stringify(color.green(`a ${color.blue('b')} c\nd`)), JSON.stringify(color`x`), JSON.stringify(color.red('a', 1, null)), JSON.stringify(color.red('')));
console.log(modifierNames.length, colorNames.length, backgroundColorNames.slice(0, 3), typeof color.red.bold.inverse, color.reset.dim.level);
try {
  new Chalk({ level: 9 });
} catch (error) {
  console.log(error.name, error.message);
}
