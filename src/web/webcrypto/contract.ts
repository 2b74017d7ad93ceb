/** Host verbs of random values and comparison, for Web Crypto and `node:crypto`. */
export interface WebCryptoVerbs {
  /** Fills the bytes in place, by the sandbox's `random` grant. */
  random(target: Uint8Array): void;
  /** Compares as many bytes in the same time, whatever they are. Both have the same length. */
  equal(first: Uint8Array, second: Uint8Array): boolean;
}
