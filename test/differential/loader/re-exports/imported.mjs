// The same binding as in values.mjs: no conflict with it where both are exported with a star.
import { foo } from './values.mjs';
import * as namespace from './values.mjs';
export { foo, namespace };
export const bar = 2;
