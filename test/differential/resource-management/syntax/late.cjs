'use strict';
using a = {
  [Symbol.dispose]() {
    console.log('commonjs');
  },
};
module.exports = typeof a;
