/** What the transformed Wasm exports (scripts/engine/transform.ts). Pointers are byte offsets into linear memory. */
export interface EngineExports {
  readonly fuel: WebAssembly.Global<'i32'>;
  /** Interpreter steps until the next poll, in whichever realm the interpreter is then. */
  readonly interval: WebAssembly.Global<'i32'>;
  /** The tenant's own size of linear memory, which a pooled memory may exceed. */
  readonly pages: WebAssembly.Global<'i32'>;
  readonly stack_pointer: WebAssembly.Global<'i32'>;
  initialize(): void;
  malloc(bytes: number): number;
  free(pointer: number): void;
  alloc_string(context: number, length: number, wide: 0 | 1): number;
  call_function(context: number, callee: number, self: number, argc: number, argv: number): void;
  free_value(context: number, value: number): void;
  /** An array of the values at `values`, written to the box `result`. */
  new_array(context: number, length: number, values: number, result: number): void;
  collect_garbage(runtime: number): void;
  /** A compiled script (`QTS_Eval` with flag 32) as an ArrayBuffer; for the build. */
  encode_bytecode(context: number, compiled: number): number;
  /** The compiled script in an ArrayBuffer. */
  decode_bytecode(context: number, buffer: number): number;
  /** Runs a compiled script, which it frees. */
  eval_compiled(context: number, compiled: number): number;
  QTS_NewRuntime(): number;
  QTS_NewContext(runtime: number, intrinsics: number): number;
  QTS_FreeContext(context: number): void;
  QTS_RuntimeSetMaxStackSize(runtime: number, bytes: number): void;
  QTS_RuntimeEnableInterruptHandler(runtime: number): void;
  QTS_RuntimeEnableModuleLoader(runtime: number, customNormalize: number): void;
  QTS_NewFunction(context: number, name: number, length: number, isConstructor: number, hostRef: number): number;
  QTS_NewArrayBuffer(context: number, pointer: number, length: number): number;
  QTS_GetFloat64(context: number, value: number): number;
  QTS_NewString(context: number, utf8: number): number;
  QTS_GetString(context: number, value: number): number;
  QTS_FreeCString(context: number, utf8: number): void;
  QTS_Eval(context: number, utf8: number, length: number, filename: number, detectModule: number, flags: number): number;
  QTS_ResolveException(context: number, value: number): number;
  QTS_Throw(context: number, value: number): number;
  QTS_IsJobPending(runtime: number): number;
  QTS_ExecutePendingJob(runtime: number, max: number, lastContext: number): number;
  QTS_PromiseState(context: number, value: number): number;
  QTS_PromiseResult(context: number, value: number): number;
  QTS_NewPromiseCapability(context: number, resolvers: number): number;
}

/** Linear memory below 1,024 that the host and the engine hand values over in; zero at rest. See scripts/engine/names.ts. */
export const Scratch = {
  rejection: 240,
  portResult: 256,
  callResult: 264,
  arguments: 272,
  end: 1024,
} as const;

/**
 * Holds the address of the values of the guest's array of frames (src/guest/async-context.ts), which the engine reads and
 * writes in place: scripts/engine/async-context.ts. Part of every image.
 */
export const FRAMES_CELL = 104;
/** Holds the address of the job that runs, 0 between jobs. */
export const JOB_CELL = 112;
/** Holds the address of the parser that makes an error, until the host was told. */
export const PARSER_CELL = 116;

/** Holds how many bytes of allocations the tenant's limit leaves room for: above it garbage is collected more often. */
export const COLLECT_CELL = 124;

/** Holds the first realm, where all modules are. Part of every image. */
export const MAIN_CONTEXT_CELL = 120;

/**
 * Of the last match of a regular expression: how many groups it has, addresses where the first of them begin and end, those of
 * the last one (scripts/engine/regexp-matches.ts). Part of every image.
 */
export const MATCH_CELLS = { count: 128, groups: 136, most: 10, lastGroup: 216 } as const;

/**
 * The last throws, the latest first: what was thrown, the code that threw it, and where in the code (scripts/engine/throws.ts).
 */
export const THROW_CELLS = { start: 16, entryBytes: 16, entries: 3 } as const;

/** The last entry of the function table: the rejection tracker that the transform added. */
export const REJECTION_TRACKER_INDEX = 471;

export const PAGE_BYTES = 65_536;
/**
 * Where the stack is: above the static data, growing down from its top, where the heap begins. The dependency has 5 MiB; the
 * guest may use 256 KiB, and natives that do not check stay far below the rest. V8 counts what a memory declares as external
 * bytes and collects garbage because of them: with 5 MiB, a fresh instance every few requests paid for a whole collection.
 */
export const STACK_END = 90_208;
export const STACK_TOP = STACK_END + (1 << 20);
/** Pages that the engine declares at least: static data, stack, the base snapshot's heap, and 150 KB to begin with. */
export const MINIMUM_PAGES = 40;
/** Pages a Wasm memory may have at most in this build: 2 GiB. */
export const MAXIMUM_PAGES = 32_768;
