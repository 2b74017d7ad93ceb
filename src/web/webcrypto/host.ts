import type { HostContext } from '../../capabilities/capability.ts';
import { aside } from '../../clock.ts';
import type { WebCryptoVerbs } from './contract.ts';

function assertBytes(value: unknown): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError('Bytes are needed');
}

/** The host side of `crypto`. The guest's memory bounds what it can ask for. */
export function createWebCryptoHost(context: HostContext): WebCryptoVerbs {
  return {
    random(target) {
      assertBytes(target);
      context.randomFill(target);
    },
    equal(first, second) {
      assertBytes(first);
      assertBytes(second);
      // Loaded here: it takes 10 ms of the start of each process, most of which compare nothing.
      const { timingSafeEqual } = aside(() => process.getBuiltinModule('node:crypto'));
      return first.length === second.length && timingSafeEqual(first, second);
    },
  };
}
