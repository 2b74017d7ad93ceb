// fs.Dir: reading, closing, and what happens when both are mixed up.
const fs = require('node:fs');
const root = fs.mkdtempSync('/tmp/nodelet-case-');
process.chdir(root);
fs.mkdirSync('d/e/f', { recursive: true });
for (const name of ['x', 'a', 'm']) fs.writeFileSync(`d/${name}`, '');
const show = async (label, run) => {
  try {
    const value = run();
    if (!(value instanceof Promise)) return console.log(label, value);
    console.log(label, 'promise', await value);
  } catch (error) {
    console.log(label, '!!', error.name, error.code, error.message);
  }
};
const sorted = (entries) =>
  entries.map((entry) => [entry.parentPath, entry.name, entry.isFile(), entry.isDirectory()].join(':')).sort();
(async () => {
  const d = fs.opendirSync('d');
  await show('path', () => d.path);
  const all = [];
  for (let entry = d.readSync(); entry !== null; entry = d.readSync()) all.push(entry);
  await show('all', () => sorted(all));
  await show('at the end', () => d.readSync());
  await show('close', () => d.closeSync());
  await show('close again', () => d.closeSync());
  await show('read closed', () => d.readSync());
  await show('read closed, promise', () => d.read());
  await show('read closed, callback', () => d.read(() => {}));
  await show('close closed, promise', () => d.close());
  await show('close closed, callback', () => new Promise((resolve) => d.close((error) => resolve(error.code))));
  await show('read, no callback', () => d.read(1));
  await show('close, no callback', () => d.close(1));
  await show('iterate closed', async () => {
    for await (const entry of d) console.log(entry);
  });

  const tree = fs.opendirSync('./d/', { recursive: true });
  const found = [];
  for await (const entry of tree) found.push(entry);
  await show('recursive', () => sorted(found));
  await show('closed by iterating', () => tree.readSync());

  const early = fs.opendirSync('d');
  for await (const entry of early) {
    console.log(typeof entry.name);
    break;
  }
  await new Promise((resolve) => setImmediate(resolve));
  await show('closed by break', () => early.readSync());

  const busy = fs.opendirSync('d');
  const pending = busy.read();
  await show('sync while busy', () => busy.readSync());
  await show('close while busy', () => busy.closeSync());
  const second = busy.read();
  await show('both', async () => [(await pending).constructor.name, (await second) !== null]);
  await show(
    'by callback',
    () => new Promise((resolve) => busy.read((error, entry) => resolve([error, entry.constructor.name]))),
  );
  await busy.close();

  const hex = await fs.promises.opendir('d/e', { bufferSize: 1, encoding: 'hex' });
  await show('encoding', async () => (await hex.read()).name);
  await show('end', () => hex.read());
  await hex.close();
  await show(
    'callback',
    () => new Promise((resolve) => fs.opendir('d', (error, dir) => dir.close(() => resolve([error, dir.path])))),
  );
  await show(
    'callback with options',
    () => new Promise((resolve) => fs.opendir('d', { bufferSize: 2 }, (error, dir) => dir.close(() => resolve(error)))),
  );
  await show('missing', () => fs.opendirSync('nope'));
  await show(
    'missing, callback',
    () => new Promise((resolve) => fs.opendir('nope', (error, dir) => resolve([error.message, dir]))),
  );
  await show('missing, promise', () => fs.promises.opendir('nope'));
  await show('bad buffer size', () => fs.opendirSync('d', { bufferSize: 0 }));
  await show('bad buffer size', () => fs.opendirSync('d', { bufferSize: 'x' }));
  await show('bad encoding', () => fs.opendirSync('d', { encoding: 'bad' }));
  await show('new Dir', () => new fs.Dir());
  await show('new Dirent', () => JSON.stringify(new fs.Dirent('name', 'path', fs.constants.UV_DIRENT_DIR)));
  process.chdir('/');
  fs.rmSync(root, { recursive: true });
})();
