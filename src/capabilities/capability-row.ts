/**
 * One authority, as inert data: all that the library knows of it. Parsing of options, `sandbox.capabilities`, the check
 * before a verb runs and docs/capabilities.md derive from the rows of table.ts.
 *
 * `Grant` is what the embedder passes for it, and what the host sides of modules get, checked.
 */
export interface CapabilityRow<Name extends string = string, Grant = never, Prepares extends boolean = boolean> {
  readonly name: Name;
  /** What the embedder passes, for the documentation. */
  readonly grant: string;
  /**
   * What a sandbox without a grant has. `denied`: nothing, each verb throws ERR_ACCESS_DENIED. `default`: what
   * `describe(undefined)` says, which is nothing of the host's.
   */
  readonly without: 'denied' | 'default';
  /** What is looked at before a use. */
  readonly checks: string;
  /** What is counted, and which limit bounds it. */
  readonly meters: string;
  /** The verbs behind it, by the module that uses them; `all` of a module's. */
  readonly verbs: Readonly<Record<string, readonly string[] | 'all'>>;
  /**
   * Who asks `decide` and reports a use. `dispatch`: the door, once for each verb. `host`: the host side, which knows the
   * target better than the arguments tell (a path without its links, a function by its name).
   */
  readonly reports: 'dispatch' | 'host';
  /** Whether it may be granted to `prepare`: it holds nothing that a snapshot must not. */
  readonly prepares: Prepares;
  /** Checks what the embedder passed; a SandboxError names the value and what is allowed. */
  parse(value: unknown): Grant;
  /** The grant as plain data, without secrets and functions. */
  describe(grant: Grant | undefined): unknown;
  /** What a use is aimed at, for rows that the dispatch reports. */
  target?(verb: string, args: readonly unknown[]): string | undefined;
}

/** States a row. */
export function defineRow<const Name extends string, Grant, const Prepares extends boolean>(
  row: CapabilityRow<Name, Grant, Prepares>,
): CapabilityRow<Name, Grant, Prepares> {
  return Object.freeze(row);
}

// biome-ignore lint/suspicious/noExplicitAny: rows differ in their grants; each is told by its name.
export type AnyRow = CapabilityRow<string, any>;

export type GrantOf<Row> = Row extends { parse(value: unknown): infer Grant } ? Grant : never;

/** A verb with the row that it belongs to; null for computation that takes no authority. */
export interface VerbAuthority {
  readonly module: string;
  readonly verb: string;
  readonly row: AnyRow | null;
}
