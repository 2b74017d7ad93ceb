/** Up to this many holes an array is stored as if it had none. */
const FEW_HOLES = 16;
/** Farther from the elements than V8 stores densely. */
const FAR = 1 << 16;
/** What the table of a sparse array takes, measured. */
const TABLE_BYTES = 192;

/**
 * Makes an array of the host as long as the guest's is, at the cost of its elements. V8 allocates what a plain assignment of up to
 * 32 million gives room for: 240 MB for an array whose length is all that the guest has set, of which a small value holds
 * thousands. Gives the bytes that it took.
 */
export function lengthen(array: unknown[], length: number): number {
  const isSparse = length - array.length > FEW_HOLES;
  if (isSparse) {
    array[array.length + FAR] = undefined;
    delete array[array.length - 1];
  }
  array.length = length;
  return isSparse ? TABLE_BYTES : 0;
}
