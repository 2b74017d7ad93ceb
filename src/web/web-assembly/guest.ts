import { surface } from 'internal:surface';

const PAGE_BYTES = 65_536;
/** webassembly.github.io/spec/js-api/#limits: pages of a 32 bit memory. */
const MOST_PAGES = 65_536;
const { defineProperty, freeze } = Object;

interface MemoryState {
  buffer: ArrayBuffer | SharedArrayBuffer;
  readonly maximum: number;
}

const states = new WeakMap<object, MemoryState>();

function toPages(value: unknown, what: string): number {
  const number = Number(value);
  if (Number.isNaN(number)) throw new TypeError(`${what} must be convertible to a valid number`);
  if (number < 0) throw new TypeError(`${what} must be non-negative`);
  return Math.trunc(number);
}

function readLimit(descriptor: object, name: 'initial' | 'maximum', least: number): number | undefined {
  const value = (descriptor as Record<string, unknown>)[name];
  if (value === undefined) return undefined;
  const what = `WebAssembly.Memory(): Property '${name}'`;
  const pages = toPages(value, what);
  if (pages < least) throw new RangeError(`${what}: value ${pages} is below the lower bound ${least}`);
  if (pages > MOST_PAGES) throw new RangeError(`${what}: value ${pages} is above the upper bound ${MOST_PAGES}`);
  return pages;
}

/** A buffer of that many pages, with what was in the one before. */
function allocate(pages: number, isShared: boolean, before?: ArrayBuffer | SharedArrayBuffer): ArrayBuffer | SharedArrayBuffer {
  if (!isShared)
    return before === undefined ? new ArrayBuffer(pages * PAGE_BYTES) : (before as ArrayBuffer).transfer(pages * PAGE_BYTES);
  const buffer = new SharedArrayBuffer(pages * PAGE_BYTES);
  if (before !== undefined) new Uint8Array(buffer).set(new Uint8Array(before));
  return freeze(buffer);
}

/** `WebAssembly.Memory` (webassembly.github.io/spec/js-api/#memories): of no use to a module, but bytes as any other. */
const Memory = function (this: object, descriptor: unknown): void {
  if (new.target === undefined) {
    throw new TypeError("WebAssembly.Memory(): WebAssembly.Memory must be invoked with 'new'");
  }
  if ((typeof descriptor !== 'object' && typeof descriptor !== 'function') || descriptor === null) {
    throw new TypeError('WebAssembly.Memory(): Argument 0 must be a memory descriptor');
  }
  const initial = readLimit(descriptor, 'initial', 0);
  if (initial === undefined) throw new TypeError("WebAssembly.Memory(): Property 'initial' is required");
  const maximum = readLimit(descriptor, 'maximum', initial);
  const { shared } = descriptor as { shared?: unknown };
  if (shared && maximum === undefined) {
    throw new TypeError('WebAssembly.Memory(): If shared is true, maximum property should be defined.');
  }
  states.set(this, { buffer: allocate(initial, Boolean(shared)), maximum: maximum ?? MOST_PAGES });
} as unknown as { readonly prototype: object };

function stateOf(memory: unknown, method: string): MemoryState {
  const state = typeof memory === 'object' && memory !== null ? states.get(memory) : undefined;
  if (state === undefined) throw new TypeError(`WebAssembly.Memory.${method}: Receiver is not a WebAssembly.Memory`);
  return state;
}

const memoryMembers = {
  grow(this: unknown, delta: unknown): number {
    const state = stateOf(this, 'grow()');
    const pages = toPages(delta, 'WebAssembly.Memory.grow(): Argument 0');
    const before = state.buffer.byteLength / PAGE_BYTES;
    if (before + pages > state.maximum) throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
    state.buffer = allocate(before + pages, state.buffer instanceof SharedArrayBuffer, state.buffer);
    return before;
  },
  get buffer(): ArrayBuffer | SharedArrayBuffer {
    return stateOf(this, 'buffer').buffer;
  },
};
for (const name of Object.keys(memoryMembers)) {
  defineProperty(Memory.prototype, name, { ...Object.getOwnPropertyDescriptor(memoryMembers, name), enumerable: true });
}
defineProperty(Memory.prototype, Symbol.toStringTag, { value: 'WebAssembly.Memory', configurable: true });
defineProperty(Memory, 'name', { value: 'Memory', configurable: true });

/** DIVERGES: `WebAssembly` compiles and runs nothing: all but its errors and `Memory` refuse. */
const parts = surface(
  'WebAssembly',
  `
  compile/1 async
  validate/1
  instantiate/1 async
  compileStreaming/1 async
  instantiateStreaming/1 async
  promising/1
  Module/1 : Object
  Instance/1 : Object
  Table/1 : Object grow set get
  Memory/1
  Global/1 : Object valueOf
  Tag/1 : Object
  Exception/2 : Object is getArg
  Suspending/1 : Object
  CompileError/1
  LinkError/1
  RuntimeError/1
  SuspendError/1
`,
  {
    Memory,
    CompileError: class extends Error {},
    LinkError: class extends Error {},
    RuntimeError: class extends Error {},
    SuspendError: class extends Error {},
  },
);

/** `WebAssembly` (webassembly.github.io/spec/js-api/#webassembly-namespace). */
export const WebAssembly: object = {};
for (const name of Object.keys(parts)) {
  const value = parts[name] as { readonly prototype?: object };
  if (name.endsWith('Error')) {
    for (const [key, text] of Object.entries({ name, message: '' })) {
      defineProperty(value.prototype, key, { value: text, writable: true, configurable: true });
    }
  }
  const enumerable = /^[a-z]/.test(name);
  defineProperty(WebAssembly, name, { value, writable: true, enumerable, configurable: true });
}
defineProperty(WebAssembly, Symbol.toStringTag, { value: 'WebAssembly', configurable: true });
