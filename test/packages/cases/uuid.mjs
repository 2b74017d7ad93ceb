import * as uuid from 'uuid';

console.log(Object.keys(uuid).sort());
const id = uuid.v4({ random: Uint8Array.from({ length: 16 }, (_, index) => index * 7) });
console.log(id, uuid.validate(id), uuid.version(id), uuid.parse(id));
console.log(uuid.stringify(Uint8Array.from({ length: 16 }, (_, index) => (index === 6 ? 0x45 : 0x90 + index))));
const random = uuid.v4();
console.log(random.length, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(random), random === uuid.v4());
console.log(uuid.v7({ msecs: 1700000000000, seq: 5, random: new Uint8Array(16) }), uuid.NIL, uuid.MAX);
console.log(uuid.v1({ node: [1, 2, 3, 4, 5, 6], clockseq: 0x1234, msecs: 1700000000000, nsecs: 5678 }));
console.log(uuid.v6({ node: [1, 2, 3, 4, 5, 6], clockseq: 0x1234, msecs: 1700000000000, nsecs: 5678 }));
console.log(uuid.v1ToV6('f1207660-21d2-11ef-8c4f-419efbd44d48'), uuid.v6ToV1('1ef21d2f-1207-6660-8c4f-419efbd44d48'));
const many = Array.from({ length: 50 }, () => uuid.v7());
console.log(many.every((value, index) => index === 0 || value > many[index - 1]), new Set(many).size);
for (const wrong of ['', 'x', 5]) {
  try {
    uuid.parse(wrong);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
console.log(uuid.validate('not'), uuid.v5.DNS, uuid.v3.URL);
