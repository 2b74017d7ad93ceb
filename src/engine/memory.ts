import { MAXIMUM_PAGES, MINIMUM_PAGES, PAGE_BYTES } from './wasm.ts';

/**
 * One linear memory with its views. The views are replaced whenever the memory grew; everything reads them through
 * this object and keeps none across a call into Wasm.
 */
export class LinearMemory {
  readonly wasm: WebAssembly.Memory;
  declare u8: Uint8Array;
  declare u16: Uint16Array;
  declare i32: Int32Array;
  declare u32: Uint32Array;
  declare f64: Float64Array;
  declare bytes: number;

  constructor(pages: number = MINIMUM_PAGES) {
    this.wasm = new WebAssembly.Memory({ initial: pages, maximum: MAXIMUM_PAGES });
    this.refresh();
  }

  /** Grows to at least `pages`. False when the platform has no more. */
  grow(pages: number): boolean {
    const missing = pages - this.bytes / PAGE_BYTES;
    if (missing <= 0) return true;
    try {
      this.wasm.grow(missing);
    } catch {
      return false;
    }
    this.refresh();
    return true;
  }

  refresh(): void {
    const { buffer } = this.wasm;
    this.u8 = new Uint8Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.bytes = buffer.byteLength;
  }

  /** A NUL-terminated UTF-8 string, for names that the engine passes to its callbacks. */
  readCString(pointer: number): string {
    const end = this.u8.indexOf(0, pointer);
    return decoder.decode(this.u8.subarray(pointer, end === -1 ? this.bytes : end));
  }
}

const decoder = new TextDecoder();
