import { codes } from 'internal:errors';
import { assertThis, dictionary, finishClass, kState, setState, tag } from './guest-internals.ts';

interface Slots {
  readonly kind: object;
  readonly highWaterMark: number;
}

function markOf(init: unknown): number {
  const options = dictionary(init, 'init');
  if (options === undefined) throw new codes.ERR_INVALID_ARG_TYPE('init', 'Object', init);
  const { highWaterMark } = options as { highWaterMark?: unknown };
  if (highWaterMark === undefined) throw new codes.ERR_MISSING_OPTION('init.highWaterMark');
  return Number(highWaterMark);
}

// The two functions are the same for all strategies of a kind (streams.spec.whatwg.org/#byte-length-queuing-strategy-size-function).
const { size: byteLength } = { size: (chunk: { byteLength: unknown }): unknown => chunk.byteLength };
const { size: one } = { size: (): number => 1 };

/** https://streams.spec.whatwg.org/#blqs-class */
export class ByteLengthQueuingStrategy {
  declare [kState]: Slots;
  constructor(init: unknown) {
    setState<Slots>(this, { kind: ByteLengthQueuingStrategy.prototype, highWaterMark: markOf(init) });
  }
  get highWaterMark(): number {
    assertThis(this, ByteLengthQueuingStrategy);
    return this[kState].highWaterMark;
  }
  get size(): unknown {
    assertThis(this, ByteLengthQueuingStrategy);
    return byteLength;
  }
}

/** https://streams.spec.whatwg.org/#cqs-class */
export class CountQueuingStrategy {
  declare [kState]: Slots;
  constructor(init: unknown) {
    setState<Slots>(this, { kind: CountQueuingStrategy.prototype, highWaterMark: markOf(init) });
  }
  get highWaterMark(): number {
    assertThis(this, CountQueuingStrategy);
    return this[kState].highWaterMark;
  }
  get size(): unknown {
    assertThis(this, CountQueuingStrategy);
    return one;
  }
}
for (const Class of [ByteLengthQueuingStrategy, CountQueuingStrategy]) {
  finishClass(Class, 'highWaterMark size', (self: Slots) => ({ highWaterMark: self.highWaterMark }));
  tag(Class, Class.name);
}

export type SizeAlgorithm = (chunk: unknown) => unknown;
export interface Strategy {
  readonly highWaterMark?: unknown;
  readonly size?: unknown;
}

/** https://streams.spec.whatwg.org/#validate-and-normalize-high-water-mark */
export function highWaterMarkOf(given: unknown, absent: number): number {
  if (given === undefined) return absent;
  const mark = Number(given);
  if (Number.isNaN(mark) || mark < 0) {
    throw new (codes.ERR_INVALID_ARG_VALUE as unknown as { RangeError: new (name: string, value: unknown) => Error }).RangeError(
      'strategy.highWaterMark',
      given,
    );
  }
  return mark;
}

/** https://streams.spec.whatwg.org/#make-size-algorithm-from-size-function */
export function sizeOf(size: unknown): SizeAlgorithm {
  if (size === undefined) return () => 1;
  if (typeof size !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('strategy.size', 'Function', size);
  return (chunk) => Reflect.apply(size as SizeAlgorithm, undefined, [chunk]);
}
