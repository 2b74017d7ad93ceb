const background = new WeakSet<object>();

/** Marks a promise of a verb as one that does not keep the program alive, as an unreferenced handle of Node does not. */
export function markBackground(promise: object): void {
  background.add(promise);
}

export function isBackground(promise: object): boolean {
  return background.has(promise);
}
