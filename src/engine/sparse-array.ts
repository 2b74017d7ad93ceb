/** Up to this many holes are stored as if they were none. */
const FEW_HOLES = 16;
/** Farther from any element than V8 stores densely. */
const FAR = 1 << 16;
/** What the table of sparse elements takes, measured. */
const TABLE_BYTES = 192;

/**
 * Makes an array of the host as long as the guest's is, at the cost of its elements. V8 allocates what a plain assignment of up to
 * 32 million gives room for: 240 MB for an array whose length is all that the guest has set, of which a small value holds
 * thousands. Gives the bytes that it took.
 */
export function lengthen(array: unknown[], length: number): number {
  const bytes = length - array.length > FEW_HOLES ? makeSparse(array, array.length + FAR) : 0;
  array.length = length;
  return bytes;
}

/** Whether the element `index`, as property number `count`, would leave holes: `{ 1000: x }` takes 12 KB of V8, and 40 KB with two more. */
export const leavesHoles = (index: number, count: number): boolean => index > count + FEW_HOLES;

/** Makes an object store its elements in a table, until they are dense. Gives the bytes that it took. */
export function makeSparse(target: object, far = FAR): number {
  const elements = target as Record<number, unknown>;
  elements[far] = undefined;
  delete elements[far];
  return TABLE_BYTES;
}
