const dns = require('node:dns');
const { promisify } = require('node:util');

// Addresses, no name at all, and the one name that every machine has. The list of all its addresses is the machine's.
const attempt = (label, action) => {
  try {
    const made = action();
    console.log(label, 'ok', made?.constructor.name, Object.keys(made ?? {}).join());
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
};
const lookup = (...args) =>
  attempt(`lookup(${args.map((arg) => (typeof arg === 'function' ? 'fn' : JSON.stringify(arg))).join()})`, () =>
    dns.lookup(...args),
  );
const no = () => {};
lookup();
lookup('a');
lookup('a', 1);
lookup('a', {}, 1);
lookup(1, no);
lookup({}, no);
lookup('a', { family: 5 }, no);
lookup('a', { family: 'IPv5' }, no);
lookup('a', { hints: 1 }, no);
lookup('a', { hints: 'x' }, no);
lookup('a', { all: 1 }, no);
lookup('a', { verbatim: 1 }, no);
lookup('a', { order: 'x' }, no);
lookup('a', 'x', no);
lookup('a', 7, no);
const lines = [];
const answer =
  (label) =>
  (error, ...values) =>
    lines.push(`${label} ${error && error.code} ${JSON.stringify(values)}`);
dns.lookup('127.0.0.1', answer('a v4'));
dns.lookup('127.0.0.1', 6, answer('b v4 as 6'));
dns.lookup('::1', answer('c v6'));
dns.lookup('::1', { all: true }, answer('d v6 all'));
dns.lookup('10.1.2.3', { all: true, family: 4, hints: dns.ADDRCONFIG | dns.V4MAPPED }, answer('e other'));
dns.lookup('', answer('f empty'));
dns.lookup(null, { all: true }, answer('g null all'));
dns.lookup(null, 6, answer('h null 6'));
lookup('localhost', answer('i localhost'));
dns.lookup('localhost', 4, answer('j localhost 4'));
dns.lookup('LocalHost', { family: 'IPv4', all: true }, answer('k localhost all of 4'));
dns.lookup('localhost', { order: 'ipv4first' }, answer('l order'));
dns.lookupService('127.0.0.1', 22, answer('m service'));
dns.lookupService('127.0.0.1', 40_001, answer('n service'));
for (const args of [['x', 22, no], ['127.0.0.1', 1e6, no], ['127.0.0.1'], ['127.0.0.1', 1, 2]]) {
  attempt(`lookupService ${args.length}`, () => dns.lookupService(...args));
}
const promised = [
  [],
  [null],
  [''],
  ['127.0.0.1'],
  ['::1', 4],
  ['::1', { all: true }],
  [null, { all: true }],
  [undefined, 6],
  ['localhost', 4],
];
for (const [index, args] of promised.entries()) {
  dns.promises.lookup(...args).then(
    (value) => lines.push(`p${index} ${JSON.stringify(value)}`),
    (error) => lines.push(`p${index} ${error.code}`),
  );
}
promisify(dns.lookup)('127.0.0.1').then((value) => lines.push(`q ${JSON.stringify(value)}`));
dns.promises.lookupService('127.0.0.1', 80).then((value) => lines.push(`r ${JSON.stringify(value)}`));
for (const args of [[1], ['a', { family: 9 }], ['a', { hints: 'x' }]]) attempt('promise', () => dns.promises.lookup(...args));
process.removeAllListeners('warning');
process.on('warning', (warning) => lines.push(`w ${warning.name} ${warning.code} ${warning.message}`));
const EXPECTED = 26;
(function show() {
  if (lines.length < EXPECTED) setImmediate(show);
  else for (const line of lines.sort()) console.log(line);
})();
