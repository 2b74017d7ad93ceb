import { bar as foo } from './imported.mjs';
export { foo };
