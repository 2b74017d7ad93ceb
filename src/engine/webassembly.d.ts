// The part of the WebAssembly JavaScript interface that the engine and SQLite use (webassembly.github.io/spec/js-api). TypeScript
// has it in its DOM library only, which would bring every browser global along.
declare namespace WebAssembly {
  type ImportValue = Memory | Global | ((...args: never[]) => unknown);
  type Imports = Record<string, Record<string, ImportValue>>;
  class Module {
    constructor(bytes: ArrayBufferView | ArrayBuffer);
    static imports(module: Module): { readonly module: string; readonly name: string; readonly kind: string }[];
    static customSections(module: Module, name: string): ArrayBuffer[];
  }
  class Table {
    /** Gives the former length. */
    grow(by: number): number;
    set(index: number, value: unknown): void;
  }
  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Record<string, unknown>;
  }
  class Memory {
    constructor(descriptor: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Global<Type extends string = string> {
    constructor(descriptor: { value: Type; mutable?: boolean }, value?: number);
    value: number;
  }
  class RuntimeError extends Error {}
  function compile(bytes: ArrayBufferView | ArrayBuffer): Promise<Module>;
}
