// Makes what is loaded at its first use, the libraries that parse for a guest among it, take long to be, as on a busy machine.
const Module = require('node:module');

const { _compile } = Module.prototype;
Module.prototype._compile = function (content, filename, ...rest) {
  const isSlow = /[\\/](acorn|cjs-module-lexer|amaro)[\\/]|[\\/]dist[\\/]late\.cjs$/.test(filename);
  return _compile.call(
    this,
    isSlow ? `for (const end = Date.now() + 600; Date.now() < end; );${content}` : content,
    filename,
    ...rest,
  );
};
