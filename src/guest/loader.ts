import { lazyModule } from 'internal:native';

/**
 * The guest's modules by name: builtins that user code imports, and everything that lazily evaluated modules share with
 * the image. The bundle fills it while the snapshot is baked (scripts/guest-bundle.ts). How user code gets at builtins
 * is the business of `node:module`.
 */
/** Default exports by specifier, without `node:`. */
const builtins: Record<string, unknown> = Object.create(null);
/** Namespaces by key: `internal:errors`, `node:fs`, `web:url`, `file:modules/fs/guest-x.ts`. */
const shared: Record<string, object> = Object.create(null);
/** Keys of modules that are evaluated at their first use. */
const lazy = new Set<string>();
const { has: setHas, delete: setDelete } = Set.prototype;
const { apply } = Reflect;

export function registerShared(modules: Readonly<Record<string, object>>): void {
  Object.assign(shared, modules);
}

/** `lazyKeys`: `node:zlib`, `web:fetch`, ... */
export function registerBuiltins(exportsBySpecifier: Readonly<Record<string, unknown>>, lazyKeys: readonly string[] = []): void {
  Object.assign(builtins, exportsBySpecifier);
  for (const key of lazyKeys) lazy.add(key);
}

/** One builtin, for what is no file of its own: `registerBuiltin('sys', util)`. */
export function registerBuiltin(specifier: string, exports: unknown): void {
  builtins[specifier] = exports;
}

export function hasBuiltin(specifier: string): boolean {
  return specifier in builtins || (apply(setHas, lazy, [`node:${specifier}`]) as boolean);
}

/** The default export of a builtin; undefined where there is none. */
export function getBuiltin(specifier: string): unknown {
  if (specifier in builtins) return builtins[specifier];
  if (!hasBuiltin(specifier)) return undefined;
  const { default: exports } = requireShared(`node:${specifier}`) as { default: unknown };
  builtins[specifier] = exports;
  return exports;
}

/** A module of the image, or a lazy one: what `require` is inside of a lazy chunk. */
export function requireShared(key: string): object {
  const known = shared[key];
  if (known !== undefined) return known;
  if (!(apply(setHas, lazy, [key]) as boolean)) throw new Error(`The image has no module "${key}"`);
  const module: { exports: object } = { exports: {} };
  // In place before it runs, for cycles among lazy modules.
  shared[key] = module.exports;
  try {
    lazyModule(key)(requireShared, module, module.exports);
  } catch (error) {
    delete shared[key];
    throw error;
  }
  shared[key] = module.exports;
  // A builtin may be needed by another before a program asks for it.
  if (key.startsWith('node:')) builtins[key.slice(5)] = (module.exports as { default: unknown }).default;
  apply(setDelete, lazy, [key]);
  return module.exports;
}
