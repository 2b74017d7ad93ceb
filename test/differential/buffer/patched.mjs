// Buffer goes on working when a program replaces methods of the typed arrays and of text.
import buffer from 'node:buffer';
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const lines = [];
const broken = (name) => () => {
  throw new Error(`${name} was called`);
};
const saved = [];
for (const name of ['set', 'fill', 'indexOf', 'lastIndexOf', 'includes', 'copyWithin', 'slice', 'join', 'reverse']) {
  saved.push([typedArray, name, typedArray[name]]);
  typedArray[name] = broken(name);
}
saved.push([String.prototype, 'toLowerCase', String.prototype.toLowerCase]);
String.prototype.toLowerCase = broken('toLowerCase');
const attempt = (label, run) => {
  try {
    lines.push([label, run()]);
  } catch (error) {
    lines.push([label, error.message]);
  }
};
const subject = Buffer.from('abcabc');
attempt('from', () => Buffer.from([1, 2, 3])[2] + Buffer.from(subject).length + Buffer.from('é', 'UTF8').length);
attempt('alloc', () => Buffer.alloc(3, 'x')[2] + Buffer.alloc(2, 7)[1] + Buffer.allocUnsafe(2).length);
attempt('concat', () => Buffer.concat([subject, subject], 9).length);
attempt('copy', () => subject.copy(Buffer.alloc(4), 1, 2));
attempt('fill', () => subject.fill(0x61, 0, 1)[0]);
attempt('indexOf', () => subject.indexOf(0x62) + subject.lastIndexOf('c') + subject.indexOf('ca'));
attempt('includes', () => subject.includes(Buffer.from('ab')));
attempt('toString', () => subject.toString('HEX') + subject.toString('utf8', 1, 3));
attempt('write', () => subject.write('zz', 2));
attempt('slice', () => subject.slice(1, 3).length + subject.subarray(2).length);
attempt('compare', () => subject.compare(Buffer.from('b')) + Number(subject.equals(Buffer.from(subject))));
attempt('numbers', () => subject.readUInt32LE(1) + subject.writeInt16BE(-2, 0) + subject.readDoubleBE.call(Buffer.alloc(8), 0));
attempt('swap', () => subject.swap16().length);
attempt('json', () => subject.toJSON().data.length);
attempt('transcode', () => buffer.transcode(subject, 'latin1', 'utf16le').length);
attempt('inspect', () => subject.inspect());
attempt('encoder', () => new TextEncoder().encode('é').length + new TextDecoder().decode(subject).length);
for (const [object, name, value] of saved) object[name] = value;
for (const line of lines) console.log(...line);
