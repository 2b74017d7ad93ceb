import { CURRENT, frames as shared, tracker } from 'internal:async-context';

const frames = shared;

/**
 * Where the callbacks of one use of a parser run: in the async resource of the message, and in the context in which the parser
 * was made ready, whoever brings the bytes (async_context.html, observed).
 */
export class ParserScope {
  readonly #resource: object;
  readonly #frame: unknown = frames[CURRENT];

  constructor(resource: object, type: string) {
    this.#resource = resource;
    tracker?.init(resource, type);
  }

  run(callback: (...args: unknown[]) => unknown, receiver: object, args: readonly unknown[]): unknown {
    const outer = frames[CURRENT];
    const tracking = tracker;
    frames[CURRENT] = this.#frame;
    tracking?.before(this.#resource);
    try {
      return Reflect.apply(callback, receiver, args);
    } finally {
      tracking?.after(this.#resource);
      frames[CURRENT] = outer;
    }
  }

  end(): void {
    tracker?.destroy(this.#resource);
  }
}
