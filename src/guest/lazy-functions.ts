import { requireShared } from 'internal:loader';

/**
 * What a program that reads and writes synchronously does not use is loaded at its first call. The image holds a bound function
 * for each such function, which takes a third of what the least of them would.
 */
interface Part {
  readonly functions: Readonly<Record<string, (...args: unknown[]) => unknown>>;
}

function callPart(part: string, name: string, ...args: unknown[]): unknown {
  return (requireShared(part) as Part).functions[name]!(...args);
}

/** The function `name` of a part, with the name and the number of parameters that Node's has. */
export function lazyFunction(part: string, name: string, length: number, shownName = name): unknown {
  const bound = callPart.bind(undefined, part, name);
  Object.defineProperty(bound, 'name', { value: shownName, configurable: true });
  return Object.defineProperty(bound, 'length', { value: length, configurable: true });
}

/** Functions by name, each with its number of parameters: `access3 chown4`. */
export function lazyFunctions(part: string, list: string): Record<string, unknown> {
  const functions: Record<string, unknown> = {};
  for (const entry of list.split(' ')) {
    const name = entry.slice(0, -1);
    functions[name] = lazyFunction(part, name, Number(entry.slice(-1)));
  }
  return functions;
}

export function part(key: string): Readonly<Record<string, unknown>> {
  return requireShared(key) as Readonly<Record<string, unknown>>;
}
