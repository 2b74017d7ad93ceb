import { onRestore } from 'internal:lifecycle';
import { verbs } from 'internal:port';
import type { ModuleVerbs } from './contract.ts';

/** A CommonJS module: nodejs.org/api/modules.html#the-module-object. */
export interface ModuleInstance {
  id: string;
  path: string;
  exports: unknown;
  filename: string | null;
  loaded: boolean;
  children: ModuleInstance[];
  paths?: string[];
  load(filename: string): void;
  require(id: string): unknown;
  _compile(content: string, filename: string, format?: string): unknown;
  [isMainSymbol]?: boolean;
  [isCachedByImportSymbol]?: boolean;
  [urlSymbol]?: string | undefined;
  [formatSymbol]?: string | undefined;
  [isExecutingSymbol]?: boolean;
}

export type Extension = (module: ModuleInstance, filename: string) => void;

/** Node keeps these on the module itself, where `console.log(module)` shows them (observed). */
export const isMainSymbol = Symbol('kIsMainSymbol');
export const isCachedByImportSymbol = Symbol('kIsCachedByESMLoader');
export const urlSymbol = Symbol('kURL');
export const formatSymbol = Symbol('kFormat');
export const isExecutingSymbol = Symbol('kIsExecuting');

export const host = verbs<ModuleVerbs>('module');

/** Items that cross as one string; see contract.ts. */
export const LIST = '\0';

/** What user code may replace on `Module` as a whole, so nothing else keeps a reference to it. */
export interface Replaceable {
  /** `require.cache`. */
  _cache: Record<string, ModuleInstance | undefined>;
  /** Request and folders -> file. */
  _pathCache: Record<string, string | undefined>;
  /** `require.extensions`. */
  _extensions: Record<string, Extension | undefined>;
}

/** Holds `Module` as soon as there is one. */
export const statics: { current: Replaceable } = {
  current: { _cache: Object.create(null), _pathCache: Object.create(null), _extensions: Object.create(null) },
};

/** Folder of the requiring file and request -> file, for files that are in the cache. */
export const relativeCache: Record<string, string | undefined> = Object.create(null);
const parents = new WeakMap<ModuleInstance, ModuleInstance>();
const { get, set } = WeakMap.prototype;
const { apply } = Reflect;

/** The module that first required a module. */
export function parentOf(module: ModuleInstance): ModuleInstance | undefined {
  return apply(get, parents, [module]) as ModuleInstance | undefined;
}

export function setParent(module: ModuleInstance, parent: ModuleInstance): void {
  apply(set, parents, [module, parent]);
}

/** CommonJS files whose code is running, innermost last: an ES module that waits for one of them cannot be required. */
export const executing: string[] = [];

/** The steps of `require` as they were: while nobody has replaced them, they need not be taken one by one. */
export const pristine: {
  staticLoad: unknown;
  load: unknown;
  require: unknown;
  /** `Module.prototype._compile`: while it stands, texts need not pass through the guest. */
  compile: unknown;
  /** `require.extensions['.js']` */
  javaScript: unknown;
} = { staticLoad: undefined, load: undefined, require: undefined, compile: undefined, javaScript: undefined };

/** Of this run of a program; a snapshot's tenant starts its own. */
export const program: { mainUrl: string | undefined; mainModule: ModuleInstance | undefined } = {
  mainUrl: undefined,
  mainModule: undefined,
};

onRestore(() => {
  program.mainUrl = undefined;
  program.mainModule = undefined;
  executing.length = 0;
});
