import { type CapabilityDescription, describeGrants } from './capabilities/grants.ts';
import type { CapabilityDefinition } from './capabilities/own-capability.ts';
import { sandboxMounts } from './capabilities/volumes/mounts.ts';
import { monotonicNow } from './clock.ts';
import { capture, heapBytes, settle } from './engine/image.ts';
import type { Isolate } from './engine/isolate.ts';
import { GuestThrow, type Machine, RefusedValue } from './engine/machine.ts';
import { Termination } from './engine/termination.ts';
import { type GuestFailure, SandboxError } from './errors.ts';
import { guestFailure, hostFailure, OperationError, terminationFailure } from './failure.ts';
import type { SandboxContext } from './host-context.ts';
import {
  bounded,
  checkCall,
  checkExec,
  checkOperation,
  checkSource,
  type ExecOptions,
  type OperationOptions,
  type Source,
} from './operation.ts';
import { absolutePath, type ParsedOptions, parseOptions, type SandboxOptions } from './options.ts';
import { enterDirectory, isModule, runProgram } from './program.ts';
import type { ExecResult, Result, Usage } from './result.ts';
import { loadRuntime } from './runtime.ts';
import { assertAtRest, Snapshot } from './snapshot.ts';
import { makeTenant, type Tenant } from './tenant.ts';

/** Name that text given to `run` and `evaluate` has in stacks. */
const INLINE_MODULE = 'file:///[run]';
const INLINE_SCRIPT = 'evaluate';

/** How often what finalization callbacks leave is collected before a snapshot. */
const MAX_SETTLING_ROUNDS = 4;

/**
 * An isolated virtual machine that behaves like Node.js 24. It is restored from a snapshot, not booted, so a fresh one
 * costs about a tenth of a millisecond: make one per request rather than sharing one between tenants.
 *
 * @example
 * const sandbox = await createSandbox();
 * await sandbox.run('export default 6 * 7'); // { ok: true, value: 42, ... }
 * sandbox.dispose();
 */
export async function createSandbox<const Defined extends readonly CapabilityDefinition[] = readonly []>(
  options?: SandboxOptions<Defined>,
): Promise<Sandbox> {
  const parsed = parseOptions(options);
  await loadRuntime();
  return new Sandbox(parsed);
}

/** See {@link createSandbox}. */
export class Sandbox {
  readonly #tenant: Tenant;
  readonly #machine: Machine;
  readonly #isolate: Isolate;
  readonly #context: SandboxContext;
  /** Why this sandbox is over; null while it lives. */
  #over: Termination | null = null;
  #busy = false;
  readonly #queue: (() => void)[] = [];
  #startedAt = 0;
  #startSteps = 0;
  #executed = false;
  #mainBox: number;
  #description: CapabilityDescription | undefined;

  /** @internal */
  constructor(options: ParsedOptions) {
    this.#tenant = makeTenant(options);
    this.#machine = this.#tenant.machine;
    this.#isolate = this.#tenant.isolate;
    this.#context = this.#tenant.context;
    this.#mainBox = this.#tenant.state.mainBox;
  }

  /**
   * What this sandbox may do, as frozen plain data in a fixed order: fit to be logged, compared and hashed. Secrets are not in
   * it: of `env` there are names, of `stdio` and `host` what is there, of `fs` the mount points.
   *
   * @example
   * const sandbox = await createSandbox({ capabilities: { env: { TOKEN: 'x' } } });
   * sandbox.capabilities.env; // ['TOKEN']
   * JSON.stringify(sandbox.capabilities.clock); // '"real"'
   */
  get capabilities(): CapabilityDescription {
    const { grants, rows } = this.#tenant.options;
    this.#description ??= describeGrants(grants, rows);
    return this.#description;
  }

  // -- Operations ----------------------------------------------------------------------------------------------

  /**
   * Runs a module and gives the value of its default export, or of its namespace when it has none. `source` is the text
   * of an ES module, or the path of a file: ES module, CommonJS, TypeScript or JSON.
   */
  async run(source: Source, options: OperationOptions = {}): Promise<Result> {
    checkSource(source);
    checkOperation(options, 'run');
    return this.#operate(options, async () => {
      const { machine } = this.#isolate;
      if (typeof source === 'string') this.#tenant.admit(source, decodeURI(INLINE_MODULE.slice('file://'.length)));
      const namespace = await (typeof source === 'string' ? this.#runInline(source) : this.#runFile(source.path));
      if (this.#mainBox !== 0 && this.#mainBox !== this.#tenant.state.mainBox) machine.freeBox(this.#mainBox);
      this.#mainBox = namespace;
      const value = await this.#settled(this.#isolate.callEntry('pickExport', [false], [namespace]));
      return this.#take(value);
    });
  }

  async #runFile(path: string): Promise<number> {
    const box = this.#isolate.callEntry('runMain', [path]);
    this.#drain(isModule(this.#tenant.loader, path));
    return this.#settled(box);
  }

  async #runInline(source: string): Promise<number> {
    const name = INLINE_MODULE;
    const { loader, machine } = this.#tenant;
    try {
      const box = this.#isolate.evaluate(
        machine.enter(() => loader.inline(source, name)),
        name,
        'module',
      );
      this.#drain(true);
      return await this.#settled(box);
    } catch (error) {
      if (!(error instanceof GuestThrow)) throw error;
      // A module of the volume fails inside the guest's loader, which does the same.
      throw new GuestThrow(this.#isolate.callEntry('explainImport', [loader.trust(name)], [error.value]));
    }
  }

  /**
   * Calls an export of the module that ran last (or of a prepared snapshot's entry) with copies of `args`, taken when its turn
   * comes. A promise it gives is awaited.
   */
  async call(name: string, args: readonly unknown[] = [], options: OperationOptions = {}): Promise<Result> {
    checkCall(name, args);
    checkOperation(options, 'call');
    return this.#operate(options, () => {
      // Asked only now: the module may be one that was still running when this was called.
      if (this.#mainBox === 0)
        throw new SandboxError('export', `There is no module to call "${name}" of: run one first, or use a prepared snapshot`);
      const values = args.map((value) => bounded(value, this.#tenant.options.limits));
      // One entry for the whole of a synchronous call: each costs two looks at the clock.
      return this.#machine.enter(() => {
        const box = this.#isolate.callEntry('callExport', [name, ...values], [this.#mainBox]);
        this.#drain();
        if (this.#isolate.promiseState(box) === -1) return this.#take(box);
        return this.#settled(box).then((value) => this.#take(value));
      });
    });
  }

  /** Runs a script, without await, and gives its completion value. */
  evaluate(source: string): Result {
    if (typeof source !== 'string') throw new SandboxError('option', `Source must be a string, got ${typeof source}`);
    this.#assertAlive();
    if (this.#busy) throw new SandboxError('option', 'evaluate() cannot run while another operation of this sandbox does');
    this.#begin();
    try {
      this.#tenant.admit(source, INLINE_SCRIPT);
      const box = this.#isolate.evaluate(source, INLINE_SCRIPT, 'script');
      this.#drain();
      return { ok: true, value: this.#take(box), usage: this.#usage() };
    } catch (error) {
      return this.#failed(error);
    } finally {
      this.#end();
    }
  }

  /**
   * Runs a program as `node path ...argv` would, until nothing is left to do. Once per sandbox: a program ends its process.
   */
  async exec(path: string, options: ExecOptions = {}): Promise<ExecResult> {
    absolutePath(path, 'path');
    checkExec(options);
    const { argv = [], cwd } = options;
    let exitCode = 0;
    const result = await this.#operate(options, async () => {
      if (this.#executed)
        throw new SandboxError('option', 'exec() runs one program per sandbox: make another sandbox for the next');
      if (cwd !== undefined) enterDirectory(this.#context, cwd);
      this.#executed = true;
      this.#context.share('program', () => ({ path, argv }));
      exitCode = await runProgram(this.#tenant, path);
      this.#throwFatal();
      return undefined;
    });
    if (result.ok) return { exitCode, error: undefined, usage: result.usage };
    if (result.error.code === 'exit') return { exitCode: this.#isolate.exitCode ?? 0, error: undefined, usage: result.usage };
    return { exitCode: exitCode || 1, error: result.error, usage: result.usage };
  }

  /** This sandbox at rest, to be restored any number of times. Refused while host work is under way. */
  async snapshot(): Promise<Snapshot> {
    this.#assertAlive();
    if (this.#busy) throw new SandboxError('snapshot', 'A snapshot cannot be taken while an operation runs');
    assertAtRest(this.#isolate.loop);
    this.#settleMemory();
    assertAtRest(this.#isolate.loop);
    // Files that nothing looked at yet are part of the snapshot all the same.
    if (this.#tenant.options.files !== undefined) sandboxMounts(this.#context);
    return new Snapshot({
      image: capture(this.#machine, this.#context.monotonic()),
      mainBox: this.#mainBox,
      volume: this.#tenant.volume?.toSharedData() ?? this.#tenant.state.volume,
    });
  }

  /**
   * Collecting garbage leaves jobs: the callbacks of `FinalizationRegistry`. They run here, once, and not in each sandbox that is
   * restored. What they make of it may again be garbage, and a program can go on with that for ever.
   */
  #settleMemory(): void {
    // Collecting is work of the guest's too, and what the last operation left of its time says nothing of it.
    this.#begin();
    try {
      settle(this.#machine);
      for (let round = 0; this.#machine.hasJobs && round < MAX_SETTLING_ROUNDS; round++) {
        this.#drain();
        settle(this.#machine);
      }
    } catch (error) {
      const cause = this.#explain(error);
      throw new SandboxError(cause.code, `A snapshot cannot be taken: ${cause.name}: ${cause.message}`, { cause });
    } finally {
      this.#end();
    }
  }

  /** Ends the sandbox: nothing of it runs any more, its memory goes back to the pool or is dropped. */
  dispose(): void {
    if (this.#over !== null && this.#over.code === 'disposed') return;
    const first = this.#over === null;
    this.#over = DISPOSED;
    this.#isolate.loop.clear();
    this.#isolate.loop.stopped = true;
    this.#context.end(DISPOSED);
    if (this.#busy) this.#machine.kill(DISPOSED);
    if (first) this.#tenant.release();
    this.#context.emit({ type: 'dispose' });
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose();
  }

  // -- The frame of an operation -------------------------------------------------------------------------------

  async #operate(options: OperationOptions, body: () => unknown): Promise<Result> {
    const { signal } = options;
    // Whoever ends an operation hands its turn on, so nobody comes in between.
    if (this.#busy) await new Promise<void>((resolve) => this.#queue.push(resolve));
    if (this.#over !== null) this.#end();
    this.#assertAlive();
    this.#begin();
    const abort = (): void => {
      this.#machine.kill(new Termination('aborted', 'The operation was aborted'));
      this.#isolate.loop.wake();
    };
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const pending = body();
      const value = pending instanceof Promise ? await pending : pending;
      return { ok: true, value, usage: this.#usage() };
    } catch (error) {
      return this.#failed(error);
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#end();
    }
  }

  #begin(): void {
    const { meter } = this.#machine;
    const { cpuMs, wallMs } = this.#tenant.options.limits;
    this.#busy = true;
    this.#startedAt = monotonicNow();
    this.#startSteps = this.#machine.steps;
    meter.cpuMs = 0;
    meter.cpuLimitMs = cpuMs;
    meter.wallDeadline = this.#startedAt + wallMs;
    this.#context.beginOperation();
  }

  /** Hands the turn to the operation that waits longest, if there is one. */
  #end(): void {
    const next = this.#queue.shift();
    if (next === undefined) this.#busy = false;
    else next();
  }

  #assertAlive(): void {
    if (this.#over !== null)
      throw new SandboxError(
        'disposed',
        this.#over.code === 'disposed' ? 'The sandbox was disposed' : `The sandbox is over: ${this.#over.message}`,
      );
  }

  /** Node evaluates an ES module inside a job, so the jobs that one left come before its ticks. */
  #drain(isModule = false): void {
    const { loop } = this.#isolate;
    this.#machine.enter(() => {
      if (isModule) loop.drainJobs();
      loop.drain();
    });
    this.#throwFatal();
  }

  #throwFatal(): void {
    const { fatal } = this.#isolate;
    if (fatal === undefined) return;
    this.#isolate.fatal = undefined;
    this.#isolate.loop.stopped = false;
    throw new GuestThrow(fatal.value);
  }

  /** Waits for a promise; gives an owned box of its value. Anything else is its own value. */
  async #settled(box: number): Promise<number> {
    const isolate = this.#isolate;
    if (isolate.promiseState(box) === -1) return box;
    isolate.observe(box);
    if (isolate.promiseState(box) === 0) await isolate.loop.run(() => isolate.promiseState(box) !== 0);
    this.#throwFatal();
    const state = isolate.promiseState(box);
    if (state === 0) throw new OperationError('stalled', 'Nothing is left to do, but the promise never settled');
    const result = isolate.promiseResult(box);
    this.#machine.freeBox(box);
    if (state === 2) throw new GuestThrow(result);
    return result;
  }

  #take(box: number): unknown {
    try {
      return bounded(this.#isolate.read(box), this.#tenant.options.limits);
    } finally {
      this.#machine.freeBox(box);
    }
  }

  #failed(error: unknown): { ok: false; error: GuestFailure; usage: Usage } {
    return { ok: false, error: this.#explain(error), usage: this.#usage() };
  }

  #explain(error: unknown): GuestFailure {
    try {
      if (error instanceof GuestThrow) {
        const described = this.#isolate.describe(error.value);
        // A program that has ended runs nothing any more.
        if (!this.#executed) this.#isolate.discardLeft();
        return guestFailure(described, (id) => this.#tenant.causes.get(id));
      }
      if (error instanceof RefusedValue) return hostFailure('serialize', error.message, error.cause);
      if (error instanceof OperationError) {
        if (error.code === 'source') this.#context.emitLimit('source');
        return hostFailure(error.code, error.message);
      }
    } catch (second) {
      error = second;
    }
    if (!(error instanceof Termination)) throw error;
    if (this.#over === null) {
      this.#over = error;
      this.#isolate.loop.clear();
      this.#context.end(error);
      this.#context.emitLimit(error.code);
    }
    return terminationFailure(error);
  }

  #usage(): Usage {
    const machine = this.#machine;
    return {
      cpuMs: machine.meter.used(false),
      wallMs: monotonicNow() - this.#startedAt,
      steps: machine.steps - this.#startSteps,
      memoryBytes: heapBytes(machine),
      hostCalls: this.#context.hostCalls,
    };
  }
}

/** One for all: making an error writes its stack, which took a tenth of the time of a short sandbox. */
const DISPOSED = new Termination('disposed', 'The sandbox was disposed');
