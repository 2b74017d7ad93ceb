/**
 * The one door to the host. `nodeletPort` and `nodeletVerbs` are bindings of the bundle's outer function, not globals:
 * no user code can name them.
 */
declare const nodeletPort: (id: number, ...args: unknown[]) => unknown;
declare const nodeletVerbs: Record<string, number>;

/** Calls a verb by id with positional arguments. Host failures are thrown as guest errors. */
export const port = nodeletPort;

/** The id of `<module>.<verb>`, for hot paths: `const PARSE = verbId('url.parse'); port(PARSE, text)`. */
export function verbId(name: string): number {
  const id = nodeletVerbs[name];
  if (id === undefined) throw new Error(`Unknown host verb "${name}"`);
  return id;
}

/**
 * The verbs of one module as methods, typed by its contract. At most six arguments.
 *
 * @example
 * const host = verbs<UrlVerbs>('url');
 * host.parse('http://a/b', undefined);
 */
export function verbs<Contract extends object>(module: string): Contract {
  const table = Object.create(null) as Record<string, unknown>;
  const prefix = `${module}.`;
  for (const name of Object.keys(nodeletVerbs)) {
    if (!name.startsWith(prefix)) continue;
    const id = nodeletVerbs[name]!;
    table[name.slice(prefix.length)] = (a: unknown, b: unknown, c: unknown, d: unknown, e: unknown, f: unknown) =>
      port(id, a, b, c, d, e, f);
  }
  return table as Contract;
}
