// What a server may be made with.
const http = require('http');
const t = (n, f) => {
  try {
    f();
    console.log(n, 'ok');
  } catch (e) {
    console.log(n, e.name, e.code, e.message);
  }
};
for (const o of [
  'requestTimeout',
  'headersTimeout',
  'keepAliveTimeout',
  'keepAliveTimeoutBuffer',
  'connectionsCheckingInterval',
  'maxHeaderSize',
  'requireHostHeader',
  'joinDuplicateHeaders',
  'uniqueHeaders',
  'insecureHTTPParser',
  'httpValidation',
  'highWaterMark',
  'rejectNonStandardBodyWrites',
  'optimizeEmptyRequests',
  'shouldUpgradeCallback',
  'noDelay',
  'keepAlive',
  'keepAliveInitialDelay',
  'IncomingMessage',
  'ServerResponse',
])
  for (const v of ['x', -1, 1.5, NaN, null, {}, true]) t('server ' + o + ' ' + String(v), () => http.createServer({ [o]: v }));
t('hv', () => http.createServer({ httpValidation: 'relaxed' }));
t('ht', () => http.createServer({ requestTimeout: 5, headersTimeout: 6 }));
for (const v of [1, 'x', true, Symbol('a')]) t('server opt ' + String(v), () => http.createServer(v));
t('0', () => http.createServer({ requestTimeout: 0, headersTimeout: 6 }));
t('hv+insecure', () => http.createServer({ httpValidation: 'strict', insecureHTTPParser: true }));
for (const v of ['strict', 'relaxed', 'insecure', 'lenient', 'none', 'default'])
  t('hv ' + v, () => http.createServer({ httpValidation: v }));
