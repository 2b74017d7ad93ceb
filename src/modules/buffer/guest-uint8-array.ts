import { requireShared } from 'internal:loader';

type Text = typeof import('./guest-uint8-array-text.ts');

/**
 * Base64 and hex of `Uint8Array` (tc39.es/proposal-arraybuffer-base64). The methods are in the image, what they do is loaded at
 * the first call. DIVERGES: `Uint8Array` has its methods for base64 and hex already, which Node has from version 25 on.
 */
const text = (): Text => requireShared('part:buffer/uint8-array-text') as Text;

const constructorMembers = {
  fromBase64(string: unknown, ...rest: [options?: unknown]): Uint8Array {
    return text().fromBase64(string, rest[0]);
  },
  fromHex(string: unknown): Uint8Array {
    return text().fromHex(string);
  },
};

const prototypeMembers = {
  toBase64(this: unknown, ...rest: [options?: unknown]): string {
    return text().toBase64(this, rest[0]);
  },
  toHex(this: unknown): string {
    return text().toHex(this);
  },
  setFromBase64(this: unknown, string: unknown, ...rest: [options?: unknown]): { read: number; written: number } {
    return text().setFromBase64(this, string, rest[0]);
  },
  setFromHex(this: unknown, string: unknown): { read: number; written: number } {
    return text().setFromHex(this, string);
  },
};

for (const [target, members] of [
  [Uint8Array, constructorMembers],
  [Uint8Array.prototype, prototypeMembers],
] as const) {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
  }
}
