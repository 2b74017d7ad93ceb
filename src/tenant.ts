import { lazyCode, sqliteModule } from './assets.ts';
import { authorized } from './capabilities/access.ts';
import type { VerbTable } from './capabilities/capability.ts';
import type { FsGrant } from './capabilities/fs.ts';
import { bindVerb } from './capabilities/own-capability.ts';
import { type SandboxTimeZone, sandboxTimeZone } from './capabilities/time-zone.ts';
import { VerbError } from './capabilities/verb-error.ts';
import { createMounts } from './capabilities/volumes/create-mounts.ts';
import { type MemoryVolume, privateVolume } from './capabilities/volumes/memory-volume.ts';
import { splitNote } from './engine/file-note.ts';
import { heapBytes } from './engine/image.ts';
import { Isolate } from './engine/isolate.ts';
import { GuestThrow, type Machine, RefusedValue } from './engine/machine.ts';
import type { GuestFailure as PortFailure } from './engine/port.ts';
import { Termination } from './engine/termination.ts';
import { drawEntropy } from './entropy.ts';
import { SandboxError } from './errors.ts';
import { OperationError } from './failure.ts';
import { SandboxContext } from './host-context.ts';
import { defaultLimits } from './limits.ts';
import { createModuleLoader, refuseImport } from './module-loader.ts';
import {
  BLAME_KEY,
  type Blame,
  GUEST_STREAMS_KEY,
  type GuestStreamEntries,
  HostStream,
  OWN_VERBS_KEY,
  type OwnVerb,
  type OwnVerbs,
} from './modules/host/host-shared.ts';
import { hostStreams } from './modules/host/host-streams.ts';
import type { HostLoader } from './modules/module/host-loader.ts';
import { loadParsers, parser } from './modules/module/host-parsers.ts';
import { type DescribeRegexpError, describeRegexpError } from './modules/module/host-regexp-words.ts';
import { describeSyntaxError } from './modules/module/host-syntax-error.ts';
import type { SqliteServices } from './modules/sqlite/host.ts';
import type { ParsedOptions } from './options.ts';
import { inferredNameVerb, processRuntime, streamVerb, verbModules } from './runtime.ts';
import type { SnapshotState } from './snapshot.ts';
import { runWithin } from './stoppable.ts';
import { decodeUtf8 } from './utf8.ts';

/** Verbs by their ids, as far as they were bound. */
type Bound = (((...args: unknown[]) => unknown) | undefined)[];

/** Failures of the host that are kept for the embedder, which asks for one right after it. */
const MAX_CAUSES = 256;

/**
 * What one sandbox is made of: a machine that holds its image, the isolate on it, and the host sides of its modules with
 * the grants of this sandbox. The only place that joins engine, modules and capabilities.
 */
export class Tenant {
  readonly options: ParsedOptions;
  readonly state: SnapshotState;
  readonly machine: Machine;
  readonly isolate: Isolate;
  readonly context: SandboxContext;
  /** The private volume, once something looked at a file. */
  volume: MemoryVolume | undefined;
  /** The source that the running operation was given as text, under the name that stacks have for it. */
  readonly inline = { name: '', text: '' };
  /** What host functions threw, the latest of it, by the number that the guest's error has. */
  readonly causes = new Map<number, unknown>();
  #lastCause = 0;
  #loader: HostLoader | undefined;
  /** Made at the first local time that is asked for. */
  #zone: SandboxTimeZone | undefined;

  constructor(options: ParsedOptions) {
    const { pool, base } = processRuntime();
    const { limits } = options;
    const state = options.snapshot?.state ?? base;
    const { machine, pooled } = pool.take(state.image);
    this.options = options;
    this.state = state;
    this.machine = machine;
    machine.memoryLimit = limits.memoryBytes;
    this.context = new SandboxContext({
      grants: options.grants,
      limits,
      onEvent: options.onEvent,
      decide: options.decide,
      monotonicBase: state.image.monotonicMs,
      enqueue: (task) => this.isolate.loop.post(task),
      checkLimits: () => machine.meter.check(),
      runStoppable: (work) => runWithin(machine.meter, work),
      factories: {
        mounts: () => this.#createMounts(),
        loader: () => this.#createLoader(),
        usage: () => this.#guestUsage(),
        'event-loop-times': () => this.isolate.loop.times,
        inline: () => this.inline,
        parser: () => parser,
        'regexp-words':
          (): DescribeRegexpError =>
          (...refused) =>
            this.#parse(() => describeRegexpError(...refused)),
        [OWN_VERBS_KEY]: () => this.#ownVerbs(),
        [GUEST_STREAMS_KEY]: () => this.#guestStreams(),
        sqlite: () => this.#sqliteServices(),
      },
    });
    const bound: Bound = [];
    this.isolate = new Isolate(machine, {
      verbs: bound,
      bindVerb: (id) => this.#bindVerb(bound, id),
      failure: (error) => this.#failureForGuest(error),
      resolveModule: (from, specifier) => {
        const [file, note] = splitNote(from);
        if (note !== '') refuseImport(note);
        return this.loader.normalize(file, specifier);
      },
      loadModule: (name) => this.context.reportingLimits(() => this.loader.load(name)),
      syntaxError: (refused) => this.#parse(() => describeSyntaxError(refused)),
      lazyCode,
      now: options.onEvent === undefined ? () => this.context.now() : () => this.#reportedNow(),
      monotonic: () => this.context.monotonic(),
      zoneOffset: (seconds) => this.#zoneOffset(seconds),
      inferName: (...place) => this.#inferName(bound, place),
      budget: { bytes: limits.transferBytes, depth: limits.transferDepth },
      streams: {
        verb: streamVerb,
        toHost: (id) => hostStreams(this.context).fromGuest(id),
        toGuest: (value) => (value instanceof HostStream ? (value.isReadable ? -value.id : value.id) : 0),
      },
      maxHostCallsInFlight: limits.hostCallsInFlight,
      maxTimers: limits.timers,
      maxJobs: limits.pendingJobs,
    });
    if (limits.stackBytes !== defaultLimits.stackBytes) {
      machine.exports.QTS_RuntimeSetMaxStackSize(machine.runtime, limits.stackBytes);
    }
    this.#seed();
    // The built-in image was baked without a tenant: it holds nothing to forget.
    if (state !== base) this.isolate.callVoid('restore');
    if (options.onEvent) this.context.emit({ type: pooled ? 'restore' : 'create', pooled });
  }

  /** Refuses text that is larger than the limit, and keeps it for messages that quote it. */
  admit(source: string, name: string): void {
    const { sourceBytes } = this.options.limits;
    // A UTF-16 unit is at most three bytes of UTF-8: most text needs no second look.
    if (source.length * 3 > sourceBytes && new TextEncoder().encode(source).length > sourceBytes)
      throw new OperationError('source', `The source is larger than ${sourceBytes} bytes`);
    Object.assign(this.inline, { name, text: source });
  }

  /** Gives the machine back to the pool, or drops it. */
  release(): void {
    processRuntime().pool.give(this.machine, this.state.image);
  }

  #text(box: number): string {
    try {
      return String(this.isolate.read(box));
    } finally {
      this.machine.freeBox(box);
    }
  }

  #seed(): void {
    const random = this.context.grant<{ seed: number } | 'secure'>('random');
    if (random !== undefined && random !== 'secure') this.machine.reseed(random.seed >>> 0, ~random.seed >>> 0);
    else this.machine.reseed(...drawEntropy());
  }

  get loader(): HostLoader {
    this.#loader ??= this.context.share<HostLoader>('loader', () => this.#createLoader());
    return this.#loader;
  }

  /** What the guest may know of its own use: `process.cpuUsage()`, `process.memoryUsage()`. */
  #guestUsage(): { cpuMs(): number; memoryBytes(): number } {
    const machine = this.machine;
    return { cpuMs: () => machine.meter.used(machine.running), memoryBytes: () => heapBytes(machine) };
  }

  #sqliteServices(): SqliteServices {
    return {
      module: sqliteModule,
      operation: () => this.context.operation,
      callGuest: (request) => {
        try {
          const box = this.isolate.callEntry('answerHost', ['sqlite', request]);
          try {
            return this.isolate.read(box) as ReturnType<SqliteServices['callGuest']>;
          } finally {
            this.machine.freeBox(box);
          }
        } catch (error) {
          // Nothing but the end of the sandbox may unwind SQLite's frames.
          if (error instanceof RefusedValue) return [null, error.message];
          if (!(error instanceof GuestThrow)) throw error;
          this.machine.freeBox(error.value);
          return [null, 'The function could not be called'];
        }
      },
    };
  }

  #createLoader(): HostLoader {
    return createModuleLoader(this.context, {
      declared: this.options.declared,
      defined: this.options.defined,
      builtinNames: (specifier) => this.#text(this.isolate.callEntry('builtinNames', [specifier])).split('\n'),
    });
  }

  /** `Date` reads the clock inside of the engine, without a verb. */
  #reportedNow(): number {
    this.context.emit({ type: 'access', capability: 'clock', module: 'globals', verb: 'now' });
    return this.context.now();
  }

  /** The verbs of the embedder's own capabilities, with the grants of this sandbox. What was not granted has none. */
  #ownVerbs(): OwnVerbs {
    const granted: Record<string, Record<string, OwnVerb>> = Object.create(null);
    for (const { name, specifier, verbs } of this.options.defined) {
      const grant = this.context.grant(name);
      if (grant === undefined) continue;
      granted[name] = Object.create(null) as Record<string, OwnVerb>;
      for (const [verb, own] of Object.entries(verbs))
        granted[name][verb] = { definition: bindVerb(own, grant), module: specifier, target: own.options.target };
    }
    return granted;
  }

  #guestStreams(): GuestStreamEntries {
    const call = (entry: 'pullStream' | 'closeStream') => (id: number) =>
      this.machine.freeBox(this.isolate.callEntry(entry, [id]));
    return { pull: call('pullStream'), close: call('closeStream') };
  }

  #zoneOffset(seconds: number): number {
    this.#zone ??= sandboxTimeZone(this.context);
    return this.#zone.offset(seconds);
  }

  /** The parser is loaded before: one that is stopped in the middle of that is broken for good. */
  #parse<T>(work: () => T): T {
    loadParsers();
    return runWithin(this.machine.meter, work);
  }

  #createMounts(): ReturnType<typeof createMounts> {
    const { files, cwd } = this.options;
    const grant = this.context.grant<FsGrant>('fs');
    const { maxBytes, maxFiles } = grant ?? {};
    const now = (): number => this.context.now();
    this.volume = privateVolume({ data: this.state.volume, files, maxBytes, maxFiles, now });
    return createMounts({
      grant,
      volume: this.volume,
      cwd,
      emit: (event) => this.context.emit(event),
      allows: this.options.decide && ((verb, target) => this.context.allows('fs', verb, target)),
      now: () => this.context.now(),
      maxReadBytes: this.options.limits.memoryBytes,
      decodeUtf8: (bytes) => decodeUtf8(bytes, () => this.context.checkLimits()),
    });
  }

  /** As the guest would ask: what was not granted has no name. */
  #inferName(bound: Bound, place: readonly [file: string, line: number, column: number]): string {
    try {
      const name = (bound[inferredNameVerb] ?? this.#bindVerb(bound, inferredNameVerb))?.(...place);
      return typeof name === 'string' ? name : '';
    } catch (error) {
      if (error instanceof VerbError) return '';
      throw error;
    }
  }

  /**
   * The host side of a module is made at the first call of one of its verbs, with the grants of this sandbox. A verb that the
   * capability table does not know stays unbound.
   */
  #bindVerb(bound: Bound, id: number): Bound[number] {
    const module = verbModules[id];
    if (module?.definition.createHost === undefined) return undefined;
    const verbs = module.definition.createHost(this.context) as VerbTable;
    for (const [other, name, authority] of module.verbs) {
      if (authority !== undefined) bound[other] = authorized(authority, verbs[name]!, this.context);
    }
    return bound[id];
  }

  /** The guest's error has a number; the embedder finds the cause by it when that error comes back. */
  #keepCause(error: unknown, cause: unknown): number {
    const blamed =
      typeof error === 'object' && error !== null
        ? this.context.share<Blame>(BLAME_KEY, () => new WeakMap()).get(error)
        : undefined;
    this.context.emit({ ...blamed, type: 'host-error', error: cause });
    const id = ++this.#lastCause;
    this.causes.set(id, cause);
    if (this.causes.size > MAX_CAUSES) this.causes.delete(id - MAX_CAUSES);
    return id;
  }

  #failureForGuest(error: unknown): PortFailure {
    const fields = error instanceof VerbError ? fieldsText(error) : undefined;
    if (fields !== undefined) {
      const { guestName, message, place, cause } = error as VerbError;
      const failure = { name: String(guestName), message, fields, place };
      return cause === undefined ? failure : { ...failure, cause: this.#keepCause(error, cause) };
    }
    // With a cause it is not the value that is wrong, but what the embedder's own getter threw.
    const isRefused = error instanceof RefusedValue;
    if (isRefused && error.cause === undefined)
      return { name: 'TypeError', message: error.message, fields: '{"code":"ERR_SERIALIZE"}' };
    // The embedder sees the cause; the guest sees nothing of the host.
    const cause = this.#keepCause(error, isRefused ? error.cause : error);
    return { name: 'Error', message: 'The host operation failed', fields: '{"code":"ERR_HOST_OPERATION_FAILED"}', cause };
  }
}

/** Undefined for fields that no text carries (a BigInt, a circle): then the error is none for the guest. */
function fieldsText({ fields }: VerbError): string | undefined {
  try {
    return JSON.stringify(fields);
  } catch {
    return undefined;
  }
}

/** What restores a snapshot is code of its own, which may meet a limit or, where the snapshot is not what it says, trap. */
export function makeTenant(options: ParsedOptions): Tenant {
  try {
    return new Tenant(options);
  } catch (error) {
    if (error instanceof GuestThrow) throw new SandboxError('snapshot', 'The snapshot cannot be restored', { cause: error });
    if (!(error instanceof Termination)) throw error;
    throw new SandboxError(error.code, `The sandbox cannot be made: ${error.message}`, { cause: error });
  }
}
