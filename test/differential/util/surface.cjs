// What util exports: names, kinds, descriptors.
const util = require('node:util');
for (const key of Object.keys(util)) {
  const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(util, key);
  console.log(
    key,
    typeof util[key],
    typeof util[key] === 'function' ? `${util[key].name} ${util[key].length} ${'prototype' in util[key]}` : '',
    get?.name,
    set?.name,
    Object.values(flags).join(),
  );
}
console.log(util === require('util'), Object.keys(util).length);
