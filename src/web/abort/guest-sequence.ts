function fail(message: string): never {
  throw Object.assign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
}

/** Web IDL's conversion to `sequence<AbortSignal>` with Node's messages (https://webidl.spec.whatwg.org/#js-sequence). */
export function toSignalSequence(value: unknown, isSignal: (value: unknown) => boolean): readonly unknown[] {
  const method = value !== null && typeof value === 'object' ? (value as Partial<Iterable<unknown>>)[Symbol.iterator] : undefined;
  if (typeof method !== 'function') fail('signals cannot be converted to sequence.');
  const iterator = Reflect.apply(method, value, []) as Iterator<unknown>;
  const signals: unknown[] = [];
  for (;;) {
    const result = iterator.next();
    if (result.done) return signals;
    if (!isSignal(result.value)) fail(`signals[${signals.length}] is not of type AbortSignal.`);
    signals[signals.length] = result.value;
  }
}
