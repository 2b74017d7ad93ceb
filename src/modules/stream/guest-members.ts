import { AbortError } from 'internal:errors';
import { validateAbortSignal, validateObject } from 'internal:validators';
import { composeStreams, Duplex, finished, Readable, Stream, signalFunctions, Writable } from './guest-package.ts';
import { webConversions } from './guest-web.ts';

/** Members that Node 24 has and the package has not, or has under another name. */
function define(target: object, members: Record<PropertyKey, unknown>): void {
  for (const key of Reflect.ownKeys(members)) {
    Object.defineProperty(target, key, { value: members[key as string], writable: true, enumerable: true, configurable: true });
  }
}

define(Readable.prototype, {
  /** nodejs.org/api/stream.html#readablecomposestream-options */
  compose(this: object, stream: unknown, options: { signal?: unknown } | undefined): unknown {
    if (options != null) validateObject(options, 'options');
    if (options?.signal != null) validateAbortSignal(options.signal, 'options.signal');
    const composed = composeStreams(this, stream);
    if (options?.signal) signalFunctions.addAbortSignal(options.signal, composed);
    return composed;
  },
});

define(Writable.prototype, {
  /** nodejs.org/api/stream.html#writablesymbolasyncdispose */
  async [Symbol.asyncDispose](this: InstanceType<typeof Writable>): Promise<void> {
    if (!this.destroyed) this.destroy(this.writableFinished ? null : new AbortError());
    await new Promise<void>((resolve, reject) => {
      // An earlier disposal is no failure of this one (observed).
      finished(this, undefined, (failure) => (failure && (failure as Error).name !== 'AbortError' ? reject(failure) : resolve()));
    });
  },
});

// Names can be seen: the bundler and the package have given others, and these functions have none in Node.
function rename(fn: unknown, name: string): void {
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
}
rename(finished, 'eos');
rename(composeStreams, 'compose');
rename(signalFunctions.addAbortSignal, 'addAbortSignal');
rename((Writable as unknown as Record<symbol, unknown>)[Symbol.hasInstance], '[Symbol.hasInstance]');
rename(Writable.prototype.setDefaultEncoding, 'setDefaultEncoding');
rename(Stream, 'Stream');

Object.defineProperty(Readable.ReadableState.prototype, 'bufferIndex', { value: 0, writable: true, configurable: true });

for (const [Class, conversions] of [
  [Readable, webConversions.readable],
  [Writable, webConversions.writable],
  [Duplex, webConversions.duplex],
] as const) {
  define(Class, conversions);
  for (const conversion of Object.values(conversions)) rename(conversion, '');
}
rename((Writable.prototype as unknown as Record<symbol, unknown>)[Symbol.asyncDispose], '');
rename(Stream.prototype['pipe' as never], '');
