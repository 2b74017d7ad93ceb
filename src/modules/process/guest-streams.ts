import { onRestore } from 'internal:lifecycle';
import { requireShared } from 'internal:loader';
import type { NodeReadable, NodeWritable } from 'node:stream';
import { host } from './guest-host.ts';

type StreamName = 'stdin' | 'stdout' | 'stderr';
interface Stdio {
  createOutput(fd: 1 | 2): NodeWritable;
  createInput(): NodeReadable;
  isPlain(stream: NodeWritable): boolean;
}

const stdio = (): Stdio => requireShared('part:process/stdio') as Stdio;

const created: { stdin?: NodeReadable | undefined; stdout?: NodeWritable; stderr?: NodeWritable } = {};
// Input that was read to its end belonged to whoever prepared this memory.
onRestore(() => {
  if (created.stdin?.readableEnded || created.stdin?.destroyed) created.stdin = undefined;
});

/** A stream is made when it is first asked for: `node:stream` is not in the image. */
const getters = {
  getStdin(): NodeReadable {
    created.stdin ??= stdio().createInput();
    return created.stdin;
  },
  getStdout(): NodeWritable {
    created.stdout ??= stdio().createOutput(1);
    return created.stdout;
  },
  getStderr(): NodeWritable {
    created.stderr ??= stdio().createOutput(2);
    return created.stderr;
  },
};
const getterOf = { stdin: getters.getStdin, stdout: getters.getStdout, stderr: getters.getStderr };

export function defineStream(process: object, name: StreamName): void {
  Object.defineProperty(process, name, { get: getterOf[name], enumerable: true, configurable: true });
}

/**
 * What the program's own console writes to: the host itself, without a stream in between, until the program has made the
 * stream and put something in its way.
 */
export class DirectOutput {
  readonly #name: 'stdout' | 'stderr';
  readonly #fd: 1 | 2;

  constructor(name: 'stdout' | 'stderr') {
    this.#name = name;
    this.#fd = name === 'stdout' ? 1 : 2;
  }

  get stream(): NodeWritable {
    return getterOf[this.#name]();
  }
  get isTTY(): boolean | undefined {
    return (created[this.#name] as { isTTY?: boolean } | undefined)?.isTTY;
  }
  get getColorDepth(): (() => number) | undefined {
    return (created[this.#name] as { getColorDepth?: () => number } | undefined)?.getColorDepth;
  }

  write(text: string, callback?: (error?: Error | null) => void): void {
    const stream = created[this.#name];
    if (stream === undefined || stdio().isPlain(stream)) host.write(this.#fd, text);
    else stream.write(text, callback);
  }

  /** Whether text goes to the host as it is, where nothing can fail. */
  get isDirect(): boolean {
    const stream = created[this.#name];
    return stream === undefined || stdio().isPlain(stream);
  }
  listenerCount(event: string): number {
    return this.stream.listenerCount(event);
  }
  once(event: string, listener: () => void): unknown {
    return this.stream.once(event, listener);
  }
  removeListener(event: string, listener: () => void): unknown {
    return this.stream.removeListener(event, listener);
  }
}

/** The console's way out, unless the program has put something else in the place of the whole stream. */
export function directOutput(process: object, name: 'stdout' | 'stderr'): DirectOutput | undefined {
  return Object.getOwnPropertyDescriptor(process, name)?.get === getterOf[name] ? new DirectOutput(name) : undefined;
}
