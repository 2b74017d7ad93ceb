import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Glob, escape, glob, globIterate, globSync, globStream, hasMagic } from 'glob';

const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'glob-'));
for (const file of ['a.js', 'b.ts', 'src/c.js', 'src/deep/d.js', 'src/deep/e.test.js', '.dot/f.js', 'node_modules/x/index.js']) {
  fs.mkdirSync(path.join(cwd, path.dirname(file)), { recursive: true });
  fs.writeFileSync(path.join(cwd, file), file);
}
fs.symlinkSync('src/deep', path.join(cwd, 'link'));
const sorted = (list) => [...list].sort();
console.log(sorted(await glob('**/*.js', { cwd })), sorted(await glob('**/*.js', { cwd, ignore: 'node_modules/**', dot: true })));
console.log(sorted(globSync('{a,b}.*', { cwd })), sorted(globSync('*/', { cwd, mark: true })), sorted(globSync('**', { cwd, nodir: true, maxDepth: 2 })));
console.log(sorted(globSync(['src/**/*.js', '!(*.test).js'], { cwd, ignore: ['**/*.test.js'] })), globSync('a.js', { cwd, absolute: true }).map((file) => path.relative(cwd, file)));
const found = [];
for await (const file of globIterate('src/*', { cwd })) found.push(file);
console.log(sorted(found), await new Promise((resolve) => { const files = []; globStream('link/*', { cwd }).on('data', (file) => files.push(file)).on('end', () => resolve(sorted(files))); }));
const walker = new Glob('*.js', { cwd, withFileTypes: true, stat: true });
console.log((await walker.walk()).map((entry) => [entry.name, entry.isFile(), entry.isSymbolicLink(), entry.size]), hasMagic('a*'), escape('a*'), hasMagic('plain'));
console.log(fs.globSync === undefined, await glob('nothing/*', { cwd }), await glob('*', { cwd, signal: AbortSignal.abort() }).catch((error) => error.name));
fs.rmSync(cwd, { recursive: true });
