import { splitNote } from './file-note.ts';
import { evalOrigin } from './frames.ts';
import type { Machine } from './machine.ts';
import { Termination } from './termination.ts';
import { PARSER_CELL, Scratch } from './wasm.ts';

/** Where the engine's parser found an error. */
export interface ErrorPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The text that it reads. */
  readonly text: string;
  readonly isModule: boolean;
}

/** What Node says of a source that the parser refused. */
export interface RefusedSource {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly sourceLine: string;
}

/** `JSParseState`: its text from and to, whether it is a module. */
const ParserLayout = { start: 40, end: 48, isModule: 56 } as const;
const decoder = new TextDecoder();

/** The parser at fault, which the engine left its address of. */
function readPlace({ memory }: Machine, file: number, line: number, column: number): ErrorPlace {
  const { u32, u8 } = memory;
  const parser = u32[PARSER_CELL >>> 2]!;
  u32[PARSER_CELL >>> 2] = 0;
  const [start, end] =
    parser === 0 ? [0, 0] : [u32[(parser + ParserLayout.start) >>> 2]!, u32[(parser + ParserLayout.end) >>> 2]!];
  const isModule = parser !== 0 && u32[(parser + ParserLayout.isModule) >>> 2] !== 0;
  return { file: splitNote(memory.readCString(file))[0], line, column, text: decoder.decode(u8.subarray(start, end)), isModule };
}

/** What a machine calls on the outside. Rebound for each tenant. */
export interface MachineHooks {
  /** The port: argument boxes lie at `argv`, the result box must be written to `Scratch.portResult`. */
  port(argc: number, argv: number): void;
  /** Pointer to a malloc'ed UTF-8 name; the empty name when it cannot be resolved, which `loadModule` then refuses. */
  normalizeModule(base: string, specifier: string): number;
  /** Pointer to malloc'ed UTF-8 source; 0 after setting a guest exception. */
  loadModule(name: string): number;
  /** A promise was rejected without a handler, or got one late. Boxes lie at `Scratch.rejection`. */
  promiseRejection(handled: boolean, promise: number, reason: number): void;
  /** An error needs its stack. `made`: by the engine itself, not by a constructor that user code called. */
  backtrace(error: number, made: boolean, place: ErrorPlace | undefined): void;
  /** Milliseconds since the Unix epoch, by the tenant's clock. */
  now(): number;
  /** Seconds by which the tenant's local time is ahead of UTC then. */
  zoneOffset(seconds: number): number;
  /** Called about every 16 ms of guest time. */
  inspect(): void;
}

function unbound(): never {
  throw new Termination('trap', 'The guest reached the outside while no tenant was bound');
}

export const unboundHooks: MachineHooks = {
  port: unbound,
  normalizeModule: unbound,
  loadModule: unbound,
  promiseRejection() {},
  backtrace() {},
  now: () => 0,
  zoneOffset: () => 0,
  inspect() {},
};

const ENOSYS = 52;

/** The imports of one machine. They see the machine, never the host's objects beyond its hooks. */
export function createImports(machine: Machine): WebAssembly.Imports {
  const { memory } = machine;
  let polls = 0;
  return {
    env: {
      memory: memory.wasm,
      host_call: (argc: number, argv: number) => machine.hooks.port(argc, argv),
      tick: () => machine.meter.tick(),
      interrupt: () => {
        machine.exports.interval.value = machine.meter.poll();
        if ((++polls & 63) === 0) machine.hooks.inspect();
        return machine.meter.isTimedOut ? 1 : 0;
      },
      promise_rejection: (handled: number) => {
        machine.hooks.promiseRejection(handled !== 0, Scratch.rejection, Scratch.rejection + 8);
      },
      backtrace: (error: number, flags: number, file: number, line: number, column: number) =>
        machine.hooks.backtrace(error, flags === 0, file === 0 ? undefined : readPlace(machine, file, line, column)),
      eval_origin: () => evalOrigin(machine),
      normalize_module: (_runtime: number, _context: number, base: number, specifier: number) =>
        machine.hooks.normalizeModule(memory.readCString(base), memory.readCString(specifier)),
      load_module_source: (_runtime: number, _context: number, name: number) =>
        machine.hooks.loadModule(memory.readCString(name)),
      resize_heap: (bytes: number) => {
        if (machine.growMemory(bytes >>> 0)) return 1;
        // Refusing would be catchable in the guest as an ordinary exception; a fatal limit is not.
        throw new Termination('memory', `The guest used up its memory limit of ${machine.memoryLimit} bytes`);
      },
      date_now: () => machine.hooks.now(),
      localtime: (seconds: bigint, tm: number) => {
        const time = Number(seconds);
        writeLocal(memory.i32, time, machine.hooks.zoneOffset(time), tm);
      },
      tzset: (zone: number, daylight: number) => {
        memory.i32[zone >>> 2] = 0;
        memory.i32[daylight >>> 2] = 0;
      },
      free_host_ref: () => {},
      environ_get: () => 0,
      environ_sizes_get: (count: number, bytes: number) => {
        memory.u32[count >>> 2] = 0;
        memory.u32[bytes >>> 2] = 0;
        return 0;
      },
      fd_write: () => ENOSYS,
      fd_close: () => ENOSYS,
      fd_seek: () => ENOSYS,
      set_itimer: () => 0,
      keepalive_clear: () => {},
      assert_fail: (condition: number, file: number, line: number) => {
        throw new Termination(
          'trap',
          `The engine's assertion "${memory.readCString(condition)}" failed (${memory.readCString(file)}:${line})`,
        );
      },
      abort: () => {
        throw new Termination('trap', 'The engine aborted');
      },
      exit: () => {
        throw new Termination('trap', 'The engine exited');
      },
    },
  };
}

function writeLocal(i32: Int32Array, seconds: number, offset: number, tm: number): void {
  const date = new Date((seconds + offset) * 1000);
  const at = tm >>> 2;
  i32[at] = date.getUTCSeconds();
  i32[at + 1] = date.getUTCMinutes();
  i32[at + 2] = date.getUTCHours();
  i32[at + 3] = date.getUTCDate();
  i32[at + 4] = date.getUTCMonth();
  i32[at + 5] = date.getUTCFullYear() - 1900;
  i32[at + 6] = date.getUTCDay();
  i32[at + 7] = Math.floor(
    (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) - Date.UTC(date.getUTCFullYear(), 0, 1)) / 864e5,
  );
  i32[at + 8] = 0;
  i32[at + 9] = offset;
}
