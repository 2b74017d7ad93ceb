const { Writable } = require('node:stream');
const winston = require('winston');

const { combine, label, printf, colorize, splat, errors, json, simple, prettyPrint } = winston.format;
const sink = new Writable({ write: (chunk, _encoding, done) => { console.log('sink', String(chunk).trimEnd()); done(); } });
const logger = winston.createLogger({
  level: 'debug',
  defaultMeta: { service: 'shop' },
  format: combine(errors({ stack: false }), splat(), winston.format((info) => (info.secret ? false : info))(), json()),
  transports: [new winston.transports.Console({ format: combine(label({ label: 'app' }), printf(({ level, message, label: name, ...rest }) => `[${name}] ${level}: ${message} ${JSON.stringify(rest)}`)) }), new winston.transports.Stream({ stream: sink, level: 'warn' })],
});
logger.info('hello %s, %d', 'world', 5, { extra: true });
logger.warn({ message: 'object', code: 7 });
logger.debug('hidden?', { secret: true });
logger.silly('never');
logger.error(new Error('broken'));
const child = logger.child({ request: 'r1' });
child.info('from child');
console.log(logger.isDebugEnabled(), logger.isLevelEnabled('silly'), winston.config.npm.levels, logger.transports.map(({ name }) => name));
console.log(JSON.stringify(colorize({ all: true }).transform({ level: 'info', message: 'm', [Symbol.for('level')]: 'info' }, { all: true })));
console.log(simple().transform({ level: 'info', message: 'm', a: 1 })[Symbol.for('message')], prettyPrint().transform({ level: 'info', message: 'm' })[Symbol.for('message')]);
const custom = winston.createLogger({ levels: { alert: 0, note: 1 }, level: 'note', transports: [new winston.transports.Stream({ stream: sink })] });
custom.alert('custom level');
custom.on('finish', () => console.log('finished'));
custom.end();
