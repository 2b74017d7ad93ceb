/**
 * The library as it is shipped: a figure of the sources would be one of the tool that compiles them on the way, which
 * for instance wraps every closure to keep its name.
 */
export const { createSandbox, prepare, hostFunction, directoryVolume, memoryVolume, overlayVolume } = (await import(
  new URL('../dist/index.js', import.meta.url).href
)) as typeof import('../src/index.ts');

export type Sandbox = import('../src/index.ts').Sandbox;

/** The value of an operation that must have worked. */
export function valueFrom(result: import('../src/index.ts').Result): unknown {
  if (!result.ok) throw new Error(`The sandbox failed: ${result.error.name}: ${result.error.message}`);
  return result.value;
}
