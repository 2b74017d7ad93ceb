import { accessDenied } from './capabilities/access.ts';
import type { HostContext } from './capabilities/capability.ts';
import type { HostGrant } from './capabilities/host.ts';
import type { CapabilityDefinition } from './capabilities/own-capability.ts';
import { VerbError } from './capabilities/verb-error.ts';
import { sandboxMounts } from './capabilities/volumes/mounts.ts';
import type { EmbedderModules } from './modules/module/host-embedder-modules.ts';
import { HostLoader } from './modules/module/host-loader.ts';
import { registry } from './modules/registry.ts';
import type { Declared } from './options.ts';

const builtins: ReadonlySet<string> = new Set(
  registry.filter(({ kind }) => kind === 'node').flatMap(({ guest }) => Object.keys(guest)),
);

/** The module loader of one sandbox, over its mounts and its grants. */
export function createModuleLoader(
  context: HostContext,
  options: {
    /** What may be imported without a grant. */
    readonly declared: Declared;
    readonly defined: readonly CapabilityDefinition[];
    readonly builtinNames: (specifier: string) => readonly string[];
  },
): HostLoader {
  const nonce = new Uint8Array(16);
  globalThis.crypto.getRandomValues(nonce);
  return new HostLoader({
    files: sandboxMounts(context),
    builtins,
    builtinNames: options.builtinNames,
    embedder: embedderModules(context, options),
    nonce: Array.from(nonce, (byte) => byte.toString(16).padStart(2, '0')).join(''),
    pause: () => context.checkLimits(),
    runStoppable: (work) => context.runStoppable(work),
    maxSourceBytes: context.limits['sourceBytes']!,
  });
}

/** What the embedder brings: granted modules can be imported, others that it named are denied, as is every `host:` module. */
function embedderModules(
  context: HostContext,
  { declared, defined }: { readonly declared: Declared; readonly defined: readonly CapabilityDefinition[] },
): EmbedderModules {
  const names = new Map<string, readonly string[]>();
  const sources = new Map<string, string>();
  const denied = new Map<string, string>();
  for (const [name, functions] of Object.entries(declared.hostModules)) names.set(`host:${name}`, functions);
  for (const [name, functions] of Object.entries(context.grant<HostGrant>('host') ?? {}))
    names.set(`host:${name}`, Object.keys(functions));
  for (const { name, specifier, source, verbs } of defined) {
    if (!declared.own && context.grant(name) === undefined) {
      denied.set(specifier, name).set(`capability:${name}`, name);
      continue;
    }
    names.set(`capability:${name}`, Object.keys(verbs));
    sources.set(specifier, source);
  }
  return {
    names,
    sources,
    isDenied: (specifier) => denied.has(specifier),
    deny(specifier) {
      const capability = denied.get(specifier) ?? 'host';
      const error = accessDenied(capability, specifier);
      context.emit({ type: 'denied', capability, verb: 'import', target: specifier, code: 'ERR_ACCESS_DENIED' });
      return error;
    },
  };
}

/** What a note of `vm` behind the name of a file forbids (src/modules/vm/guest-options.ts). */
export function refuseImport(note: string): void {
  if (note === 'default') return;
  if (note === 'no-flag') {
    throw new VerbError('A dynamic import callback was invoked without --experimental-vm-modules', {
      code: 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG',
      name: 'TypeError',
    });
  }
  throw new VerbError('A dynamic import callback was not specified.', {
    code: 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING',
    name: 'TypeError',
  });
}
