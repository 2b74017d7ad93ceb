/**
 * Names of the engine's native modules. An ES module has its URL, which stack traces show. What the loader generates has a
 * name below the library's own, which stack traces leave out and no specifier of user code resolves to.
 */
export type NativeKind = 'cjs' | 'json' | 'builtin' | 'host' | 'required';

const PREFIX = 'node:internal/nodelet/';

/** The native module through which generated sources reach the guest's half of the loader. */
export const LOADER_MODULE = `${PREFIX}loader`;

export function nativeName(kind: NativeKind, id: string): string {
  return `${PREFIX}${kind}/${id}`;
}

/** Whether a native module is the loader's own. */
export function isGenerated(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** Kind and id of a generated module; undefined for an ES module. */
export function parseNativeName(name: string): { readonly kind: NativeKind; readonly id: string } | undefined {
  if (!name.startsWith(PREFIX)) return undefined;
  const [, kind, id] = /^(cjs|json|builtin|host|required)\/(.*)$/s.exec(name.slice(PREFIX.length)) ?? [];
  return kind === undefined || id === undefined ? undefined : { kind: kind as NativeKind, id };
}

/** The URL that a native module stands for in errors. */
export function urlOfNative(name: string): string {
  const parsed = parseNativeName(name);
  if (parsed === undefined) return name;
  return parsed.kind === 'builtin' ? `node:${parsed.id}` : parsed.id;
}
