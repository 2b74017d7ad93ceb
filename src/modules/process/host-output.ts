import type { HostContext } from '../../capabilities/capability.ts';
import type { StdioGrant } from '../../capabilities/stdio.ts';

const encoder = new TextEncoder();

/**
 * stdout and stderr of one sandbox. Bytes are decoded as they come, so that a character which is split between two
 * writes arrives whole; what both streams write counts against one budget.
 */
export class Output {
  readonly #context: HostContext;
  readonly #sinks: StdioGrant | undefined;
  readonly #budget: number;
  #written = 0;
  readonly #decoders: (InstanceType<typeof TextDecoder> | undefined)[] = [];

  constructor(context: HostContext) {
    this.#context = context;
    this.#sinks = context.grant<StdioGrant>('stdio');
    this.#budget = context.limits.stdioBytes ?? Number.POSITIVE_INFINITY;
  }

  write(fd: unknown, chunk: unknown): void {
    if (fd !== 1 && fd !== 2) throw new TypeError('Only stdout and stderr can be written');
    const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
    if (!(bytes instanceof Uint8Array)) throw new TypeError('Only text and bytes can be written');
    const room = this.#budget - this.#written;
    this.#written += bytes.length;
    if (bytes.length <= room) {
      // The text itself is passed on when nothing waits for its second half; a lone surrogate has become U+FFFD.
      const isWhole = typeof chunk === 'string' && this.#decoders[fd] === undefined;
      this.#give(fd, isWhole ? wellFormed(chunk) : this.#decode(fd, bytes));
      return;
    }
    this.#give(fd, this.#decode(fd, bytes.subarray(0, Math.max(0, room))));
    this.#give(fd, `\n[output cut: more than ${this.#budget} bytes]\n`);
    this.#context.exceed('output', `The guest wrote more than ${this.#budget} bytes to stdout and stderr`);
  }

  #decode(fd: number, bytes: Uint8Array): string {
    this.#decoders[fd] ??= new TextDecoder('utf-8', { ignoreBOM: true });
    return this.#decoders[fd].decode(bytes, { stream: true });
  }

  #give(fd: 1 | 2, text: string): void {
    if (text === '') return;
    const sink = fd === 1 ? this.#sinks?.stdout : this.#sinks?.stderr;
    const result: unknown = sink?.(text);
    // That of an async sink, which nothing waits for: the guest goes on, and the embedder is told where it listens.
    if (result instanceof Promise)
      result.catch((error: unknown) => this.#context.emit({ type: 'host-error', capability: 'stdio', verb: 'write', error }));
  }
}

function wellFormed(text: string): string {
  return (text as string & { toWellFormed(): string }).toWellFormed();
}
