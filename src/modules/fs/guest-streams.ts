import { onRestore } from 'internal:lifecycle';
import { port, verbId } from 'internal:port';
import { Buffer } from 'node:buffer';
import { host } from './guest-turn.ts';

/**
 * Reading and writing by descriptor, the standard ones included: 0, 1 and 2 are the streams of the `stdio` grant, by the
 * verbs that `process.stdin` and `process.stdout` use, so that both count against one budget and come in one order.
 */
const WRITE = verbId('process.write');
const READ_INPUT = verbId('process.readInput');
const STDIN = 0;
const STDERR = 2;

let input: Buffer | undefined;
let inputPosition = 0;
onRestore(() => {
  input = undefined;
  inputPosition = 0;
});

const isOutput = (fd: unknown): boolean => fd === 1 || fd === STDERR;

export function writeTo(fd: number, source: Uint8Array | string, position: number, encoding: string | undefined): number {
  if (!isOutput(fd)) return host.write(fd, source, position, encoding);
  const bytes = typeof source === 'string' ? Buffer.from(source, encoding) : source;
  port(WRITE, fd, bytes);
  return bytes.byteLength;
}

export function readFrom(fd: number, target: Uint8Array, position: number): number {
  if (fd !== STDIN) return host.read(fd, target, position);
  const rest = takeInput(target.byteLength);
  target.set(rest);
  return rest.byteLength;
}

function takeInput(length: number): Buffer {
  input ??= Buffer.from(port(READ_INPUT) as string) as Buffer;
  const taken = input.subarray(inputPosition, inputPosition + length) as Buffer;
  inputPosition += taken.byteLength;
  return taken;
}

export function readAll(target: string | number, flags: number, encoding: string | undefined): string | Uint8Array {
  if (target !== STDIN) return host.readFile(target, flags, encoding);
  const rest = takeInput(Number.POSITIVE_INFINITY);
  return encoding === undefined ? rest : rest.toString(encoding);
}

export function writeAll(
  target: string | number,
  data: Uint8Array | string,
  flags: number,
  mode: number,
  encoding: string | undefined,
  flush: boolean,
): void {
  if (isOutput(target)) writeTo(target as number, data, -1, encoding);
  else host.writeFile(target, data, flags, mode, encoding, flush);
}
