// Messages that are written before there is a socket: heads, informational responses, trailers, what is refused.
const http = require('node:http');
const t = (n, f) => {
  try {
    const value = f();
    console.log(n, typeof value === 'string' ? value.replace(/Date: [^\r]*/g, 'Date') : value);
  } catch (e) {
    console.log(n, e.name, e.code, e.message);
  }
};
const R = () => new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
for (const a of [
  [99],
  [101],
  [200],
  ['x'],
  [104],
  [103, { a: 'b', c: ['d', 'e'] }],
  [103, { a: undefined }],
  [103, 5],
  [103, ['a', 'b']],
  [103, null, 5],
  [103, {}, 5],
  [150, new Map([['a', 'b']])],
])
  t('wi ' + JSON.stringify(a), () => {
    const r = R();
    r.writeInformation(...a);
    return JSON.stringify(r.outputData);
  });
for (const a of [
  {},
  { link: '</a>; rel=preload' },
  { link: ['</a>; rel=preload; as=style', '</b>; rel=x'], 'x-y': 'z' },
  { link: 'bad' },
  { link: [] },
  { link: 5 },
  { link: '</a>' },
  { link: ['bad'] },
  { link: '</a>; rel="x y"' },
  { link: '</a>, </b>' },
  { link: '</a>; rel=preload; crossorigin' },
  { link: '' },
  null,
  'x',
  { X: 'y' },
])
  t('eh ' + JSON.stringify(a), () => {
    const r = R();
    r.writeEarlyHints(a);
    return JSON.stringify(r.outputData);
  });
t('cb', () => {
  const r = R();
  r.writeEarlyHints({}, () => console.log('called'));
});
t('cb', () => {
  const r = R();
  r.writeInformation(103, () => console.log('called'));
  return JSON.stringify(r.outputData);
});
t('100', () => {
  const r = R();
  r.writeInformation(100);
  return r._sent100;
});
t('sent', () => {
  const r = R();
  r.writeHead(200);
  r.writeInformation(103);
});
t('sent', () => {
  const r = R();
  r.writeHead(200);
  r.writeContinue();
  r.writeEarlyHints({ link: '</a>' });
  return JSON.stringify(r.outputData);
});
for (const c of [99, 1000, '200', 'abc', NaN, undefined, null, {}, 200.5, -1])
  t('wh ' + String(c), () => {
    const r = R();
    r.writeHead(c);
    return r._header.split('\r\n')[0];
  });
t('wh arr', () => {
  const r = R();
  r.setHeader('a', '1');
  r.writeHead(200, ['a', '2', 'b', '3', 'b', '4']);
  return r._header;
});
t('wh arr', () => {
  const r = R();
  r.setHeader('z', '1');
  r.writeHead(200, [
    ['a', '2'],
    ['b', '3'],
  ]);
  return r._header;
});
t('wh arr odd', () => {
  const r = R();
  r.setHeader('a', '1');
  r.writeHead(200, ['a']);
  return r._header;
});
t('wh arr odd', () => {
  const r = R();
  r.writeHead(200, ['a']);
  return r._header;
});
t('wh arr', () => {
  const r = R();
  r.writeHead(200, [
    ['a', 'b'],
    ['a', 'c'],
  ]);
  return r._header;
});
t('wh reason', () => {
  const r = R();
  r.writeHead(200, 'a\nb');
  return r._header;
});
t('wh undefined', () => {
  const r = R();
  r.writeHead(200, { a: undefined });
  return r._header;
});
t('wh ret', () => {
  const r = R();
  return r.writeHead(200) === r;
});
t('trailers', () => {
  const r = R();
  r.addTrailers({ a: ['1', '2'], b: 3 });
  return r._trailer;
});
t('trailers', () => {
  const r = R();
  r.addTrailers([
    ['a', '1'],
    ['b', '3'],
  ]);
  return r._trailer;
});
t('trailers', () => {
  const r = R();
  r.addTrailers({ a: '1' });
  r.addTrailers({ b: '1' });
  return r._trailer;
});
t('trailers', () => {
  const r = R();
  r.addTrailers({ 'a b': '1' });
});
t('trailers', () => {
  const r = R();
  r.addTrailers({ a: '1\n' });
});
t('trailers', () => {
  const r = R();
  r.addTrailers({ a: undefined });
  return r._trailer;
});
t('render', () => {
  const r = R();
  r.setHeader('Aa', '1');
  return [r._renderHeaders(), r.getHeaders()];
});
t('setHeader arr', () => {
  const r = R();
  r.setHeader('Aa', ['1', '2']);
  r.setHeader('Set-Cookie', ['a', 'b']);
  r.setHeader('Cookie', ['a', 'b']);
  r.writeHead(200);
  return r._header;
});
t('setHeader sym', () => {
  const r = R();
  r.setHeader('Aa', Symbol('a'));
});
t('setHeader', () => {
  const r = R();
  r.setHeader('Aa', ['a', undefined]);
});
t('setHeader', () => {
  const r = R();
  r.setHeader(Symbol('x'), 'a');
});
t('setHeader', () => {
  const r = R();
  r.setHeader('');
});
t('setHeader', () => {
  const r = R();
  r.setHeader('a');
});
t('appendHeader', () => {
  const r = R();
  r.appendHeader('a');
});
t('getHeader', () => {
  const r = R();
  r.getHeader();
});
t('conn', () => {
  const r = R();
  const o = new http.OutgoingMessage();
  o.connection = {};
  return o.socket === o.connection;
});
t('getHeaders', () => {
  const r = R();
  return [r.getHeaders(), r.getHeaderNames(), r.hasHeader('a'), r.getRawHeaderNames()];
});
t('flush', () => {
  const r = new http.OutgoingMessage();
  r.flushHeaders();
  return r.outputData;
});
t('write', () => {
  const r = new http.OutgoingMessage();
  r.write('a');
});
t('end', () => {
  const r = new http.OutgoingMessage();
  r.end();
});
t('write', () => {
  const r = R();
  r.write();
});
t('write', () => {
  const r = R();
  r.write(null);
});
t('write', () => {
  const r = R();
  r.write(5);
});
t('write', () => {
  const r = R();
  r.write(['a']);
});
t('end', () => {
  const r = R();
  r.end(5);
});
t('end', () => {
  const r = R();
  r.end(true);
});
t('end', () => {
  const r = R();
  r.end(null);
  return r._header.slice(0, 15);
});
t('te', () => {
  const r = R();
  r.setHeader('Transfer-Encoding', 'chunked');
  r.removeHeader('transfer-encoding');
  r.removeHeader('date');
  r.end('ab');
  return r._header;
});
