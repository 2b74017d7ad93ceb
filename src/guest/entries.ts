/**
 * The functions that the host calls, by name. Modules register theirs while the snapshot is baked; the bundle's last
 * act is to give the host the finished list.
 */
type Entry = (...args: never[]) => unknown;

const entries: Record<string, Entry> = Object.create(null);

export function setEntry(name: string, entry: Entry): void {
  entries[name] = entry;
}

/** In the order the host asks for; a name without a function stays undefined. */
export function listEntries(names: readonly string[]): unknown[] {
  return names.map((name) => entries[name]);
}
