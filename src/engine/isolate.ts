import { isBackground } from './background.ts';
import { STATE_INDEX } from './entries.ts';
import { describeInstruction } from './frames.ts';
import type { ErrorPlace, RefusedSource } from './imports.ts';
import { ObjectLayout, Runtime, Tag } from './layout.ts';
import { EventLoop } from './loop.ts';
import { EvalFlag, GuestThrow, type Machine, RefusedValue } from './machine.ts';
import {
  createPort,
  type GuestFailure,
  readAny,
  type StreamOptions,
  throwIntoGuest,
  writeRejection,
  writeResult,
} from './port.ts';
import { readPrimitive } from './primitives.ts';
import { createRawVerbs, type RawOptions } from './raw.ts';
import type { TransferBudget } from './reader.ts';
import { dropJobs } from './realm-jobs.ts';
import { Termination } from './termination.ts';
import { Scratch } from './wasm.ts';
import { writeValue } from './writer.ts';

/** What one tenant brings to a machine. */
export interface IsolateOptions {
  readonly verbs: readonly (((...args: unknown[]) => unknown) | undefined)[];
  bindVerb(id: number): ((...args: unknown[]) => unknown) | undefined;
  failure(error: unknown): GuestFailure;
  /** Native module loading: both may throw, the failure becomes a guest error. */
  resolveModule(base: string, specifier: string): string;
  loadModule(name: string): string;
  /** The compiled code of a lazy module of the guest, by its key. */
  lazyCode(key: string): Uint8Array;
  now(): number;
  monotonic(): number;
  inferName?: RawOptions['inferName'];
  /** Seconds by which local time is ahead of UTC then; UTC without. */
  zoneOffset?(seconds: number): number;
  /** The words and the place that Node has for a source that the parser refused. */
  syntaxError?(refused: Pick<ErrorPlace, 'text' | 'isModule'>): RefusedSource | undefined;
  readonly budget: TransferBudget;
  readonly streams: StreamOptions;
  readonly maxHostCallsInFlight: number;
  readonly maxTimers: number;
  readonly maxJobs: number;
}

/** How a program ended by itself. */
export interface FatalError {
  /** Boxed value, owned by the isolate. */
  readonly value: number;
  readonly origin: string;
}

/** Bytes of guest stack beyond the limit, for writing the stack of an error and for telling of a rejection. */
const STACK_RESERVE = 48 << 10;

/** One tenant on a machine: its verbs, its event loop, its limits. */
export class Isolate {
  readonly machine: Machine;
  readonly loop: EventLoop;
  readonly #options: IsolateOptions;
  inFlight = 0;
  exitCode: number | undefined;
  fatal: FatalError | undefined;
  /** Whether what runs is a program, which ends with its first fatal error: nothing that is queued runs any more. */
  isProgram = false;
  #unresolved: unknown;
  #formatting = false;
  /** Whether what runs may use the reserve of the stack. */
  #inReserve = false;

  constructor(machine: Machine, options: IsolateOptions) {
    this.machine = machine;
    this.#options = options;
    this.loop = new EventLoop(machine, {
      now: options.monotonic,
      maxTimers: options.maxTimers,
      maxJobs: options.maxJobs,
      uncaught: (error) => this.reportUncaught(error.value),
    });
    const raw = createRawVerbs({
      fatal: (value, origin) => {
        this.fatal ??= { value, origin };
        this.loop.stopped = true;
        if (this.isProgram) dropJobs(machine);
        return this.isProgram;
      },
      exit: (code) => {
        this.exitCode = code;
      },
      lazyCode: options.lazyCode,
      inferName: options.inferName ?? (() => ''),
    });
    machine.hooks = {
      port: createPort(machine, {
        verbs: options.verbs,
        bindVerb: options.bindVerb,
        raw,
        failure: options.failure,
        budget: options.budget,
        streams: options.streams,
        adopt: (promise, result) => this.#adopt(promise, result),
      }),
      normalizeModule: (base, specifier) => this.#resolve(base, specifier),
      loadModule: (name) => this.#load(name),
      promiseRejection: (handled, promise, reason) => this.#trackRejection(handled, promise, reason),
      backtrace: (error, made, place) => this.#formatStack(error, made, place),
      now: options.now,
      zoneOffset: (seconds) => options.zoneOffset?.(seconds) ?? 0,
      inspect: () => this.loop.inspect(),
    };
    if (machine.entriesBox !== 0) this.bindState();
  }

  /** Finds the array that both sides read, once the guest's entries are known. */
  bindState(): void {
    const { u32 } = this.machine.memory;
    const box = this.machine.element(STATE_INDEX);
    this.loop.bindState(u32[(u32[box >>> 2]! + ObjectLayout.arrayValues) >>> 2]!);
  }

  /** Compiles and runs text, then the ticks and jobs it left. Gives an owned box. */
  evaluate(source: string, filename: string, kind: 'script' | 'module'): number {
    return this.machine.enter(() => {
      try {
        return this.machine.evaluate(source, filename, EvalFlag[kind]);
      } catch (error) {
        // A module that throws also leaves a rejected promise, which nobody can handle any more.
        if (kind === 'module' && error instanceof GuestThrow)
          this.machine.freeBox(this.callEntry('forgiveRejection', [], [error.value]));
        throw error;
      }
    });
  }

  /** Calls an entry function. Gives an owned heap box. */
  callEntry(name: Parameters<Machine['entry']>[0], args: readonly unknown[], boxes: readonly number[] = []): number {
    return this.machine.enter(() => {
      const { machine } = this;
      const first = machine.pushArgument();
      machine.popArguments(first);
      for (const box of boxes) {
        const slot = machine.pushArgument();
        machine.writeBox(slot, machine.tag(box), machine.payload(box));
        machine.retain(slot);
      }
      try {
        for (const value of args) writeValue(machine, machine.pushArgument(), value, this.#options.budget);
      } catch (error) {
        // What was written before the one that cannot cross is nobody's now.
        if (error instanceof RefusedValue || error instanceof GuestThrow) machine.popArguments(first);
        throw error;
      }
      return this.#keepResult(machine.callPushed(machine.entry(name), first));
    });
  }

  /** Calls an entry without arguments whose result does not matter. */
  callVoid(name: Parameters<Machine['entry']>[0]): void {
    const { machine } = this;
    machine.enter(() => {
      const first = machine.pushArgument();
      machine.popArguments(first);
      machine.release(machine.callPushed(machine.entry(name), first));
    });
  }

  #keepResult(result: number): number {
    const { machine } = this;
    const box = machine.allocate(8);
    machine.writeBox(box, machine.tag(result), machine.payload(result));
    machine.writeBox(result, 0, 0);
    return box;
  }

  read(box: number): unknown {
    return this.machine.enter(() => readAny(this.machine, box, this.#options.budget));
  }

  /** 0 pending, 1 fulfilled, 2 rejected; -1 when the box holds no promise. */
  promiseState(box: number): number {
    const { machine } = this;
    return machine.tag(box) === Tag.object ? machine.enter(() => machine.exports.QTS_PromiseState(machine.context, box)) : -1;
  }

  /** The value or reason of a settled promise, as an owned box. */
  promiseResult(box: number): number {
    return this.machine.enter(() => this.machine.exports.QTS_PromiseResult(this.machine.context, box));
  }

  /** Handles a promise's rejection, so that it does not count as unhandled. */
  observe(box: number): void {
    this.machine.enter(() => {
      const result = this.callEntry('pickExport', [true], [box]);
      this.machine.freeBox(result);
    });
  }

  /** Runs the ticks and jobs that failed code has left, for nobody: what comes next must not fail of them. */
  discardLeft(): void {
    const { machine, loop } = this;
    do {
      if (this.fatal !== undefined) machine.freeBox(this.fatal.value);
      this.fatal = undefined;
      loop.stopped = false;
      machine.enter(() => loop.drain());
    } while (this.fatal !== undefined);
  }

  /** A guest exception as plain data. Frees its value. */
  describe(value: number): unknown {
    return this.machine.enter(() => {
      const { machine } = this;
      const first = machine.pushArgument();
      machine.writeBox(first, machine.tag(value), machine.payload(value));
      machine.retain(first);
      try {
        const result = machine.callPushed(machine.entry('describeError'), first);
        const text = readPrimitive(machine, result) as string;
        machine.release(result);
        machine.writeBox(result, 0, 0);
        return JSON.parse(text) as unknown;
      } catch (error) {
        if (!(error instanceof GuestThrow)) throw error;
        // A value that cannot even be described, because its traps throw: that much is known.
        machine.freeBox(error.value);
        return { thrown: 'error', name: 'Error', message: 'The guest threw a value that cannot be read' };
      } finally {
        if (machine.dead === null) machine.freeBox(value);
      }
    });
  }

  /** `rejected`: it is the reason of a promise, which is another origin to the guest's listeners. */
  reportUncaught(value: number, rejected = false): void {
    const { machine } = this;
    const first = machine.pushArgument();
    machine.writeBox(first, machine.tag(value), machine.payload(value));
    machine.exports.free(value);
    machine.writeBox(machine.pushArgument(), Tag.bool, rejected ? 1 : 0);
    machine.release(machine.callPushed(machine.entry('reportUncaught'), first));
  }

  // -- Hooks ---------------------------------------------------------------------------------------------------

  /** A promise of the host: the guest gets one of its own, settled by a macrotask. */
  #adopt(promise: PromiseLike<unknown>, result: number): void {
    const { machine } = this;
    if (++this.inFlight > this.#options.maxHostCallsInFlight) {
      throw new Termination('host-calls', `The guest has more than ${this.#options.maxHostCallsInFlight} host calls in flight`);
    }
    const resolvers = machine.allocate(8);
    const box = machine.exports.QTS_NewPromiseCapability(machine.context, resolvers);
    const resolve = machine.memory.u32[resolvers >>> 2]!;
    const reject = machine.memory.u32[(resolvers >>> 2) + 1]!;
    machine.exports.free(resolvers);
    machine.writeBox(result, machine.tag(box), machine.payload(box));
    machine.exports.free(box);
    const weight = isBackground(promise) ? 0 : 1;
    this.loop.pending += weight;
    /** `write` gives the function that the value is for. */
    const settle = (write: (slot: number) => number): void => {
      this.inFlight--;
      this.loop.pending -= weight;
      if (machine.dead !== null) return;
      this.loop.post(() => {
        const slot = machine.pushArgument();
        machine.release(machine.callPushed(write(slot), slot));
        machine.freeBox(resolve);
        machine.freeBox(reject);
      });
    };
    const refuse = (slot: number, error: unknown): number => {
      writeRejection(machine, slot, this.#options, error);
      return reject;
    };
    promise.then(
      (value) =>
        settle((slot) => {
          try {
            writeResult(machine, slot, value, this.#options);
            return resolve;
          } catch (error) {
            return refuse(slot, error);
          }
        }),
      (error) => settle((slot) => refuse(slot, error)),
    );
  }

  /** The engine ignores an exception set here and asks for the module of the name it got; so the failure waits for that. */
  #resolve(base: string, specifier: string): number {
    let name = '';
    this.machine.meter.check();
    try {
      name = this.#options.resolveModule(base, specifier);
    } catch (error) {
      if (error instanceof Termination) throw error;
      this.#unresolved = error;
    }
    return this.machine.allocateUtf8(name).pointer;
  }

  #load(name: string): number {
    const { machine } = this;
    machine.meter.check();
    try {
      if (name === '') throw this.#unresolved;
      return machine.allocateUtf8(this.#options.loadModule(name)).pointer;
    } catch (error) {
      throwIntoGuest(machine, this.#options, error);
      machine.writeBox(Scratch.portResult, 0, 0);
      return 0;
    }
  }

  #trackRejection(handled: boolean, promise: number, reason: number): void {
    const { machine } = this;
    if (machine.entriesBox === 0) return;
    // What tells a script that its time went by is no rejection of the program's.
    if (!handled && machine.meter.isTimedOut) return;
    const first = machine.pushArgument();
    machine.writeBox(first, Tag.bool, handled ? 1 : 0);
    for (const box of [promise, reason]) {
      const slot = machine.pushArgument();
      machine.writeBox(slot, machine.tag(box), machine.payload(box));
      machine.retain(slot);
    }
    try {
      this.#withStackReserve(() => machine.release(machine.callPushed(machine.entry('trackRejection'), first)));
    } catch (thrown) {
      if (!(thrown instanceof GuestThrow)) throw thrown;
      // The engine cannot be told, and a rejection that nobody hears of is worse than the end.
      throw new Termination('stack', 'The guest used up the stack');
    }
  }

  /** V8's words for what the parser refused, and the place. */
  #pushSyntaxError({ file, line, column, text, isModule }: ErrorPlace): void {
    const { machine } = this;
    const told = this.#options.syntaxError?.({ text, isModule });
    const slot = machine.pushArgument();
    machine.writeBox(slot, Tag.undefined, 0);
    if (told !== undefined) machine.writeStringBox(slot, told.message);
    const place = told ?? { line, column, length: -1, sourceLine: '' };
    const shown = { file, line: place.line, column: place.column, length: place.length, sourceLine: place.sourceLine };
    // Without the tenant's limit of transfers: it is the guest's own text, and a refusal in here would unwind the engine's frames.
    writeValue(machine, machine.pushArgument(), shown, { bytes: Number.POSITIVE_INFINITY, depth: 1 });
  }

  #formatStack(error: number, made: boolean, place: ErrorPlace | undefined): void {
    const { machine } = this;
    if (machine.entriesBox === 0 || this.#formatting) return;
    this.#formatting = true;
    // An exception may be on its way while its stack is written; what happens in here must not replace it.
    const pending = machine.runtime + Runtime.currentException;
    const [tag, payload] = [machine.tag(pending), machine.payload(pending)];
    machine.writeBox(pending, Tag.uninitialized, 0);
    const first = machine.pushArgument();
    machine.writeBox(first, Tag.object, error);
    machine.retain(first);
    machine.writeBox(machine.pushArgument(), Tag.bool, made ? 1 : 0);
    try {
      this.#withStackReserve(() => {
        const instruction = made && place === undefined ? describeInstruction(machine) : undefined;
        if (place !== undefined) this.#pushSyntaxError(place);
        else if (instruction !== undefined) machine.writeStringBox(machine.pushArgument(), instruction);
        machine.release(machine.callPushed(machine.entry('formatStack'), first));
      });
    } catch (thrown) {
      if (!(thrown instanceof GuestThrow)) throw thrown;
      // Out of guest stack while a stack overflow is being reported: the engine's own text stays.
      machine.freeBox(thrown.value);
    } finally {
      this.#formatting = false;
      if (machine.dead === null) machine.writeBox(pending, tag, payload);
    }
  }

  /** Errors are made and promises rejected where the stack ends, too: what is left beyond the guest's limit is for telling of it. */
  #withStackReserve(body: () => void): void {
    if (this.#inReserve) {
      body();
      return;
    }
    const { memory, runtime } = this.machine;
    const limit = (runtime + Runtime.stackLimit) >>> 2;
    this.#inReserve = true;
    memory.u32[limit]! -= STACK_RESERVE;
    try {
      body();
    } finally {
      this.#inReserve = false;
      memory.u32[limit]! += STACK_RESERVE;
    }
  }
}
