import { Argument, Command, InvalidArgumentError, Option } from 'commander';

const make = () => {
  const program = new Command();
  program.name('tool').description('A tool').version('1.2.3').exitOverride()
    .configureOutput({ writeOut: (text) => console.log('out:', text), writeErr: (text) => console.log('err:', text) })
    .option('-v, --verbose', 'say more').option('-p, --port <number>', 'port', (value) => { const port = Number(value); if (Number.isNaN(port)) throw new InvalidArgumentError('Not a number.'); return port; }, 80)
    .addOption(new Option('-c, --color [when]', 'colour').choices(['always', 'never']).default('always').env('COLOR'))
    .option('--no-cache', 'no cache').option('-l, --list <items...>', 'several');
  program.command('build').alias('b').description('build it').argument('<file>', 'the file').argument('[others...]', 'more').option('-w, --watch')
    .action((file, others, options, command) => console.log('build', file, others, options, command.optsWithGlobals()));
  program.command('deploy').addArgument(new Argument('<target>', 'where').choices(['test', 'live'])).requiredOption('-k, --key <key>', 'the key').action(async (target, { key }) => console.log('deploy', target, key));
  return program;
};
console.log(make().helpInformation());
for (const line of ['build a.js b.js -w -p 8080', 'b x --no-cache -c never --list 1 2 3', 'deploy live -k secret', '--version', 'build', 'deploy nowhere -k x', 'deploy live', '-p abc build x', '--bogus', 'biuld', 'help build', '-c maybe build x']) {
  try {
    const program = await make().parseAsync(line.split(' '), { from: 'user' });
    console.log(line, program.opts(), program.args);
  } catch (error) {
    console.log(line, error.name, error.code, error.exitCode, error.message);
  }
}
console.log(process.argv.length, new Command('x').option('-a').argument('[rest...]').parse(['node', 'x', '-a', '--', '-b']).args);
