/** What an error becomes on the other side, by its name. */
export const ERROR_CLASSES: Readonly<Record<string, ErrorConstructor | undefined>> = {
  __proto__: null as never,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};
