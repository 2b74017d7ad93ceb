import { codes } from 'internal:errors';

/**
 * Web IDL's conversion to `sequence<AbortSignal>` with Node's messages (https://webidl.spec.whatwg.org/#js-sequence). What is
 * said of a member is what Node 24.12 says, whose tests ask for it; Node 24.21 words it otherwise.
 */
export function toSignalSequence(value: unknown, isSignal: (value: unknown) => boolean): readonly unknown[] {
  const method = value !== null && typeof value === 'object' ? (value as Partial<Iterable<unknown>>)[Symbol.iterator] : undefined;
  if (typeof method !== 'function')
    throw Object.assign(new TypeError('signals cannot be converted to sequence.'), { code: 'ERR_INVALID_ARG_TYPE' });
  const iterator = Reflect.apply(method, value, []) as Iterator<unknown>;
  const signals: unknown[] = [];
  for (;;) {
    const result = iterator.next();
    if (result.done) return signals;
    if (!isSignal(result.value)) throw new codes.ERR_INVALID_ARG_TYPE(`signals[${signals.length}]`, 'AbortSignal', result.value);
    signals[signals.length] = result.value;
  }
}
