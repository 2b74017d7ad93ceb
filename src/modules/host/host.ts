import { accessDenied, type Watch } from '../../capabilities/access.ts';
import type { HostContext, SandboxEvent, Verb } from '../../capabilities/capability.ts';
import type { HostGrant } from '../../capabilities/host.ts';
import { type HostFunctionDefinition, isHostFunction } from '../../capabilities/host-function.ts';
import type { HostFunctionVerbs } from './contract.ts';
import { BoundedCall } from './host-bounded-call.ts';
import { blame, type CallPlace, invalidArgument } from './host-function-errors.ts';
import { GuestStream } from './host-guest-stream.ts';
import { OWN_VERBS_KEY, type OwnVerb, type OwnVerbs } from './host-shared.ts';
import { type HostStreams, hostStreams } from './host-streams.ts';
import { bounded, isThenable, owned } from './host-values.ts';

/** Functions that a guest may name, and the length of a name: each costs the host a few words. */
const MAX_SLOTS = 10_000;
const MAX_NAME = 1_024;

interface Callee extends CallPlace {
  readonly run: Verb;
  /** Whether it reads the guest's bytes in place. */
  readonly views: boolean;
  /** Of what `hostFunction()` made. */
  readonly bounded: BoundedCall | undefined;
  readonly target: OwnVerb['target'];
}

/** Calls the embedder's functions: counted, checked, and with nothing of their errors but what is public. */
export function createHostFunctionsHost(context: HostContext): HostFunctionVerbs {
  const declared: (readonly [specifier: string, name: string] | undefined)[] = [];
  const callees: (Callee | undefined)[] = [];
  const known = new Map<string, Callee>();
  const streams = hostStreams(context);
  const { watched: isWatched = true } = context as Partial<Watch>;

  const find = (slot: number): Callee => {
    const names = declared[slot];
    if (names === undefined) throw invalidArgument('Unknown host function');
    // By its name: what a function may be called in one sandbox is not more for one that has two slots.
    const key = names.join('\0');
    const callee = known.get(key) ?? findCallee(context, streams, ...names);
    known.set(key, callee);
    callees[slot] = callee;
    return callee;
  };

  const use = (callee: Callee, args: readonly unknown[]): void => {
    const seen = eventOf(callee, args);
    const { event } = callee;
    if (!context.allows(event.capability, event.verb, seen.target)) throw denied(context, seen);
    context.emit(seen);
  };

  const settle = (callee: Callee, result: unknown, given: readonly GuestStream[] | undefined): unknown => {
    const finish = (value: unknown): unknown => {
      const stream = streams.fromHost(value, { place: callee, timeoutMs: undefined, ended: () => {} });
      leave(given);
      return stream ?? bounded(context, value);
    };
    if (!isThenable(result)) return finish(result);
    return Promise.resolve(result).then(finish, (error: unknown) => {
      leave(given);
      blame(context, callee, error);
      throw error;
    });
  };

  return {
    declare(slot, specifier, name) {
      if (!Number.isInteger(slot) || slot < 0 || slot > declared.length || slot >= MAX_SLOTS)
        throw invalidArgument('Unknown host function');
      if (!isName(specifier) || !isName(name)) throw invalidArgument('Unknown host function');
      declared[slot] = [specifier, name];
      callees[slot] = undefined;
    },
    call(slot, ...args) {
      const callee = callees[slot] ?? find(slot);
      let given: GuestStream[] | undefined;
      for (let i = 0; i < args.length; i++) {
        const type = typeof args[i];
        if (type !== 'string' && type !== 'object') continue;
        const argument = callee.views ? bounded(context, args[i]) : owned(context, args[i]);
        args[i] = argument;
        if (argument instanceof GuestStream) given = [...(given ?? []), argument];
      }
      let result: unknown;
      try {
        if (callee.bounded !== undefined) result = callee.bounded.run(args, () => use(callee, args));
        else {
          if (isWatched) use(callee, args);
          context.chargeHostCall();
          // Called by its name alone: what is `this` to it is not the library's own record of it.
          const { run } = callee;
          result = run(...args);
        }
      } catch (error) {
        leave(given);
        blame(context, { ...callee, event: eventOf(callee, args) }, error);
        throw error;
      }
      if (given === undefined && (typeof result !== 'object' || result === null)) return bounded(context, result);
      return settle(callee.target === undefined ? callee : { ...callee, event: eventOf(callee, args) }, result, given);
    },
    next: (id) => streams.next(id),
    close: (id) => streams.close(id),
    item(id, done, value) {
      const stream = streams.guestStream(id);
      context.chargeHostCall();
      stream.give(done === true, owned(context, value));
    },
    failed(id, name, message, code) {
      const error = new Error(text(message));
      error.name = text(name) || 'Error';
      streams.guestStream(id).fail(code === '' ? error : Object.assign(error, { code: text(code) }));
    },
  };
}

/** How a call with these arguments is reported. A target that cannot be told must not be what fails. */
function eventOf({ event, target }: Callee, args: readonly unknown[]): Callee['event'] {
  if (target === undefined) return event;
  try {
    return { ...event, target: String(target(...args)) };
  } catch {
    return { ...event, target: '' };
  }
}

/** What was not even looked at will not be: the guest need not keep it open. */
function leave(streams: readonly GuestStream[] = []): void {
  for (const stream of streams) if (!stream.isRead) void stream.return();
}

/** Longest text of a guest's error that the host is told. */
const MAX_TEXT = 16_384;
const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, MAX_TEXT) : '');

const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_NAME;

function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

function findCallee(context: HostContext, streams: HostStreams, specifier: string, name: string): Callee {
  const [scheme] = specifier.split(':', 1);
  const id = specifier.slice(specifier.indexOf(':') + 1);
  if (scheme === 'capability') {
    const verb = own(
      own(
        context.share<OwnVerbs>(OWN_VERBS_KEY, () => ({})),
        id,
      ),
      name,
    );
    if (verb === undefined) throw denied(context, { type: 'denied', capability: id, verb: name });
    const { definition, module, target } = verb;
    const place = { name: `${id}.${name}`, event: { type: 'access', capability: id, module, verb: name } } as const;
    return { ...place, ...limited(definition, place, context, streams), target };
  }
  if (scheme !== 'host') throw invalidArgument('Unknown host function');
  const target = `${id}.${name}`;
  const run = own(own(context.grant<HostGrant>('host'), id), name);
  if (run === undefined) throw denied(context, { type: 'denied', capability: 'host', verb: 'call', target });
  const event = { type: 'host-call', capability: 'host', module: 'host', verb: 'call', target } as const;
  const place = { name: target, event };
  if (!isHostFunction(run)) return { ...place, run, views: false, bounded: undefined, target: undefined };
  return { ...place, ...limited(run, place, context, streams), target: undefined };
}

function limited(
  definition: HostFunctionDefinition,
  place: CallPlace,
  context: HostContext,
  streams: HostStreams,
): Pick<Callee, 'run' | 'views' | 'bounded'> {
  const { run, bytes } = definition;
  return { run, views: bytes === 'view', bounded: new BoundedCall(definition, place, context, streams) };
}

function denied(context: HostContext, event: SandboxEvent & { readonly capability: string }): Error {
  const error = accessDenied(event.capability, event.target ?? event.verb);
  context.emit({ ...event, type: 'denied', ...(error.code !== undefined && { code: error.code }) });
  return error;
}
