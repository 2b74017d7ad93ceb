// Which files are ES modules and which CommonJS: extensions, "type", syntax, TypeScript.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
process.on('warning', ({ name, code, message }) => console.log('warning', name, code, message));
const describe = (value) => (value?.[Symbol.toStringTag] === 'Module' ? `module ${Object.keys(value)} ${String(value.default)}` : `commonjs ${JSON.stringify(value)}`);
const kinds = async (label, specifier) => {
  for (const [how, load] of [['import', () => import(specifier)], ['require', () => require(specifier)]]) {
    try {
      console.log(label, how, describe(await load()));
    } catch (error) {
      console.log(label, how, error.name, error.code, error.message);
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
};

for (const file of ['esm.mjs', 'cjs.cjs', 'cjs.js', 'no-extension', 'odd.ext', 'data.json']) await kinds(`typed-commonjs/${file}`, `./typed-commonjs/${file}`);
for (const file of ['esm.js', 'cjs.cjs', 'no-extension', 'reference.js', 'ts.ts']) await kinds(`typed-module/${file}`, `./typed-module/${file}`);
for (const file of ['plain.js', 'exports.js', 'import.js', 'meta.js', 'await.js', 'redeclared.js', 'dynamic.js', 'comment.js', 'await-name.js', 'hashbang.js', 'typescript.ts', 'typescript-cjs.ts', 'types-only.ts', 'script.cts', 'module.mts']) {
  await kinds(`untyped/${file}`, `./untyped/${file}`);
}
await kinds('package', 'untyped-package');
await kinds('typescript in package', 'untyped-package/types.ts');
await kinds('enum', './untyped/enum.ts');
await kinds('bad types', './untyped/bad.ts');
