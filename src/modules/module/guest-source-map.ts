import { codes } from 'internal:errors';
import { requireShared } from 'internal:loader';
import { validateObject } from 'internal:validators';
import type { Mapping, Payload } from './guest-source-map-mappings.ts';

type Mappings = typeof import('./guest-source-map-mappings.ts');
const part = (): Mappings => requireShared('part:module/source-map') as Mappings;

/** nodejs.org/api/module.html#class-modulesourcemap; what it does is loaded with the first map. */
export class SourceMap {
  readonly #payload: Payload;
  readonly #mappings: readonly Mapping[];
  readonly #lineLengths: readonly number[] | undefined;

  constructor(payload: Payload, options?: { lineLengths?: readonly number[] }) {
    validateObject(payload, 'payload');
    if (!payload.sections && typeof payload.mappings !== 'string') {
      throw new codes.ERR_INVALID_ARG_TYPE('payload.mappings', 'string', payload.mappings);
    }
    this.#payload = part().copyOf(payload);
    this.#mappings = part().mappingsOf(payload);
    this.#lineLengths = options?.lineLengths && [...options.lineLengths];
  }

  get payload(): Payload {
    return part().copyOf(this.#payload);
  }

  get lineLengths(): number[] | undefined {
    return this.#lineLengths && [...this.#lineLengths];
  }

  /** Offsets count from 0. */
  findEntry(lineOffset: number, columnOffset: number): object {
    return part().entryAt(this.#mappings, lineOffset, columnOffset);
  }

  /** Numbers count from 1. */
  findOrigin(lineNumber: number, columnNumber: number): object {
    return part().originOf(this.findEntry(lineNumber - 1, columnNumber - 1), lineNumber, columnNumber);
  }
}

// Its second parameter has a default in Node.
Object.defineProperty(SourceMap, 'length', { value: 1, configurable: true });
