import { utf8Text } from './host-text.ts';

/** Pages of 64 KiB that the module asks for at the start. */
const INITIAL_PAGES = 128;
const PAGE_BYTES = 65_536;

/** ENOSYS of WASI. There is no file, no clock and no address here but what a volume's VFS gives (host-vfs.ts). */
const NOT_SUPPORTED = 52;

type WasmType = 'i32' | 'i64' | 'f64';
const TYPE_CODES: Readonly<Record<WasmType, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c };

export type Native = (...args: (number | bigint)[]) => number;

export interface InstanceOptions {
  /** More memory than this is out of memory to SQLite. */
  readonly maxBytes: number;
  now(): number;
  /** Called every 10,000 turns of any loop (scripts/sqlite). What it throws unwinds SQLite, which cannot be used any more. */
  tick(): void;
}

/**
 * One instance of SQLite: its own memory, so that what goes wrong in it stays with one sandbox. The module's own loader is
 * not used: it is asynchronous, and it brings file systems that a sandbox must not have. Of what the module imports only
 * time and memory are given; every system call answers that there is none.
 */
export class SqliteInstance {
  readonly memory: WebAssembly.Memory;
  readonly exports: Readonly<Record<string, Native>>;
  readonly #table: WebAssembly.Table;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  constructor(module: WebAssembly.Module, { maxBytes, now, tick }: InstanceOptions) {
    const maximum = Math.max(INITIAL_PAGES, Math.floor(maxBytes / PAGE_BYTES));
    this.memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum });
    const given: Record<string, (...args: never[]) => unknown> = {
      tick,
      emscripten_date_now: now,
      emscripten_get_now: now,
      emscripten_get_heap_max: () => maximum * PAGE_BYTES,
      emscripten_resize_heap: (bytes: number) => this.#grow(bytes >>> 0),
      environ_sizes_get: (count: number, size: number) => {
        this.view.setUint32(count, 0, true);
        this.view.setUint32(size, 0, true);
        return 0;
      },
      _tzset_js: () => {},
      // Local time is UTC: the zone of the host is none of the guest's business.
      _localtime_js: (seconds: bigint, target: number) => this.#writeTime(new Date(Number(seconds) * 1000), target),
    };
    const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
      imports[from] ??= {};
      imports[from][name] = kind === 'memory' ? this.memory : (given[name] ?? (() => -NOT_SUPPORTED));
    }
    const instance = new WebAssembly.Instance(module, imports);
    this.exports = instance.exports as unknown as Record<string, Native>;
    this.#table = instance.exports['__indirect_function_table'] as WebAssembly.Table;
    this.exports['__wasm_call_ctors']!();
    this.exports['sqlite3_initialize']!();
  }

  get bytes(): Uint8Array {
    if (this.#bytes.buffer !== this.memory.buffer) this.#bytes = new Uint8Array(this.memory.buffer);
    return this.#bytes;
  }

  get view(): DataView {
    if (this.#view.buffer !== this.memory.buffer) this.#view = new DataView(this.memory.buffer);
    return this.#view;
  }

  /** A function of the host as SQLite calls it: its index in the table. */
  addFunction(run: (...args: never[]) => unknown, params: readonly WasmType[], result?: WasmType): number {
    const wrapped = new WebAssembly.Instance(new WebAssembly.Module(wrapper(params, result)), { e: { f: run as never } });
    const index = this.#table.grow(1);
    this.#table.set(index, wrapped.exports['f']);
    return index;
  }

  /** Room for `size` bytes; fails when there is none. */
  allocate(size: number): number {
    const pointer = this.exports['sqlite3_malloc']!(Math.max(1, size));
    if (pointer === 0) throw new OutOfSqliteMemory();
    return pointer;
  }

  free(pointer: number): void {
    this.exports['sqlite3_free']!(pointer);
  }

  /** Runs `use` with a copy of bytes in SQLite's memory, a zero behind them. */
  withBytes<T>(bytes: Uint8Array, use: (pointer: number, length: number) => T): T {
    const pointer = this.allocate(bytes.byteLength + 1);
    try {
      this.bytes.set(bytes, pointer);
      this.bytes[pointer + bytes.byteLength] = 0;
      return use(pointer, bytes.byteLength);
    } finally {
      this.free(pointer);
    }
  }

  copy(pointer: number, length: number): Uint8Array {
    return this.bytes.slice(pointer, pointer + length);
  }

  text(pointer: number, length?: number): string {
    if (pointer === 0) return '';
    const { bytes } = this;
    const end = length === undefined ? bytes.indexOf(0, pointer) : pointer + length;
    return utf8Text(bytes.subarray(pointer, end));
  }

  #grow(bytes: number): number {
    try {
      this.memory.grow(Math.ceil((bytes - this.memory.buffer.byteLength) / PAGE_BYTES));
      return 1;
    } catch {
      return 0;
    }
  }

  /** struct tm: nine numbers, the offset, the zone's name. */
  #writeTime(time: Date, target: number): void {
    const yearStart = Date.UTC(time.getUTCFullYear(), 0, 1);
    const fields = [
      time.getUTCSeconds(),
      time.getUTCMinutes(),
      time.getUTCHours(),
      time.getUTCDate(),
      time.getUTCMonth(),
      time.getUTCFullYear() - 1900,
      time.getUTCDay(),
      Math.floor((time.getTime() - yearStart) / 86_400_000),
      0,
      0,
    ];
    for (const [index, value] of fields.entries()) this.view.setInt32(target + 4 * index, value, true);
  }
}

/** SQLite's memory is used up. */
export class OutOfSqliteMemory extends Error {}

/** A module whose only export is its only import: the way to a function that can stand in a table (webassembly.github.io/spec). */
function wrapper(params: readonly WasmType[], result: WasmType | undefined): Uint8Array<ArrayBuffer> {
  const types = [0x60, params.length, ...params.map((type) => TYPE_CODES[type]), ...(result ? [1, TYPE_CODES[result]] : [0])];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, types.length + 1, 1, ...types],
    ...[2, 7, 1, 1, 0x65, 1, 0x66, 0, 0],
    ...[7, 5, 1, 1, 0x66, 0, 0],
  ]);
}
