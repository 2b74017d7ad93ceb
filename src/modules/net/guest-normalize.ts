/** Marks arguments that were put in order before. */
const normalizedArgs = Symbol('normalizedArgs');
type Listener = (...args: unknown[]) => void;
export type Options = Record<string, unknown>;
export type Normalized = [options: Options, listener: Listener | null];

export const toNumber = (value: unknown): number | false => {
  const number = Number(value);
  return number >= 0 ? number : false;
};
/** Whether a first argument is a path: text that is no number. */
export const isPipeName = (value: unknown): value is string => typeof value === 'string' && toNumber(value) === false;

/** The forms of `connect` and `listen` as options and a listener (nodejs.org/api/net.html#netconnect, observed). */
export function normalizeArgs(args: unknown[]): Normalized {
  let normalized: Normalized;
  if (args.length === 0) normalized = [{}, null];
  else {
    const [first] = args;
    let options: Options = {};
    if (typeof first === 'object' && first !== null) options = first as Options;
    else if (isPipeName(first)) options['path'] = first;
    else {
      options['port'] = first;
      if (args.length > 1 && typeof args[1] === 'string') options['host'] = args[1];
    }
    const last = args[args.length - 1];
    normalized = [options, typeof last === 'function' ? (last as Listener) : null];
  }
  (normalized as unknown as Record<symbol, boolean>)[normalizedArgs] = true;
  return normalized;
}

export function isNormalized(value: unknown): value is Normalized {
  return Array.isArray(value) && (value as unknown as Record<symbol, boolean>)[normalizedArgs] === true;
}
