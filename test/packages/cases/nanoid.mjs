import { customAlphabet, customRandom, nanoid, random, urlAlphabet } from 'nanoid';
import { customAlphabet as weakAlphabet, nanoid as weak } from 'nanoid/non-secure';

const id = nanoid();
console.log(id.length, /^[\w-]{21}$/.test(id), nanoid(5).length, nanoid(0) === '', new Set(Array.from({ length: 500 }, () => nanoid())).size);
console.log(urlAlphabet.length, [...urlAlphabet].sort().join(''), random(4).constructor.name, random(4).length);
const digits = customAlphabet('0123456789', 12);
console.log(/^\d{12}$/.test(digits()), digits(3).length);
let seed = 7;
const seeded = customRandom('abcdef', 10, (size) => Uint8Array.from({ length: size }, () => (seed = (seed * 16807) % 2147483647) & 255));
console.log(seeded(), seeded(), weak().length, weakAlphabet('ab', 30)().replace(/[ab]/g, '').length);
