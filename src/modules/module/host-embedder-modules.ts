import { unknownHostModule } from './host-errors.ts';

/** Modules that are the embedder's: `host:<module>`, and what own capabilities bring. */
export interface EmbedderModules {
  /** Names of its functions by specifier: `host:<module>`, `capability:<name>`. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** Text of the modules that own capabilities bring, by specifier. */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether a specifier means a module that this sandbox was not granted. */
  isDenied(specifier: string): boolean;
  /** Reports the denial, and gives the error for it. */
  deny(specifier: string): Error;
}

/** Whether a specifier means something of the embedder's, granted or not. */
export function isEmbedders(specifier: string, modules: EmbedderModules | undefined): boolean {
  if (specifier.startsWith('host:')) return true;
  if (modules === undefined) return false;
  return modules.sources.has(specifier) || modules.names.has(specifier) || modules.isDenied(specifier);
}

/** Whether it means functions that were granted; refuses those that were not. */
export function isEmbeddersFunctions(specifier: string, modules: EmbedderModules | undefined): boolean {
  if (!isEmbedders(specifier, modules)) return false;
  if (modules?.names.has(specifier) === true) return true;
  throw modules?.deny(specifier) ?? unknownHostModule(specifier);
}
