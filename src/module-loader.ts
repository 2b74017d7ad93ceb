import { assets } from './assets.ts';
import type { HostContext } from './capabilities/capability.ts';
import { sandboxMounts } from './capabilities/volumes/mounts.ts';
import { HostLoader } from './modules/module/host-loader.ts';
import { registry } from './modules/registry.ts';

const builtins: ReadonlySet<string> = new Set(registry.filter(({ kind }) => kind === 'node').flatMap(({ guest }) => Object.keys(guest)));

/** The module loader of one sandbox, over its mounts and its grants. */
export function createModuleLoader(context: HostContext, builtinNames: (specifier: string) => readonly string[]): HostLoader {
  const host = context.grant<Record<string, Record<string, unknown>>>('host') ?? {};
  const nonce = new Uint8Array(16);
  globalThis.crypto.getRandomValues(nonce);
  return new HostLoader({
    files: sandboxMounts(context),
    builtins,
    builtinNames,
    hostModules: new Map(Object.entries(host).map(([name, functions]) => [name, Object.keys(functions)])),
    nonce: Array.from(nonce, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    maxSourceBytes: context.limits['sourceBytes']!,
  });
}

/** Source of a lazy guest module. */
export function lazySource(specifier: string): string | undefined {
  return assets().lazy[specifier];
}
