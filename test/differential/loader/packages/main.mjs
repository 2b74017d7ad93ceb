// exports, imports, conditions, self-reference, main, symlink-free node_modules; each by import and by require.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const nested = createRequire(new URL('./node_modules/conditional/inner/x.js', import.meta.url));
const cut = (value) => (typeof value === 'string' ? value.replace(/^(?:file:\/\/)?.*?\/case\//, '') : typeof value);

const specifiers = [
  'conditional', 'conditional/nested', 'conditional/only-import', 'conditional/only-require', 'conditional/order', 'conditional/array', 'conditional/null', 'conditional/none', 'conditional/package.json',
  'patterns/a', 'patterns/features/x', 'patterns/features/deep/y', 'patterns/features/private/z', 'patterns/features/x.js', 'patterns/a/b/c', 'patterns/trail/x.css', 'patterns/trail/x', 'patterns/', 'patterns/features/../x', 'patterns/features/%2e%2e/x',
  'string', 'string/x', 'array', 'bad-targets', 'bad-targets/up', 'bad-targets/bare', 'bad-targets/node', 'bad-targets/number', 'bad-targets/missing', 'bad-targets/folder',
  'mixed', 'numeric', 'no-exports', 'no-exports/lib/x', 'no-exports/lib/x.js', 'no-exports/lib', 'no-exports/missing', 'bad-main', 'no-main', 'bad-json', 'file-package', '@scope/pkg', '@scope/pkg/sub', '@scope/pkg/sub.js', '@scope',
  'case-root', 'case-root/own', 'case-root/hidden', '#own', '#dep', '#dep/features/x', '#builtin', '#conditional', '#null', '#bad', '#missing', '#nested/a', '#',
];
for (const specifier of specifiers) {
  const results = [];
  try {
    results.push(cut((await import(specifier)).default));
  } catch (error) {
    results.push(`${error.name} ${error.code} ${error.message.replaceAll(import.meta.dirname, '/case')}`);
  }
  try {
    results.push(cut(require(specifier)?.default ?? require(specifier)));
  } catch (error) {
    results.push(`${error.name} ${error.code} ${error.message.replaceAll(import.meta.dirname, '/case')}`);
  }
  console.log(specifier, '\n ', results[0], '\n ', results[1]);
}
console.log(cut(nested.resolve('string')), cut(nested.resolve('inner-only')), cut(nested.resolve('conditional/nested')));
try {
  require.resolve('inner-only');
} catch (error) {
  console.log(error.code);
}
console.log(cut(require.resolve('conditional', { conditions: new Set(['browser']) })));
