// What import says when it fails: link errors, missing files, attributes, data: URLs.
const attempt = async (specifier, options) => {
  try {
    const found = await import(specifier, options);
    console.log(specifier, JSON.stringify(options), 'ok', Object.keys(found).length, typeof found.default);
  } catch (error) {
    console.log(specifier, JSON.stringify(options), error.name, error.code, error.message, JSON.stringify({ ...error, cause: undefined }), error.constructor === globalThis[error.name]);
    console.log(String(error.stack).split('\n').filter((line) => !line.startsWith('    at ')).join('\n'));
  }
};

for (const file of ['name', 'alias', 'default', 'deep', 'commonjs', 'commonjs-alias', 'commonjs-multiline', 'commonjs-reexport', 'builtin', 'star', 'ambiguous', 'reexport', 'import-export', 'self-cycle', 'json', 'string-name']) {
  await attempt(`./missing-${file}.mjs`);
}
for (const specifier of ['./nope.mjs', './nope', './missing-name', '../nope.mjs', '/nope.mjs', 'nope', '@nope/x', '@nope', 'nope/sub', './folder', './folder/', '.', './data', './text.txt', 'node:nope', 'node:', 'https://example.com/x.mjs', 'internal:loader', 'file:///nope.mjs', 'file://host/x.mjs', './a%2fb.mjs', './%ff.mjs', '#nope', '#', './imports-missing.mjs', './imports-deep-missing.mjs']) {
  await attempt(specifier);
}
for (const specifier of ['./data.json', './module.mjs', './plain.cjs', 'node:util', 'data:application/json,{"a":1}']) {
  for (const attributes of [undefined, {}, { type: 'json' }, { type: 'css' }, { type: '' }, { foo: 'x' }, { type: 'json', foo: 'x' }]) {
    await attempt(specifier, attributes === undefined ? undefined : { with: attributes });
  }
}
for (const file of ['json-without', 'json-wrong', 'module-as-json', 'json-both']) await attempt(`./attribute-${file}.mjs`);
await attempt('./bad.json', { with: { type: 'json' } });
for (const specifier of [
  'data:text/javascript,export default 1',
  'data:text/javascript;charset=utf-8,export default "%C3%A9%20?q" //#hash',
  'data:text/javascript;base64,ZXhwb3J0IGRlZmF1bHQgImI2NCI=',
  'data:text/javascript,export default Object.keys(import.meta)',
  'data:text/javascript,import "./x.mjs"',
  'data:text/javascript,import "nope"',
  'data:text/javascript,import "util"; export default 2',
  'data:text/javascript,import "file:///nope.mjs"',
  'data:text/css,a',
  'data:,a',
  'data:nothing',
  'data:application/json,{',
  'data:application/json;base64,eyJhIjoxfQ==',
]) {
  await attempt(specifier, specifier.startsWith('data:application/json') ? { with: { type: 'json' } } : undefined);
}
for (const specifier of ['./nope', 'nope', 'util', 'node:nope', './x?y#z', '#nope', '@x', './a%2fb', 'https://x.y/z/../a', './folder', './%41.mjs', 'data:x']) {
  try {
    console.log(specifier, import.meta.resolve(specifier));
  } catch (error) {
    console.log(specifier, error.name, error.code, error.message, JSON.stringify({ ...error, cause: undefined }));
  }
}
