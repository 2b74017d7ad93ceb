import { warnDeprecated } from 'internal:deprecate';
import { getBuiltin } from 'internal:loader';

warnDeprecated('sys is deprecated. Use `node:util` instead.', 'DEP0025');

/** nodejs.org/api/deprecations.html#dep0025-requirenodesys: the same object. */
export default getBuiltin('util');
