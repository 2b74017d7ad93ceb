const h = require('http2');
const t = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message, JSON.stringify(e));
  }
};
for (const k of [
  'headerTableSize',
  'initialWindowSize',
  'maxFrameSize',
  'maxConcurrentStreams',
  'maxHeaderListSize',
  'maxHeaderSize',
  'enablePush',
  'enableConnectProtocol',
  'foo',
])
  for (const v of [-1, 'a', 1.5, 2 ** 32, 2 ** 31, null, {}, Infinity, true, 0, 16383, 16777216])
    t(() => k + ' ' + String(v) + ' ' + h.getPackedSettings({ [k]: v }).toString('hex'));
t(() => h.getPackedSettings(1));
t(() => h.getPackedSettings(null));
t(() => h.getPackedSettings('x'));
t(() => h.getPackedSettings([]));
t(() => h.getPackedSettings({ customSettings: {} }));
t(() => h.getPackedSettings({ customSettings: { a: 1 } }));
t(() => h.getPackedSettings({ customSettings: { 99999: 1 } }));
t(() => h.getPackedSettings({ customSettings: { 9: -1 } }));
t(() => h.getPackedSettings({ customSettings: { 9: 2 ** 33 } }));
t(() => h.getPackedSettings({ customSettings: { '-1': 3 } }));
t(() => h.getPackedSettings({ customSettings: 5 }));
t(() => h.getPackedSettings({ customSettings: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [100 + i, 1])) }));
t(() => h.getPackedSettings({ headerTableSize: undefined, maxHeaderSize: undefined }));
t(() => h.getUnpackedSettings(Buffer.from('000100000001', 'hex')));
t(() => h.getUnpackedSettings(Buffer.from('0001000000', 'hex')));
t(() => h.getUnpackedSettings('a'));
t(() => h.getUnpackedSettings({}));
t(() => h.getUnpackedSettings(new Uint16Array(3)));
t(() => h.getUnpackedSettings(new DataView(new ArrayBuffer(6))));
t(() => h.getUnpackedSettings(Buffer.from('0004ffffffff000500000001', 'hex')));
t(() => h.getUnpackedSettings(Buffer.from('0004ffffffff000500000001', 'hex'), { validate: true }));
t(() => h.getUnpackedSettings(Buffer.from('000200000005000800000003', 'hex'), { validate: true }));
t(() =>
  h.getUnpackedSettings(
    Buffer.from(
      '0002000000050099000000030007000000010006000000070006000000080003000000090001000000070001000000080000000000ff',
      'hex',
    ),
  ),
);
t(() => h.getUnpackedSettings(Buffer.alloc(0)));
t(() => h.connect('ftp://x'));
t(() => h.connect('http://x:99999'));
t(() => h.connect('/a'));
t(() => h.connect(5));
t(() => h.connect({ protocol: 'foo:' }));
t(() => h.createServer(5));
t(() => h.createServer({ settings: 5 }));
t(() => h.createServer({ maxSessionInvalidFrames: -1 }));
t(() => h.createServer({ maxSessionRejectedStreams: 'a' }));
t(() => h.createServer({ unknownProtocolTimeout: 'a' }));
t(() => h.createServer({ strictSingleValueFields: 5 }));
t(() => h.createServer({ maxSessionMemory: 'a' }).constructor.name);
t(() => h.createServer({ Http1IncomingMessage: 5, Http2ServerRequest: 5 }).constructor.name);
t(() => h.createServer({ streamResetRate: 5, streamResetBurst: 4 }).constructor.name);
t(() => h.createServer({}, 5));
t(() => h.createServer({ remoteCustomSettings: 5 }).constructor.name);
t(() => h.createServer({ remoteCustomSettings: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }).constructor.name);
t(() => h.createServer({ paddingStrategy: 9 }).constructor.name);
t(() => h.createServer({ settings: { headerTableSize: -1 } }).constructor.name);
t(() => h.createServer({ maxReservedRemoteStreams: -1 }).constructor.name);
t(() => h.createServer().setTimeout(5, 'a'));
t(() => h.createServer().updateSettings(5));
t(() => h.createServer().updateSettings({ enablePush: 5 }));
