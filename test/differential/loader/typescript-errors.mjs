import { writeFileSync } from 'node:fs';
import { createRequire, stripTypeScriptTypes } from 'node:module';

process.removeAllListeners('warning');
const require = createRequire(import.meta.url);
const sources = {
  'invalid.ts': 'const a: number = 1;\nlet b: = 2;\n',
  'enum.ts': '\n\n  enum A { x }\nconst y = 1;\n',
  'several-lines.ts': '\n\n\tenum A {\n x,\n y\n }\nconst y = 1;\n',
  'middle.cts': 'const a = 1;\n/* long */ function f(\n  a: number,\n  b: = 3) {}\nconst z = 1;\n',
  'module.mts': "import { a } from './nope.ts';\nclass A { constructor(private x) {} }",
};
const show = (error) => {
  console.log(error.name, error.code, JSON.stringify(error.message), Object.keys(error), Object.getOwnPropertyNames(error).sort());
  console.log(error.stack.split('\n    at ')[0].replaceAll(import.meta.dirname, '.'));
};
for (const [name, source] of Object.entries(sources)) {
  const file = new URL(name, import.meta.url);
  writeFileSync(file, source);
  if (!name.endsWith('.mts')) {
    try {
      require(file.pathname);
    } catch (error) {
      show(error);
    }
  }
  await import(file.href).catch(show);
}
for (const options of [{}, { sourceUrl: 'x.ts' }, { mode: 'transform', sourceUrl: 'x.ts' }]) {
  try {
    stripTypeScriptTypes('\nlet b: = 1;', options);
  } catch (error) {
    show(error);
  }
}
