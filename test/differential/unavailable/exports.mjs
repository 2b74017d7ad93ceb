// What each module exports, with names and lengths of functions.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
process.removeAllListeners('warning');
const modules =
  'repl inspector inspector/promises cluster trace_events wasi sea zlib http https http2 net tls dns dns/promises dgram ' +
  'child_process worker_threads sqlite crypto';
const differs = /^(?:http WebSocket|tls rootCertificates|crypto H|inspector\S* console|worker_threads locks)/;
for (const name of modules.split(' ')) {
  const exports = require(`node:${name}`);
  for (const key of Object.keys(exports).sort()) {
    const value = exports[key];
    if (differs.test(`${name} ${key}`)) continue;
    let text = `${name} ${key} ${typeof value}`;
    if (typeof value === 'function') text += ` ${value.name} ${value.length}`;
    else if (typeof value === 'object' && value !== null) text += ` ${Object.keys(value).length}`;
    else text += ` ${String(value)}`;
    console.log(text);
  }
}
class Agent extends require('node:http').Agent {}
console.log(new Agent() instanceof require('node:events'), new Agent().maxSockets);
console.log(Object.create(require('node:http').IncomingMessage.prototype) instanceof require('node:http').IncomingMessage);
console.log(require('node:http').ServerResponse.prototype instanceof require('node:http').OutgoingMessage);
console.log(Object.getPrototypeOf(require('node:tls').TLSSocket) === require('node:net').Socket);
console.log(JSON.stringify(require('node:http2').constants).length, JSON.stringify(require('node:sqlite').constants).length);
console.log(require('node:sea').isSea());
try {
  require('node:sea').getAsset('x');
} catch (e) {
  console.log(e.name, e.code, e.message);
}
