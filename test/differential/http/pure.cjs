const http = require('node:http');
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f(), { depth: 4 }));
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};

t(() => http.validateHeaderName('a b'));
t(() => http.validateHeaderName(''));
t(() => http.validateHeaderName(1));
t(() => http.validateHeaderName('a\n', 'Trailer name'));
t(() => http.validateHeaderValue('x', undefined));
t(() => http.validateHeaderValue('x', '\n'));
t(() => http.validateHeaderValue('x', 'ok'));
t(() => http.setMaxIdleHTTPParsers(0));
t(() => http.setMaxIdleHTTPParsers('x'));
t(() => http.setMaxIdleHTTPParsers(5));
t(() => http.METHODS.join(' '));
t(() => JSON.stringify(http.STATUS_CODES));
const A = http.Agent;
t(() => new A({ keepAlive: true }).getName({ host: 'a', port: 1, localAddress: 'b', family: 4 }));
t(() => new A().getName({}));
t(() => new A().getName({ socketPath: '/x' }));
t(() => new A({ scheduling: 'x' }));
t(() => new A({ maxTotalSockets: 'x' }));
t(() => new A({ maxTotalSockets: 0 }));
t(() => new A({ maxSockets: 5 }).options);
t(() => A.defaultMaxSockets);
t(() => Object.keys(A));
t(() => http.get.length);
t(() => (http.globalAgent = 5));
t(() => new (require('node:https').Agent)().getName({ host: 'a', rejectUnauthorized: true, ca: 'x' }));
t(() => new (require('node:https').Agent)({ maxCachedSessions: 0 }).options);
