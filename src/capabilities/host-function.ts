/**
 * The part of the Standard Schema interface (standardschema.dev) that host functions use; zod, valibot, arktype and
 * others implement it.
 */
export interface StandardSchema<Output = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    validate(value: unknown): StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[];
    };

/** What a host function is told beside its arguments. */
export interface HostCallDetails {
  /** Aborted when the sandbox ends: stop what is under way. */
  readonly signal: AbortSignal;
}

const brand = Symbol('nodelet.hostFunction');

/** See {@link hostFunction}. */
export interface HostFunctionDefinition {
  readonly [brand]: true;
  readonly input: StandardSchema | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the guest's arguments; `input` is what types them.
  readonly run: (details: HostCallDetails, ...args: any[]) => unknown;
}

/**
 * A function of the embedder for `capabilities.host`. With `input`, the guest's first argument is checked by any Standard
 * Schema library before `run` sees it. What `run` throws reaches the guest as a general error; throw a `VerbError`
 * for a name, code and message that the guest may read.
 *
 * @example
 * hostFunction({
 *   input: z.object({ to: z.string() }),
 *   run: async ({ signal }, { to }) => ({ id: await mailer.send(to, { signal }) }),
 * });
 */
export function hostFunction<Output>(definition: {
  readonly input: StandardSchema<Output>;
  readonly run: (details: HostCallDetails, input: Output) => unknown;
}): HostFunctionDefinition;
export function hostFunction(definition: Pick<HostFunctionDefinition, 'run'>): HostFunctionDefinition;
export function hostFunction(definition: {
  readonly input?: StandardSchema;
  readonly run: HostFunctionDefinition['run'];
}): HostFunctionDefinition {
  if (typeof definition?.run !== 'function')
    throw new TypeError('hostFunction() takes { input?, run }, and run must be a function');
  if (definition.input !== undefined && typeof definition.input['~standard']?.validate !== 'function') {
    throw new TypeError('hostFunction(): input must be a Standard Schema (zod, valibot, arktype, ...)');
  }
  return { [brand]: true, input: definition.input, run: definition.run };
}

export function isHostFunction(value: unknown): value is HostFunctionDefinition {
  return typeof value === 'object' && value !== null && brand in value;
}
