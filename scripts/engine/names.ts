/**
 * What the pinned Wasm of `@jitl/quickjs-wasmfile-release-sync` 0.32.0 (QuickJS 2025-09-13) calls by minified letters
 * and numbers. The imports and exports are the ones its own glue binds; the internal functions were found by the
 * strings and struct offsets they use. `input` pins the bytes: any other file fails the build before a name is used.
 */
export const input = {
  package: '@jitl/quickjs-wasmfile-release-sync',
  version: '0.32.0',
  sha256: '105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232',
} as const;

/** Import letter -> name. All come from module `a`. */
export const imports = {
  b: 'assert_fail',
  c: 'fd_write',
  d: 'fd_close',
  e: 'environ_get',
  f: 'environ_sizes_get',
  g: 'normalize_module',
  h: 'load_module_source',
  i: 'interrupt',
  j: 'set_itimer',
  k: 'resize_heap',
  l: 'keepalive_clear',
  m: 'localtime',
  n: 'tzset',
  o: 'fd_seek',
  p: 'date_now',
  q: 'abort',
  r: 'exit',
  s: 'host_call',
  t: 'free_host_ref',
} as const;

/** Functions of the engine that the wrapper does not export, by their index in the printed module. */
export const internals = {
  /** `JS_FreeValue(ctx, value)` */
  freeValue: '0',
  /** `JS_Call(ctx, function, this, argc, argv)` */
  call: '9',
  /** `js_poll_interrupts`, the slow half: refills the counter and calls the handler. */
  pollInterrupts: '108',
  /** `JS_CallInternal`: the interpreter. */
  interpreter: '202',
  /** `js_alloc_string(ctx, length, isWide)` */
  allocString: '205',
  /** `build_backtrace(ctx, error, filename, line, column, flags)` */
  buildBacktrace: '329',
  /** `emit_source_pos(s, pointer)`: where the instruction that follows stands in the source. */
  emitSourcePosition: '79',
  /** `js_parse_statement_or_decl(s, mask)` */
  parseStatement: '210',
  /** `lre_exec_backtrack`: the regular expression matcher, which polls by its own counter. */
  regexpMatcher: '599',
  /** `JS_RunGCInternal(rt, removeWeakObjects)` */
  runGc: '712',
  /** `JS_DefineProperty(ctx, object, atom, value, getter, setter, flags)` */
  defineProperty: '101',
  /** `js_create_array(ctx, length, values)` */
  createArray: '320',
  malloc: '131',
  free: '123',
} as const;

/** `qts_call_function(ctx, this, argc, argv, magic, data)`: what a host function of the guest runs. */
export const hostFunction = '1123';

/**
 * Linear memory below 1024 is used by nothing in this build (static data starts there). The host and the transformed
 * functions hand values over in it. It is zero at rest, so it never enters a snapshot.
 */
export const scratch = { rejection: 240, portResult: 256, callResult: 264, arguments: 272, end: 1024 } as const;

/** Texts of the engine that are not Node's: where the old one lies, and which functions refer to it. */
export const stackOverflowText = {
  address: 4474,
  functions: ['4', '97', '151', '291', '552'],
  text: 'Maximum call stack size exceeded',
  at: 64,
} as const;
