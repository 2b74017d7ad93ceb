// The errors of rename and link: message, errno, code, syscall, path, dest, and the order of the fields.
const fs = require('node:fs');
const { root, showPairs } = require('./shared/errors.cjs');

showPairs({
  rename: (from, to) => fs.renameSync(from, to),
  link: (from, to) => fs.linkSync(from, to),
});
fs.rmSync(root, { recursive: true });
