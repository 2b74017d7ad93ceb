import type { AnyRow } from './capability-row.ts';
import { isRecord, recordOf, refuseGrant, shown } from './grant-checks.ts';
import type { HostFunctionLimits } from './host-function.ts';
import { type HostCallDetails, type HostFunctionDefinition, hostFunction, type StandardSchema } from './host-function.ts';

/** What a verb of an own capability is told beside its arguments. */
export interface CapabilityCallDetails<Grant> extends HostCallDetails {
  /** The checked grant of this sandbox. */
  readonly grant: Grant;
}

interface VerbOptions<Input> extends HostFunctionLimits<Input> {
  /** What a call is aimed at, for `decide` and `onEvent`; gets the guest's arguments as they came. */
  readonly target?: (...args: readonly unknown[]) => string;
}

/** See {@link defineCapability}. */
export interface CapabilityVerb {
  readonly options: VerbOptions<never>;
  readonly input: StandardSchema | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: the guest's arguments; `input` is what types them.
  readonly run: (details: CapabilityCallDetails<any>, ...args: any[]) => unknown;
}

/** Makes the verbs of a capability; the same bounds as those of {@link hostFunction}. */
export interface MakeVerb<Grant> {
  <Input, Output>(
    verb: VerbOptions<NoInfer<Output>> & {
      readonly input: StandardSchema<Input, Output>;
      readonly run: (details: CapabilityCallDetails<Grant>, input: Output) => unknown;
    },
  ): CapabilityVerb;
  // biome-ignore lint/suspicious/noExplicitAny: the guest's arguments, which nothing has checked.
  (verb: VerbOptions<any> & { readonly run: (details: CapabilityCallDetails<Grant>, ...args: any[]) => unknown }): CapabilityVerb;
}

/** What {@link defineCapability} takes. */
export interface CapabilityOptions<Name extends string, Grant> {
  /** Its key in `capabilities`, and what denials and events name. */
  readonly name: Name;
  /** Checks what the embedder grants: a function that gives the grant or throws, or a synchronous Standard Schema. */
  readonly grant: ((value: unknown) => Grant) | StandardSchema<unknown, Grant>;
  /** The grant as plain data for `sandbox.capabilities`, without its secrets. `true` by default. */
  readonly describe?: (grant: NoInfer<Grant>) => unknown;
  /** What the guest's module can ask of the host. */
  readonly verbs: (verb: MakeVerb<NoInfer<Grant>>) => Readonly<Record<string, CapabilityVerb>>;
  /**
   * The guest's module: `import ... from 'acme:kv'`. Its text is an ES module that runs in the sandbox and reaches the verbs by
   * `import { get } from 'capability:<name>'`.
   */
  readonly module: { readonly specifier: string; readonly source: string };
}

const brand = Symbol('nodelet.capability');

/** A capability of the embedder. Inert data. */
export interface CapabilityDefinition<Name extends string = string, Grant = unknown> {
  readonly [brand]: { readonly grant: Grant } | true;
  readonly name: Name;
  readonly specifier: string;
  readonly source: string;
  readonly verbs: Readonly<Record<string, CapabilityVerb>>;
  readonly row: AnyRow;
}

/** Grants of own capabilities by name. */
export type OwnGrants<Defined extends readonly CapabilityDefinition[]> = {
  readonly [Definition in Defined[number] as Definition['name']]?: Definition extends CapabilityDefinition<string, infer Grant>
    ? Grant
    : never;
};

const NAMES = ['name', 'grant', 'describe', 'verbs', 'module'];

/** Schemes that mean something else to a loader. */
const TAKEN = ['node', 'file', 'data', 'http', 'https', 'blob', 'host', 'capability', 'internal', 'import'];

/**
 * Adds a row to the capability table: an authority of the embedder with verbs of its own and a module that brings it to the
 * guest. It is listed in `define` of `createSandbox` and `prepare`, and granted by its name in `capabilities`. Without a grant
 * importing the module throws `ERR_ACCESS_DENIED`, and so does each verb in a sandbox that was restored from a snapshot which
 * has the module loaded. Verbs count, are bounded, observed and narrowed as host functions are.
 *
 * @throws {SandboxError} `option`, with what is wrong and what is allowed.
 * @example
 * const kv = defineCapability({
 *   name: 'kv',
 *   grant: z.object({ store: z.instanceof(Map), prefix: z.string() }),
 *   describe: ({ prefix }) => ({ prefix }),
 *   verbs: (verb) => ({
 *     get: verb({ input: z.string(), target: String, run: ({ grant }, key) => grant.store.get(grant.prefix + key) }),
 *   }),
 *   module: { specifier: 'acme:kv', source: `import { get } from 'capability:kv'; export const read = (key) => get(key);` },
 * });
 * const sandbox = await createSandbox({ define: [kv], capabilities: { kv: { store: new Map([['a/x', 1]]), prefix: 'a/' } } });
 * await sandbox.run("import { read } from 'acme:kv'; export default read('x')"); // { ok: true, value: 1, ... }
 */
export function defineCapability<const Name extends string, Grant>(
  options: CapabilityOptions<Name, Grant>,
): CapabilityDefinition<Name, Grant> {
  const { name, grant, describe, module } = recordOf(options, 'defineCapability() options', NAMES) as unknown as typeof options;
  if (typeof name !== 'string' || !/^[a-z][a-zA-Z0-9-]*$/.test(name))
    refuseGrant(`defineCapability(): name must be letters, digits and "-", beginning with a small letter, got ${shown(name)}`);
  const what = `The capability "${name}"`;
  const validate = typeof grant === 'function' ? undefined : grant?.['~standard']?.validate;
  if (typeof grant !== 'function' && typeof validate !== 'function')
    refuseGrant(`${what}: grant must be a function that checks a grant, or a Standard Schema, got ${shown(grant)}`);
  const { specifier, source } = module ?? {};
  const [, scheme] = (typeof specifier === 'string' && /^([a-z][a-z0-9+.-]*):[\w./@-]+$/.exec(specifier)) || [];
  if (scheme === undefined || TAKEN.includes(scheme)) {
    refuseGrant(
      `${what}: module.specifier must be a scheme of your own and a name, like 'acme:kv', got ${shown(specifier)}; taken are ${TAKEN.join(', ')}`,
    );
  }
  if (typeof source !== 'string') refuseGrant(`${what}: module.source must be the text of an ES module, got ${shown(source)}`);
  const verbs = parseVerbs<Grant>(what, options.verbs);
  const row: AnyRow = Object.freeze({
    name,
    grant: '',
    without: 'denied' as const,
    checks: '',
    meters: '',
    verbs: {},
    reports: 'host' as const,
    prepares: false,
    parse: (value: unknown) => (typeof grant === 'function' ? byFunction(what, grant, value) : bySchema(what, grant, value)),
    describe: (given: Grant | undefined) => (given === undefined ? undefined : (describe?.(given) ?? true)),
  });
  return Object.freeze({ [brand]: true as const, name, specifier: specifier as string, source: source as string, verbs, row });
}

function parseVerbs<Grant>(what: string, make: CapabilityOptions<string, Grant>['verbs']): CapabilityDefinition['verbs'] {
  if (typeof make !== 'function')
    refuseGrant(`${what}: verbs must be a function that gives them: (verb) => ({ get: verb({ ... }) })`);
  const verbs: Record<string, CapabilityVerb> = Object.create(null);
  const made: unknown = make(((verb: VerbOptions<never> & Pick<CapabilityVerb, 'run'> & { input?: StandardSchema }) => {
    if (!isRecord(verb)) refuseGrant(`${what}: verb() takes { input?, run, ... }, got ${shown(verb)}`);
    const { target, input, run, ...limits } = verb;
    // The same checks, and the same words for what is wrong.
    hostFunction({ ...limits, ...(input !== undefined && { input }), run } as Parameters<typeof hostFunction>[0]);
    if (target !== undefined && typeof target !== 'function') refuseGrant(`${what}: target of a verb must be a function`);
    return { options: { ...limits, ...(target !== undefined && { target }) }, input, run };
  }) as MakeVerb<Grant>);
  if (!isRecord(made)) refuseGrant(`${what}: verbs must give an object of verbs by name, got ${shown(made)}`);
  for (const [name, verb] of Object.entries(made) as [string, CapabilityVerb][]) {
    if (!/^[A-Za-z_$][\w$]*$/.test(name) || name === 'default')
      refuseGrant(`${what} has a verb named ${shown(name)}; a name is one that can be imported`);
    if (typeof verb?.run !== 'function') refuseGrant(`${what}: the verb "${name}" must be made by verb({ run, ... })`);
    verbs[name] = verb;
  }
  if (Object.keys(verbs).length === 0) refuseGrant(`${what} has no verbs`);
  return Object.freeze(verbs);
}

function byFunction<Grant>(what: string, check: (value: unknown) => Grant, value: unknown): Grant {
  const grant = check(value);
  if (!(grant instanceof Promise)) return grant;
  // Nobody waits for it, and its rejection must not end the process.
  grant.catch(() => {});
  throw new TypeError(`${what}: the function that checks a grant must be synchronous`);
}

function bySchema<Grant>(what: string, schema: StandardSchema<unknown, Grant>, value: unknown): Grant {
  const result = schema['~standard'].validate(value);
  if (result instanceof Promise) throw new TypeError(`${what}: the schema of a grant must be synchronous`);
  if (result.issues === undefined) return result.value;
  const [{ message, path = [] } = { message: 'it does not fit' }] = result.issues;
  const place = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  throw new TypeError(place === '' ? message : `${place}: ${message}`);
}

export function isCapability(value: unknown): value is CapabilityDefinition {
  return typeof value === 'object' && value !== null && brand in value;
}

/** The verb as a host function of one sandbox. */
export function bindVerb({ options, input, run }: CapabilityVerb, grant: unknown): HostFunctionDefinition {
  const { target: _, ...limits } = options;
  const bound = (details: HostCallDetails, ...args: unknown[]): unknown =>
    run(
      {
        grant,
        get signal() {
          return details.signal;
        },
      },
      ...args,
    );
  return hostFunction({ ...limits, ...(input !== undefined && { input }), run: bound } as Parameters<typeof hostFunction>[0]);
}
