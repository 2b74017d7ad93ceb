import { deprecate } from 'internal:deprecate';
import { Readable, Writable } from 'node:stream';
import { constructReadStream, readMethods } from './guest-read-stream.ts';
import type { StreamFunction } from './guest-stream-classes.ts';
import { deprecatedOpen } from './guest-stream-file.ts';
import { constructWriteStream, writeMethods } from './guest-write-stream.ts';

function anonymous(fn: unknown): unknown {
  return Object.defineProperty(fn, 'name', { value: '', configurable: true });
}

/** Members in Node's order: an accessor, the deprecated `open`, methods, and whether the file is not open yet. */
function complete(
  Class: StreamFunction,
  base: object,
  basePrototype: object,
  methods: Record<string, unknown>,
  state: string,
): void {
  const { prototype } = Class as unknown as { prototype: Record<string, unknown> };
  Object.setPrototypeOf(prototype, basePrototype);
  Object.setPrototypeOf(Class, base);
  Object.defineProperty(prototype, 'autoClose', {
    get(this: Record<string, { autoDestroy: boolean }>) {
      return this[state]!.autoDestroy;
    },
    set(this: Record<string, { autoDestroy: boolean }>, value: boolean) {
      this[state]!.autoDestroy = value;
    },
  });
  const open = Object.defineProperty((): void => {}, 'length', { value: 0 });
  const message = `${Class.name}.prototype.open() is deprecated`;
  prototype['open'] = deprecate(open, message, 'DEP0135');
  deprecatedOpen[state === '_readableState' ? 'read' : 'write'] = prototype['open'];
  for (const name of Object.keys(methods)) {
    prototype[name] = name === '_construct' ? methods[name] : anonymous(methods[name]);
  }
  Object.defineProperty(prototype, 'pending', {
    get(this: { fd: unknown }) {
      return this.fd === null;
    },
    configurable: true,
  });
}
export function completeClasses(ReadStream: StreamFunction, WriteStream: StreamFunction): void {
  complete(ReadStream, Readable, Readable.prototype, readMethods, '_readableState');
  complete(WriteStream, Writable, Writable.prototype, { ...writeMethods, destroySoon: Writable.prototype.end }, '_writableState');
}
export { constructReadStream, constructWriteStream };
