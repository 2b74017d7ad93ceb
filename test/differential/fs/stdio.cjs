// case: { "stdin": "first line\nsecond line\n" }
// The standard descriptors: written and read like files.
const fs = require('node:fs');
fs.writeSync(1, 'text\n');
fs.writeSync(1, Buffer.from('bytes\n'));
fs.writeSync(1, 'ZW5jb2RlZAo=', null, 'base64');
fs.writeSync(2, 'to stderr\n');
fs.writevSync(1, [Buffer.from('one '), Buffer.from('two\n')]);
fs.writeFileSync(1, 'whole\n');
fs.appendFileSync(1, 'appended\n');
console.log(fs.writeSync(1, 'é'), fs.writeSync(1, ''), fs.writeSync(1, Buffer.from('abc'), 1, 1));
process.stdout.write('between\n');
const buffer = Buffer.alloc(6);
console.log(fs.readSync(0, buffer), String(buffer));
console.log(JSON.stringify(fs.readFileSync(0, 'utf8')));
console.log(fs.readSync(0, buffer), fs.readFileSync(0).length);
console.log(fs.fstatSync(1).isFile(), fs.fstatSync(1).isDirectory(), typeof fs.fstatSync(0).size);
fs.write(1, 'by callback\n', (error, written, text) => {
  console.log(error, written, JSON.stringify(text));
  // One after the other: Node's threads do both at once.
  fs.writeFile(1, 'whole by callback\n', (failure) => console.log(failure));
});
