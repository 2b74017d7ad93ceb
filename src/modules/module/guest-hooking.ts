import type { ModuleInstance } from './guest-state.ts';

/** Customization hooks as the rest of the loader sees them; they are a module of their own, evaluated with the first. */
export interface Hooking {
  /** The specifier that evaluates what `specifier` means in `base`, or a promise for it. */
  importTarget(base: string, specifier: string, attributes: string): string | Promise<string>;
  /** `import.meta.resolve`. */
  resolveUrl(specifier: string, baseUrl: string): string;
  /** File name, or another URL, that a request of `require` leads to. */
  resolveRequest(request: string, parent: ModuleInstance | null | undefined, fallback: () => string): Resolved;
  /** Runs what the hooks give for a file that `require` loads. */
  runRequired(module: ModuleInstance, filename: string): void;
  /** What they give for a `.json` file. */
  jsonRequired(module: ModuleInstance, filename: string): unknown;
  /** Puts the static imports of an ES module that is about to be required through the hooks. */
  prepareRequired(url: string): void;
}

export interface Resolved {
  readonly filename: string;
  readonly url: string;
  readonly format: string | undefined;
}

/** Undefined while nothing is registered, which is nearly always. */
export const hooking: { current: Hooking | undefined } = { current: undefined };

/** CommonJS texts that hooks have given to an import, by file name, until they are run. */
export const importedTexts: Record<string, string | undefined> = Object.create(null) as Record<string, string | undefined>;
