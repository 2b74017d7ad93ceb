import { promises } from 'node:stream';

/** `node:stream/promises` is what `node:stream` has under `promises`. */
export default promises;
