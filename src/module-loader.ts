import type { HostContext } from './capabilities/capability.ts';
import { sandboxMounts } from './capabilities/volumes/mounts.ts';
import { HostLoader } from './modules/module/host-loader.ts';
import { registry } from './modules/registry.ts';

const builtins: ReadonlySet<string> = new Set(
  registry.filter(({ kind }) => kind === 'node').flatMap(({ guest }) => Object.keys(guest)),
);

/** The module loader of one sandbox, over its mounts and its grants. */
export function createModuleLoader(
  context: HostContext,
  options: {
    /** Names of host functions that may be imported without a grant: what `prepare` was told. */
    readonly declared: Readonly<Record<string, readonly string[]>>;
    readonly builtinNames: (specifier: string) => readonly string[];
    readonly excuse: (ms: number) => void;
  },
): HostLoader {
  const hostModules = new Map(Object.entries(options.declared));
  for (const [name, functions] of Object.entries(context.grant<Record<string, object>>('host') ?? {}))
    hostModules.set(name, Object.keys(functions));
  const nonce = new Uint8Array(16);
  globalThis.crypto.getRandomValues(nonce);
  return new HostLoader({
    files: sandboxMounts(context),
    builtins,
    builtinNames: options.builtinNames,
    hostModules,
    nonce: Array.from(nonce, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    excuse: options.excuse,
    maxSourceBytes: context.limits['sourceBytes']!,
  });
}
