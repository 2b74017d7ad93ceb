// What console and the module loader publish.
import channels from 'node:diagnostics_channel';
import fs from 'node:fs';
import { createRequire } from 'node:module';

const lines = [];
const log = (...args) => lines.push(args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' '));
const require = createRequire(import.meta.url);
for (const name of ['log', 'info', 'warn', 'error', 'debug', 'table', 'trace', 'dir', 'assert', 'group', 'count']) {
  channels.subscribe(`console.${name}`, (message, channel) =>
    log(
      String(channel),
      message.map((x) => String(x).split('\n')[0]),
    ),
  );
}
console.log('a %s', 1, { x: 1 });
console.info('i');
console.warn('w');
console.error('e');
console.debug('d');
console.table([1]);
console.dir({});
console.group('g');
console.groupEnd();
console.assert(false, 'as');
console.count();
new console.Console(process.stdout).log('own');
const own = import.meta.url.slice(0, import.meta.url.lastIndexOf('/'));
const strip = (value) => String(value).replace(own, '').replace(own.slice(7), '');
for (const name of ['module.require', 'module.import']) {
  const show = (event) => (m) =>
    log(
      name,
      event,
      Object.keys(m),
      strip(m.parentFilename ?? m.parentURL),
      strip(m.id ?? m.url),
      typeof m.result,
      m.error?.code ?? '',
    );
  channels
    .tracingChannel(name)
    .subscribe(Object.fromEntries(['start', 'end', 'asyncStart', 'asyncEnd', 'error'].map((e) => [e, show(e)])));
}
require('path');
require('node:os');
try {
  require('./nope');
} catch {}
try {
  require(5);
} catch (error) {
  log(error.code);
}
await import('path');
await import('./nope.mjs').catch((error) => log(error.code));
await import('data:text/javascript,import "path"; export default 1');
fs.writeSync(1, `${lines.join('\n')}\n`);
