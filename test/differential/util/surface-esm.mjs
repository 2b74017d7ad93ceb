// Named and default exports of node:util as an ES module.
import * as namespace from 'node:util';
import util, { inspect, promisify, types } from 'node:util';
import typesDefault, { isMap } from 'node:util/types';
console.log(
  Object.keys(namespace).sort().join(),
  namespace.default === util,
  inspect === util.inspect,
  promisify === util.promisify,
  types === typesDefault,
  isMap === types.isMap,
);
