const z = require('node:zlib');
const { inspect } = require('node:util');
const t = (f) => {
  try {
    console.log(inspect(f(), { depth: 4 }));
  } catch (e) {
    console.log('!', e.name, e.code, e.message);
  }
};
t(() => z.crc32('abc'));
t(() => z.crc32(Buffer.from('abc'), 5));
t(() => z.crc32(1));
t(() => z.crc32('a', -1));
t(() => z.crc32('a', 'b'));
t(() => z.crc32(new DataView(new ArrayBuffer(4))));
t(() => z.constants);
t(() => z.codes);
t(() => z.Z_OK);
t(() => Object.getOwnPropertyDescriptor(z, 'constants').writable);
