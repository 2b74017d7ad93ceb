import { requireShared } from 'internal:loader';

/**
 * The classes of file streams as they lie in the image: functions whose members come with `node:stream`, when a stream is made
 * or a member is looked for. Reading `fs.ReadStream` alone loads nothing: `import * as fs` does so in every program.
 */
interface Parts {
  constructReadStream(stream: object, path: unknown, options: unknown): void;
  constructWriteStream(stream: object, path: unknown, options: unknown): void;
  completeClasses(ReadStream: StreamFunction, WriteStream: StreamFunction): void;
}
export type StreamFunction = (this: object, path: unknown, options: unknown) => unknown;

let parts: Parts | undefined;

function load(): Parts {
  if (parts === undefined) {
    parts = requireShared('part:fs/streams') as Parts;
    parts.completeClasses(ReadStream, WriteStream);
  }
  return parts;
}

/** nodejs.org/api/fs.html#class-fsreadstream; callable without `new`, as in Node. */
export function ReadStream(this: object, path: unknown, options: unknown): unknown {
  const { constructReadStream } = load();
  if (!((this as object | undefined) instanceof ReadStream)) return Reflect.construct(ReadStream, [path, options]);
  constructReadStream(this, path, options);
  return undefined;
}

/** nodejs.org/api/fs.html#class-fswritestream */
export function WriteStream(this: object, path: unknown, options: unknown): unknown {
  const { constructWriteStream } = load();
  if (!((this as object | undefined) instanceof WriteStream)) return Reflect.construct(WriteStream, [path, options]);
  constructWriteStream(this, path, options);
  return undefined;
}

/** Stands where a class's base will be, and puts it there when it is asked for anything. */
function pending(owner: object): object {
  const loaded = (): object => {
    load();
    return Object.getPrototypeOf(owner) as object;
  };
  return new Proxy(Object.create(null) as object, {
    get: (_target, key, receiver) => Reflect.get(loaded(), key, receiver),
    has: (_target, key) => Reflect.has(loaded(), key),
    getPrototypeOf: () => loaded(),
  });
}
for (const Class of [ReadStream, WriteStream]) {
  Object.setPrototypeOf(Class.prototype as object, pending(Class.prototype as object));
}

export type StreamClass = new (path: unknown, options: unknown) => unknown;
export const streamClasses = { ReadStream, WriteStream } as unknown as Record<'ReadStream' | 'WriteStream', StreamClass>;
