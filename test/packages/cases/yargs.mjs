import yargs from 'yargs';
import { hideBin, Parser } from 'yargs/helpers';

const make = () => yargs().scriptName('tool').exitProcess(false).locale('en').wrap(80)
  .command('serve <port> [host]', 'serve it', (y) => y.positional('port', { type: 'number' }).option('quiet', { alias: 'q', type: 'boolean', default: false }), (argv) => console.log('serve', argv))
  .command('add', 'add things', (y) => y.array('names').demandOption('names'), async ({ names }) => console.log('add', names))
  .option('level', { choices: ['low', 'high'], describe: 'how much', group: 'Tuning:' }).count('verbose').alias('v', 'verbose')
  .coerce('json', JSON.parse).implies('a', 'b').strictCommands().epilogue('the end').example('$0 serve 80', 'starts').version('9.9.9')
  .fail((message, error) => { throw new Error(`fail: ${message ?? error.message}`); });
console.log(await make().getHelp());
for (const line of ['serve 8080 example.org -q -vvv', 'serve 80 --level high --json {"a":[1]} --x.y=1 --no-z', 'add --names a b c', 'add', 'serve', 'bogus', 'serve 80 --level mid', 'serve 80 --a 1']) {
  try {
    const argv = await make().parse(line.split(' '));
    console.log(line, argv);
  } catch (error) {
    console.log(line, error.message);
  }
}
console.log(Parser('--foo=99 --bar 9.5 -abc --no-w pos -- rest --x', { boolean: ['a'], configuration: { 'populate--': true } }), hideBin(['node', 'file', '--x']));
