// Makes the libraries that parse for a guest take long to be loaded, as on a busy machine.
const Module = require('node:module');

const { _compile } = Module.prototype;
Module.prototype._compile = function (content, filename, ...rest) {
  const isSlow = /[\\/](acorn|cjs-module-lexer|amaro)[\\/]/.test(filename);
  return _compile.call(
    this,
    isSlow ? `for (const end = Date.now() + 600; Date.now() < end; );${content}` : content,
    filename,
    ...rest,
  );
};
