const os = require('node:os');
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f()));
  } catch (e) {
    console.log('!', e.name, e.code, e.message, inspect(e.info));
  }
};
process.env.TMPDIR = '/a/b/';
t(() => os.tmpdir());
process.env.TMPDIR = '/';
t(() => os.tmpdir());
process.env.TMPDIR = '';
process.env.TMP = '/t';
t(() => os.tmpdir());
delete process.env.TMP;
delete process.env.TMPDIR;
process.env.TEMP = '/q/';
t(() => os.tmpdir());
delete process.env.TEMP;
t(() => os.tmpdir());
process.env.HOME = '/h';
delete process.env.HOME;

t(() => os.constants);
t(() => Object.getOwnPropertyDescriptors(os.constants));
t(() =>
  Object.keys(os)
    .map((k) => [
      k,
      os[k].name,
      os[k].length,
      typeof os[k][Symbol.toPrimitive],
      typeof os[k] === 'function' ? (k === 'setPriority' ? '' : typeof os[k]()) : '',
    ])
    .filter((r) => r[0] !== 'setPriority'),
);

t(() => Object.keys(os.cpus()[0]).concat(Object.keys(os.cpus()[0].times)));
t(() => os.networkInterfaces().lo);
t(() => [os.arch(), os.platform(), os.type(), os.endianness(), os.machine(), os.devNull, JSON.stringify(os.EOL)]);
t(() => [os.freemem() > 0, os.totalmem() >= os.freemem(), os.uptime() > 0, os.loadavg().length]);
t(() => Object.keys(os.userInfo()));
t(() => Object.getPrototypeOf(os.userInfo()));
t(() => Buffer.isBuffer(os.userInfo({ encoding: 'buffer' }).username));
