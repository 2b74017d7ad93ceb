/** An error as Node's native code makes it: `code` is a property, and the stack's first line does not show it. */
export function nativeError(Base: ErrorConstructor, code: string, message: string): Error {
  return Object.assign(new Base(message), { code });
}
