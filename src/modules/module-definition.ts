import type { CreateHost } from '../capabilities/capability.ts';

/**
 * One Node module or one group of Web globals, as data. `src/modules/registry.ts` lists them all; the guest bundle,
 * the port's verb ids, the module loader and the documentation derive from that list.
 */
export interface ModuleDefinition {
  /** `node`: importable as `node:<specifier>`. `web`: only globals. */
  readonly kind: 'node' | 'web';
  /** Folder name below src/modules or src/web. */
  readonly name: string;
  /** Specifiers without `node:`, each with its guest file: `{ fs: 'guest.ts', 'fs/promises': 'guest-promises.ts' }`. */
  readonly guest: Readonly<Record<string, string>>;
  /** `eager`: evaluated into the base snapshot. `lazy`: evaluated at its first import. */
  readonly loading: 'eager' | 'lazy';
  /** Specifiers of an eager module that are evaluated at their first import all the same. */
  readonly lazy?: readonly string[];
  /** Guest files by name that the module itself loads at their first use (`requireShared('part:fs/streams')`). */
  readonly parts?: Readonly<Record<string, string>>;
  /** Names that the first guest file exports and that become globals; those of a lazy file evaluate it at the first look. */
  readonly globals?: readonly string[];
  /**
   * Globals that are not writable, hidden data properties: `enumerable` ones, `accessor` ones, which read and replace
   * one value, and those that a lazy file leaves behind a `getter` (observed in Node 24).
   */
  readonly globalShapes?: Readonly<Record<string, 'enumerable' | 'accessor' | 'getter'>>;
  /** Names of the host verbs, in a fixed order; `<name>.<verb>` has the same id on both sides. */
  readonly verbs?: readonly string[];
  /** The host side. It is created per sandbox, at the first call of one of its verbs. */
  // biome-ignore lint/suspicious/noExplicitAny: each contract.ts states its verbs exactly.
  readonly createHost?: CreateHost<any>;
}

/** States a module. Inert data; checks that what needs a host has one. */
export function defineModule(definition: ModuleDefinition): ModuleDefinition {
  if ((definition.verbs === undefined) !== (definition.createHost === undefined)) {
    throw new TypeError(
      `Module "${definition.name}" states ${definition.verbs ? 'verbs without a host' : 'a host without verbs'}`,
    );
  }
  return definition;
}

/** Whether a specifier's guest file waits for its first import. */
export function isLazySpecifier({ loading, lazy = [] }: ModuleDefinition, specifier: string): boolean {
  return loading === 'lazy' || lazy.includes(specifier);
}
