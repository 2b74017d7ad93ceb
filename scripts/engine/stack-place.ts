import { STACK_END, STACK_TOP } from '../../src/engine/wasm.ts';

/** The dependency's own stack: its size, and the address of its top. */
const SIZE = 5_242_880;
const TOP = 5_333_088;

/** Moves the stack's top, which is where the heap begins, to where `STACK_TOP` says. */
export function withSmallStack(text: string): string {
  const moves: readonly (readonly [from: string, to: string, count: number])[] = [
    // The stack pointer's start, and what the C library notes of its thread.
    [`(i32.const ${TOP})`, `(i32.const ${STACK_TOP})`, 2],
    [`(i32.const ${SIZE})`, `(i32.const ${STACK_TOP - STACK_END})`, 1],
    // `sbrk`'s own variable: the end of the heap, empty at first.
    ['(data $80 (i32.const 86864) "``Q")', `(data $80 (i32.const 86864) "${littleEndian(STACK_TOP)}")`, 1],
  ];
  let moved = text;
  for (const [from, to, count] of moves) {
    const parts = moved.split(from);
    if (parts.length !== count + 1) throw new Error(`${from} is there ${parts.length - 1} times, expected ${count}`);
    moved = parts.join(to);
  }
  return moved;
}

/** The four bytes of an address, as WebAssembly's text format writes bytes. */
function littleEndian(address: number): string {
  return [0, 8, 16, 24].map((shift) => `\\${((address >>> shift) & 255).toString(16).padStart(2, '0')}`).join('');
}
