const { Writable } = require('node:stream');
const pino = require('pino');

const sink = { write: (line) => console.log('sink', line.trimEnd()) };
const logger = pino({ base: { app: 'x' }, timestamp: false, level: 'debug', redact: { paths: ['user.password', 'list[*].key'], censor: '***' }, serializers: { err: ({ name, message }) => ({ name, message }) }, formatters: { level: (name, number) => ({ severity: name, number }) }, mixin: () => ({ mixed: 1 }) }, sink);
logger.info('hello %s %d %j', 'world', 5, { a: 1 });
logger.warn({ user: { name: 'Ada', password: 'p' }, list: [{ key: 1 }, { key: 2 }] }, 'redacted');
logger.error(new TypeError('broken'));
logger.error({ err: new Error('inner') }, 'with message');
logger.trace('never');
const child = logger.child({ request: 7 }, { level: 'error', msgPrefix: '[child] ' });
child.info('no');
child.fatal({ big: 10n, undef: undefined, nested: { date: new Date(0) } }, 'yes');
console.log(logger.level, logger.levelVal, logger.isLevelEnabled('trace'), child.bindings(), pino.levels.labels, pino.symbols !== undefined);
logger.level = 'silent';
logger.fatal('silent');
const stream = pino.multistream([{ stream: new Writable({ write: (chunk, _encoding, done) => { console.log('multi', String(chunk).trim()); done(); } }) }, { level: 'error', stream: sink }]);
const many = pino({ base: null, timestamp: pino.stdTimeFunctions.nullTime, customLevels: { loud: 55 }, messageKey: 'text', nestedKey: 'data' }, stream);
many.info({ a: 1 }, 'one');
many.loud('two');
try {
  pino({ level: 'nope' }, sink);
} catch (error) {
  console.log(error.name, error.message);
}
