import { refuseGrant, shown } from './grant-checks.ts';

/**
 * The part of the Standard Schema interface (standardschema.dev) that host functions use; zod, valibot, arktype and
 * others implement it.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[];
    };

/** What a host function is told beside its arguments. */
export interface HostCallDetails {
  /** Aborted when the sandbox ends (disposed, a limit, an abort) or `timeoutMs` is over: stop what is under way. */
  readonly signal: AbortSignal;
}

/** Bounds of one host function, per sandbox. */
export interface HostFunctionLimits<Input = unknown> {
  /** Milliseconds until a promise of it has to settle, and until each next item of a stream; else only `limits.wallMs` bounds it. */
  readonly timeoutMs?: number;
  /** Calls in the life of one sandbox. Any number by default, within `limits.hostCalls`. */
  readonly maxCalls?: number;
  /** Calls and streams that are under way at one time. Any number by default, within `limits.hostCallsInFlight`. */
  readonly maxInFlight?: number;
  /**
   * Byte arrays that are arguments themselves: `copy`, the default, or `view` onto the guest's memory, for what hashes or writes
   * large ones at once. A view may be read until `run` returns or first awaits; later it holds whatever the guest put there.
   */
  readonly bytes?: 'copy' | 'view';
  /** What a call counts against `limits.hostCalls`: 1 by default; a function gets the checked argument. */
  readonly cost?: number | ((input: Input) => number);
}

const brand = Symbol('nodelet.hostFunction');

/** See {@link hostFunction}. `Args` and `Result` are what the guest passes and what `run` gives. */
export interface HostFunctionDefinition<
  // biome-ignore lint/suspicious/noExplicitAny: the guest's arguments; `input` is what types them.
  Args extends readonly unknown[] = any,
  Result = unknown,
  // biome-ignore lint/suspicious/noExplicitAny: what the schema makes of the first argument.
> extends HostFunctionLimits<any> {
  readonly [brand]: { readonly args: Args; readonly result: Result } | true;
  readonly input: StandardSchema | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the guest's arguments; `input` is what types them.
  readonly run: (details: HostCallDetails, ...args: any[]) => Result;
}

/**
 * The function as the guest has it, for the declaration of a `host:` module.
 *
 * @example
 * const send = hostFunction({ input: z.object({ to: z.string() }), run: async (_details, { to }) => `sent to ${to}` });
 * type Send = GuestFunction<typeof send>; // in a declaration: declare module 'host:mail' { export const send: Send }
 * const standIn: Send = async ({ to }) => to;
 */
export type GuestFunction<Definition> =
  Definition extends HostFunctionDefinition<infer Args, infer Result> ? (...args: Args) => Result : never;

/**
 * A function of the embedder for `capabilities.host`. With `input`, the guest's first argument is checked by any Standard
 * Schema library before `run` sees it; what does not fit throws `ERR_INVALID_ARG_VALUE` in the guest.
 *
 * `run` gets copies and gives a copy. It may be synchronous or give a promise. An async iterable, generator or `ReadableStream`
 * may be the result or an argument: it crosses item by item, one at a time, as the other side asks for it.
 *
 * What `run` throws reaches the guest as `ERR_HOST_OPERATION_FAILED` without a detail, and the embedder as `hostCause` of the
 * failure and as event `host-error`; throw a `VerbError` for a name, code and message that the guest may read. Past `maxCalls`
 * or `maxInFlight` the guest gets `ERR_HOST_CALL_LIMIT`, past `timeoutMs` `ERR_HOST_CALL_TIMEOUT`.
 *
 * @throws {SandboxError} `option`, with what is wrong and what is allowed.
 * @example
 * const send = hostFunction({
 *   input: z.object({ to: z.string() }),
 *   maxCalls: 5,
 *   timeoutMs: 2_000,
 *   run: async ({ signal }, { to }) => ({ id: await deliver(to, { signal }) }),
 * });
 * const sandbox = await createSandbox({ capabilities: { host: { mail: { send } } } });
 * await sandbox.run("import { send } from 'host:mail'; export default await send({ to: 'a@example.com' })"); // { ok: true, value: { id: 1 }, ... }
 * async function deliver(to: string, options: { signal: AbortSignal }) { return 1; }
 */
export function hostFunction<Input, Output, Result>(
  definition: HostFunctionLimits<NoInfer<Output>> & {
    readonly input: StandardSchema<Input, Output>;
    readonly run: (details: HostCallDetails, input: Output) => Result;
  },
): HostFunctionDefinition<[input: Input], Result>;
export function hostFunction<Args extends unknown[], Result>(
  // biome-ignore lint/suspicious/noExplicitAny: the first argument, typed by `run`.
  definition: HostFunctionLimits<any> & { readonly run: (details: HostCallDetails, ...args: Args) => Result },
): HostFunctionDefinition<Args, Result>;
export function hostFunction(
  // biome-ignore lint/suspicious/noExplicitAny: what the overloads accept.
  definition: HostFunctionLimits<any> & { readonly input?: StandardSchema; readonly run: HostFunctionDefinition['run'] },
): HostFunctionDefinition {
  if (typeof definition?.run !== 'function') refuseGrant('hostFunction() takes { input?, run, ... }, and run must be a function');
  for (const name of Object.keys(definition)) {
    if (!NAMES.includes(name)) refuseGrant(`hostFunction() has no "${name}", allowed are ${NAMES.join(', ')}`);
  }
  const { input, run, timeoutMs, maxCalls, maxInFlight, cost, bytes } = definition;
  if (input !== undefined && typeof input['~standard']?.validate !== 'function') {
    refuseGrant('hostFunction(): input must be a Standard Schema (zod, valibot, arktype, ...)');
  }
  for (const [name, count] of Object.entries({ maxCalls, maxInFlight })) {
    if (count !== undefined && count !== Number.POSITIVE_INFINITY && !(Number.isSafeInteger(count) && count > 0))
      refuseGrant(`hostFunction(): ${name} must be a whole number from 1 on, or Infinity, got ${shown(count)}`);
  }
  // The longest delay that timers of the host take.
  if (timeoutMs !== undefined && !(typeof timeoutMs === 'number' && timeoutMs > 0 && timeoutMs <= 2 ** 31 - 1))
    refuseGrant(`hostFunction(): timeoutMs must be a number above 0 and up to 2147483647, got ${shown(timeoutMs)}`);
  if (bytes !== undefined && bytes !== 'copy' && bytes !== 'view')
    refuseGrant(`hostFunction(): bytes must be 'copy' or 'view', got ${shown(bytes)}`);
  if (cost !== undefined && typeof cost !== 'function' && !isCost(cost))
    refuseGrant(`hostFunction(): cost must be a finite number from 0 on, or a function that gives one, got ${shown(cost)}`);
  return Object.freeze({
    [brand]: true as const,
    input,
    run,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(maxCalls !== undefined && { maxCalls }),
    ...(maxInFlight !== undefined && { maxInFlight }),
    ...(cost !== undefined && { cost }),
    ...(bytes !== undefined && { bytes }),
  });
}

const NAMES = ['input', 'run', 'timeoutMs', 'maxCalls', 'maxInFlight', 'cost', 'bytes'];

/** Whether a call can count that much. */
export function isCost(cost: unknown): cost is number {
  return typeof cost === 'number' && cost >= 0 && cost < Number.POSITIVE_INFINITY;
}

export function isHostFunction(value: unknown): value is HostFunctionDefinition {
  return typeof value === 'object' && value !== null && brand in value;
}

/** Its bounds as plain data. */
export function describeHostFunction({ input, timeoutMs, maxCalls, maxInFlight, cost }: HostFunctionDefinition): unknown {
  return {
    schema: input?.['~standard'].vendor,
    timeoutMs,
    maxCalls,
    maxInFlight,
    cost: typeof cost === 'function' ? 'by its argument' : cost,
  };
}
