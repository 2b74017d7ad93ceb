import { warnDeprecated } from 'internal:deprecate';
import util from 'node:util';

/** `node:sys`, the old name of `node:util`: nodejs.org/api/deprecations.html#DEP0025. */
warnDeprecated('sys is deprecated. Use util instead.', 'DEP0025');

export default util;
