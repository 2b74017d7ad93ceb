import { promises } from 'node:readline';

/** `node:readline/promises` is what `node:readline` has under `promises`. */
export default promises;
