/**
 * Names of the engine's native modules. An ES module has its URL, which stack traces show. What the loader generates has a
 * name below `internal:`, which no specifier of user code resolves to.
 */
export type NativeKind = 'cjs' | 'json' | 'builtin' | 'host' | 'required';

/** The native module through which generated sources reach the guest's half of the loader. */
export const LOADER_MODULE = 'internal:loader';

export function nativeName(kind: NativeKind, id: string): string {
  return `internal:${kind}/${id}`;
}

/** Kind and id of a generated module; undefined for an ES module. */
export function parseNativeName(name: string): { readonly kind: NativeKind; readonly id: string } | undefined {
  const [, kind, id] = /^internal:(cjs|json|builtin|host|required)\/(.*)$/s.exec(name) ?? [];
  return kind === undefined || id === undefined ? undefined : { kind: kind as NativeKind, id };
}

/** The URL that a native module stands for in errors. */
export function urlOfNative(name: string): string {
  const parsed = parseNativeName(name);
  if (parsed === undefined) return name;
  if (parsed.kind === 'builtin') return `node:${parsed.id}`;
  return parsed.kind === 'host' ? `host:${parsed.id}` : parsed.id;
}
