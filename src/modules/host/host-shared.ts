import type { SandboxEvent } from '../../capabilities/capability.ts';
import type { HostFunctionDefinition } from '../../capabilities/host-function.ts';

/** What the host side of this module shares with the tenant, which hands it out: keys of `HostContext.share` and what is under them. */

/** The verbs of the embedder's own capabilities that were granted, by capability. */
export const OWN_VERBS_KEY = 'own-verbs';

/** A verb of a capability that the embedder defined. */
export interface OwnVerb {
  readonly definition: HostFunctionDefinition;
  /** The module that brings it to the guest. */
  readonly module: string;
  readonly target?: ((...args: unknown[]) => string | undefined) | undefined;
}
export type OwnVerbs = Readonly<Record<string, Readonly<Record<string, OwnVerb>>>>;

export const GUEST_STREAMS_KEY = 'guest-streams';

/** What the host asks of the guest's streams: entries of src/guest/host-streams.ts. */
export interface GuestStreamEntries {
  pull(id: number): void;
  close(id: number): void;
}

/** A stream of the host as the result of a verb: the guest makes an object of its own of it, which asks for items by `id`. */
export class HostStream {
  readonly id: number;
  /** It was a `ReadableStream`, and becomes one. */
  readonly isReadable: boolean;

  constructor(id: number, isReadable: boolean) {
    this.id = id;
    this.isReadable = isReadable;
  }
}

/** Which call an error came from, for whoever reports it. */
export const BLAME_KEY = 'blame';
export type Blame = WeakMap<object, SandboxEvent>;
