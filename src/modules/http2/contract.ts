/**
 * A header block as HPACK sees it (RFC 7541, 6), flat: the kind of each representation, then what it holds.
 *
 * - 0 indexed: the index
 * - 1 literal with incremental indexing, 2 without indexing, 3 never indexed: the name (or the index of one), the value
 * - 4 table size update: the size
 * - -1: the block is broken from here on
 */
export type Representations = readonly (number | string)[];

/** What the guest side of `node:http2` asks of the host: loops over bytes. The host keeps nothing between calls. */
export interface Http2Verbs {
  decodeBlock(block: Uint8Array): Representations;
  encodeBlock(representations: Representations): Uint8Array;
}
