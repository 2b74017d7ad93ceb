/** What the checks of Node's fetch classes say (observed); they have no code. */
export function requireArguments(given: ArrayLike<unknown>, count: number, method: string): void {
  if (given.length >= count) return;
  const [noun, found] = [count === 1 ? 'argument' : 'arguments', given.length === 0 ? '0' : `only ${given.length}`];
  throw new TypeError(`${method}: ${count} ${noun} required, but ${found} found.`);
}

export function illegalInvocation(): TypeError {
  return Object.assign(new TypeError('Illegal invocation'), { code: 'ERR_INVALID_THIS' });
}

/** webidl.spec.whatwg.org/#es-ByteString */
export function toByteString(value: unknown): string {
  const text = `${value as string}`;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit <= 255) continue;
    const problem = `the character at index ${i} has a value of ${unit} which is greater than 255`;
    throw new TypeError(`Cannot convert argument to a ByteString because ${problem}.`);
  }
  return text;
}
