import type { EngineExports } from '../../src/engine/wasm.ts';

/** Gives an export its name, or nothing when the host does not use it. */
export function renameExport(line: string): string {
  const match = /^ \(export "([^"]+)"/.exec(line)!;
  const name = exportNames.get(match[1]!);
  if (name === undefined) throw new Error(`Export "${match[1]}" has no name`);
  return Object.hasOwn(exported, name) ? line.replace(`"${match[1]}"`, `"${name}"`) : '';
}

/** The type holds this list to what the host declares to use. */
const exported = {
  fuel: true,
  pages: true,
  interval: true,
  stack_pointer: true,
  initialize: true,
  malloc: true,
  free: true,
  alloc_string: true,
  call_function: true,
  free_value: true,
  new_array: true,
  collect_garbage: true,
  encode_bytecode: true,
  decode_bytecode: true,
  eval_compiled: true,
  QTS_NewRuntime: true,
  QTS_NewContext: true,
  QTS_FreeContext: true,
  QTS_RuntimeSetMaxStackSize: true,
  QTS_RuntimeEnableInterruptHandler: true,
  QTS_RuntimeEnableModuleLoader: true,
  QTS_NewFunction: true,
  QTS_NewArrayBuffer: true,
  QTS_GetFloat64: true,
  QTS_NewString: true,
  QTS_GetString: true,
  QTS_FreeCString: true,
  QTS_Eval: true,
  QTS_ResolveException: true,
  QTS_Throw: true,
  QTS_IsJobPending: true,
  QTS_ExecutePendingJob: true,
  QTS_PromiseState: true,
  QTS_PromiseResult: true,
  QTS_NewPromiseCapability: true,
} satisfies Record<keyof EngineExports, true>;

let exportNames = new Map<string, string>();
/** The names the dependency's own glue gives the exports; `u` runs the constructors, the last four are the stack's. */
export function setExportNames(names: ReadonlyMap<string, string>): void {
  exportNames = new Map([
    ...names,
    ['u', 'initialize'],
    ['La', 'timeout'],
    ['Ma', 'stack_restore'],
    ['Na', 'stack_alloc'],
    ['Oa', 'stack_get'],
  ]);
}
