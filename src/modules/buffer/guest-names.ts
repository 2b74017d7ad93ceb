/**
 * Gives functions the names that Node's have. A bundler may rename a function whose name another module uses too.
 * A function keeps the first name it is given here, and one without a name stays without.
 */
export function nameFunctions(table: object, names: Readonly<Record<string, string>> = {}): void {
  for (const key of Object.keys(table)) {
    const value = (table as Record<string, unknown>)[key];
    if (typeof value !== 'function' || value.name === '' || named.has(value)) continue;
    named.add(value);
    Object.defineProperty(value, 'name', { value: Object.hasOwn(names, key) ? names[key] : key, configurable: true });
  }
}

const named = new WeakSet<object>();
