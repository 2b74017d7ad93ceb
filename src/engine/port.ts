import { revive } from './codec.ts';
import { mayBeStream } from './foreign.ts';
import { Tag } from './layout.ts';
import { GuestThrow, type Machine, RefusedValue } from './machine.ts';
import { readPrimitive } from './primitives.ts';
import { NeedsGuest, readValue, type TransferBudget, viewBytes } from './reader.ts';
import { stringLength } from './strings.ts';
import { isStackEnd, Termination } from './termination.ts';
import { Scratch } from './wasm.ts';
import { writeValue } from './writer.ts';

/** How a host failure looks inside the guest. */
export interface GuestFailure {
  readonly name: string;
  readonly message: string;
  /** Its own fields, as the JSON of an object. */
  readonly fields: string;
  /** Where in a source it is. */
  readonly place?: object | undefined;
  /** By which the host finds what it keeps of the failure; 0 for nothing. */
  readonly cause?: number;
}

/** What the port asks of whoever wires the verbs. */
export interface PortOptions {
  /** Verbs by id, bound at their first call. An id that is not in the table is refused. */
  readonly verbs: readonly (((...args: unknown[]) => unknown) | undefined)[];
  bindVerb(id: number): ((...args: unknown[]) => unknown) | undefined;
  /** Verbs that take and give raw boxes, by negative id: `raw[-id - 1]`. The result box is written by the verb. */
  readonly raw: readonly ((machine: Machine, argc: number, argv: number, result: number) => void)[];
  /** Turns what a verb threw into what the guest may see. */
  failure(error: unknown): GuestFailure;
  /** Called with the promise of a verb: gives it to the guest and settles it later. */
  adopt(promise: PromiseLike<unknown>, result: number): void;
  readonly budget: TransferBudget;
  readonly streams: StreamOptions;
}

/** How streams cross, which are no values. */
export interface StreamOptions {
  /** Id of the verb whose arguments may be streams. */
  readonly verb: number;
  /** What the host has for one that the guest numbered. */
  toHost(id: number): unknown;
  /** The number of a result that is a stream of the host, negative for a readable one; 0 for anything else. */
  toGuest(value: object): number;
}

/** The number of a verb and its arguments, up to which each argument has a bound of its own alone. */
const MAX_POSITIONAL = 7;

/** A function of the embedder's takes as many arguments as a stack has room for: together they are no larger than the guest may be. */
function sharedBudget(machine: Machine, budget: TransferBudget): TransferBudget {
  let left = machine.memoryLimit;
  return {
    ...budget,
    spend: (bytes) => {
      left -= bytes;
      if (left < 0) throw new RefusedValue(`The arguments are larger than ${machine.memoryLimit} bytes together`);
    },
  };
}

/**
 * The one door. A guest call arrives as boxes in linear memory: the verb's id, then positional arguments, each read in
 * place. Nothing of the host but these results crosses back. 68 ns a call against 3,094 ns through
 * `QuickJSContext.newFunction` (bench/port.ts).
 */
export function createPort(machine: Machine, options: PortOptions): (argc: number, argv: number) => void {
  const { verbs, raw, budget } = options;
  /** How often reading an argument has run guest code. */
  let guestRuns = 0;

  const argument = (at: number, bound: TransferBudget = budget): unknown => {
    const tag = machine.memory.i32[(at >>> 2) + 1]!;
    if (tag === Tag.object) {
      const bytes = viewBytes(machine, at);
      if (bytes === undefined) return structure(at, bound);
      bound.spend?.(bytes.length);
      machine.meter.weigh(bytes.length);
      return bytes;
    }
    const isText = tag === Tag.string || tag === Tag.rope;
    if (isText) {
      const length = stringLength(machine.memory, machine.payload(at));
      bound.spend?.(length);
      machine.meter.weigh(length);
      // Making a text of a rope runs guest code.
      if (tag === Tag.rope) guestRuns++;
    }
    return readPrimitive(machine, at);
  };

  const structure = (at: number, bound: TransferBudget): unknown => {
    try {
      return readValue(machine, at, bound);
    } catch (error) {
      if (!(error instanceof NeedsGuest)) throw error;
      guestRuns++;
      return readByGuest(machine, at, bound);
    }
  };

  const streamOrValue = (at: number, bound: TransferBudget = budget): unknown => {
    if (machine.memory.i32[(at >>> 2) + 1] !== Tag.object || !machine.direct || !mayBeStream(machine, at))
      return argument(at, bound);
    guestRuns++;
    const first = machine.pushArgument();
    machine.writeBox(first, machine.tag(at), machine.payload(at));
    machine.retain(first);
    const id = readPrimitive(machine, machine.callPushed(machine.entry('exportStream'), first)) as number;
    return id === 0 ? argument(at, bound) : options.streams.toHost(id);
  };

  const call = (argc: number, argv: number): unknown => {
    const { i32 } = machine.memory;
    const id = argc > 0 && i32[(argv >>> 2) + 1] === Tag.int ? i32[argv >>> 2]! : Number.NaN;
    const verb = verbs[id] ?? options.bindVerb(id);
    if (verb === undefined) throw new RefusedValue('Unknown host verb');
    const read = id === options.streams.verb ? streamOrValue : argument;
    if (argc === 1) return verb();
    if (argc === 2) return verb(read(argv + 8));
    const runs = guestRuns;
    if (argc === 3) {
      const first = read(argv + 8);
      const second = read(argv + 16);
      return guestRuns === runs ? verb(first, second) : verb(viewAgain(first, argv + 8), second);
    }
    const args: unknown[] = [];
    const bound = argc > MAX_POSITIONAL ? sharedBudget(machine, budget) : budget;
    for (let i = 1; i < argc; i++) args.push(read(argv + 8 * i, bound));
    if (guestRuns !== runs) for (let i = 1; i < argc; i++) args[i - 1] = viewAgain(args[i - 1], argv + 8 * i);
    return verb(...args);
  };

  /**
   * A view that was taken before guest code ran for a later argument: a getter or an iterator may have grown linear memory, which
   * detaches every view of it, or moved the bytes.
   */
  const viewAgain = (value: unknown, at: number): unknown =>
    value instanceof Uint8Array && machine.memory.i32[(at >>> 2) + 1] === Tag.object ? (viewBytes(machine, at) ?? value) : value;

  const adopt = (promise: PromiseLike<unknown>): void => {
    try {
      if (machine.dead !== null) throw machine.dead;
      options.adopt(promise, Scratch.portResult);
    } catch (error) {
      // Nobody will hear how it settles, and a rejection must not end the host's process.
      promise.then(undefined, () => {});
      throw error;
    }
  };

  return (argc, argv) => {
    try {
      machine.meter.call();
      const { i32 } = machine.memory;
      const id = i32[argv >>> 2]!;
      if (id < 0 && argc > 0 && i32[(argv >>> 2) + 1] === Tag.int) {
        const verb = raw[-id - 1];
        if (verb === undefined) throw new RefusedValue('Unknown host verb');
        verb(machine, argc - 1, argv + 8, Scratch.portResult);
        return;
      }
      const result = call(argc, argv);
      if (typeof result === 'object' && result !== null && isThenable(result)) adopt(result);
      // The embedder may have ended the sandbox in its own function: the guest does not get to call the next.
      else if (machine.dead !== null) throw machine.dead;
      else writeResult(machine, Scratch.portResult, result, options);
    } catch (error) {
      throwIntoGuest(machine, options, error);
    }
  };
}

/** Writes what a verb gave: a value, or the object that the guest makes of a stream of the host. */
export function writeResult(
  machine: Machine,
  slot: number,
  value: unknown,
  { budget, streams }: Pick<PortOptions, 'budget' | 'streams'>,
): void {
  const id = typeof value === 'object' && value !== null ? streams.toGuest(value) : 0;
  if (id === 0) {
    writeValue(machine, slot, value, budget);
    return;
  }
  const first = machine.pushArgument();
  machine.writeBox(first, Tag.int, Math.abs(id));
  machine.writeBox(machine.pushArgument(), Tag.bool, id < 0 ? 1 : 0);
  const result = machine.callPushed(machine.entry('openStream'), first);
  machine.writeBox(slot, machine.tag(result), machine.payload(result));
  machine.writeBox(result, 0, 0);
}

function isThenable(value: object): value is PromiseLike<unknown> {
  return value instanceof Promise;
}

/** What a promise of a verb was rejected with, written to `slot`, unless it ends the machine. */
export function writeRejection(machine: Machine, slot: number, { failure }: Pick<PortOptions, 'failure'>, thrown: unknown): void {
  const error = knowable(thrown);
  // A limit that was met while nothing of the guest ran ends it now.
  if (error instanceof Termination || machine.dead !== null) throw error;
  writeError(machine, slot, failure(error));
}

/** What can be asked for its class: a function of the embedder may throw a proxy that was revoked. */
function knowable(thrown: unknown): unknown {
  try {
    void (thrown instanceof Error);
    return thrown;
  } catch {
    return new Error('What was thrown cannot be read', { cause: thrown });
  }
}

/** Makes the failure the guest's pending exception, unless it ends the machine. */
export function throwIntoGuest(machine: Machine, options: Pick<PortOptions, 'failure'>, thrown: unknown): void {
  if (machine.dead !== null) throw machine.dead;
  const error = knowable(thrown);
  if (error instanceof Termination) throw error;
  // V8's own stack ended inside host code that the guest called deep down: the same end as inside the guest.
  if (isStackEnd(error)) throw error;
  const value = error instanceof GuestThrow ? error.value : makeErrorOrFail(machine, options.failure(error));
  machine.exports.QTS_Throw(machine.context, value);
  machine.freeBox(value);
  machine.writeBox(Scratch.portResult, Tag.exception, 0);
}

/** Where the guest's stack ends, the error that is thrown is the one that says so. */
function makeErrorOrFail(machine: Machine, failure: GuestFailure): number {
  try {
    return makeError(machine, failure);
  } catch (error) {
    if (error instanceof GuestThrow) return error.value;
    throw error;
  }
}

/** An error object made by the guest's own constructors. Gives an owned box. */
export function makeError(machine: Machine, failure: GuestFailure): number {
  const box = machine.allocate(8);
  writeError(machine, box, failure);
  return box;
}

/** The same, written to `slot`. */
export function writeError(machine: Machine, slot: number, { name, message, fields, place, cause = 0 }: GuestFailure): void {
  const first = machine.pushArgument();
  machine.writeStringBox(first, name);
  machine.writeStringBox(machine.pushArgument(), message);
  machine.writeStringBox(machine.pushArgument(), fields);
  machine.writeBox(machine.pushArgument(), Tag.int, cause);
  if (place !== undefined) machine.writeStringBox(machine.pushArgument(), JSON.stringify(place));
  const result = machine.callPushed(machine.entry('makeError'), first);
  machine.writeBox(slot, machine.tag(result), machine.payload(result));
  machine.writeBox(result, 0, 0);
}

/** Reads any value: directly, or through the guest's codec when only guest code can tell what it holds. */
export function readAny(machine: Machine, at: number, budget: TransferBudget): unknown {
  try {
    return readValue(machine, at, budget);
  } catch (error) {
    if (!(error instanceof NeedsGuest)) throw error;
    return readByGuest(machine, at, budget);
  }
}

function readByGuest(machine: Machine, at: number, budget: TransferBudget): unknown {
  const first = machine.pushArgument();
  machine.writeBox(first, machine.tag(at), machine.payload(at));
  machine.retain(first);
  writeValue(machine, machine.pushArgument(), budget.bytes, budget);
  writeValue(machine, machine.pushArgument(), budget.depth, budget);
  const result = machine.callPushed(machine.entry('dehydrate'), first);
  const answer = readPrimitive(machine, result) as string;
  machine.release(result);
  machine.writeBox(result, 0, 0);
  // The guest's codec reports what it refuses as text, so that no guest exception stands for a host decision.
  if (answer.startsWith('!')) throw new RefusedValue(answer.slice(1));
  budget.spend?.(answer.length);
  return revive(answer);
}
