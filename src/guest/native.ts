/**
 * What only the engine can do. The host answers these port calls with raw values, without copying anything out.
 * The ids are the ones in src/engine/raw.ts.
 */
declare const nodeletPort: (id: number, ...args: unknown[]) => unknown;

/** Columns by which the first line of a compiled function's file is shifted: what the engine is given before it. */
export const firstLineOffsets: Record<string, number> = { __proto__: null as never };

/** Compiles `source` as the body of a sloppy function, under the file's own name and line numbers. */
export function compileFunction(
  source: string,
  filename: string,
  parameters: readonly string[],
): (...args: unknown[]) => unknown {
  // Neither `join` nor a template, which the engine compiles to a call of `concat`: user code may have replaced both.
  let list = '';
  for (let i = 0; i < parameters.length; i++) list += i === 0 ? parameters[i]! : ',' + parameters[i]!;
  firstLineOffsets[filename] = 15 + list.length;
  return nodeletPort(-1, source, filename, list) as (...args: unknown[]) => unknown;
}

/** Links and evaluates the native module `name`: its namespace, or a promise for it while a top-level await is pending. */
export function evaluateModule(name: string): object | Promise<object> {
  return nodeletPort(-2, name) as object | Promise<object>;
}

/** 0 pending, 1 fulfilled, 2 rejected; -1 when it is no promise. */
export function readPromiseState(promise: object): number {
  return nodeletPort(-3, promise) as number;
}

export function readPromiseResult(promise: object): unknown {
  return nodeletPort(-4, promise);
}

/** The engine's internal class number. */
export function classOf(value: object): number {
  return nodeletPort(-5, value) as number;
}

/** What a proxy stands for: its target or its handler; null for both when revoked. */
export function readProxy(proxy: object, part: 'target' | 'handler'): object | null {
  return nodeletPort(-6, proxy, part === 'target' ? 0 : 1) as object | null;
}

/** A lazy module of the library, compiled by the build: the function of its `require`, `module` and `exports`, in a realm. */
export function lazyModule(key: string, realm?: unknown): (...args: unknown[]) => unknown {
  return nodeletPort(-12, key, realm) as (...args: unknown[]) => unknown;
}

/** Runs `source` as a script in the global scope and gives its completion value. */
export function evaluateScript(source: string, filename: string): unknown {
  return nodeletPort(-7, source, filename);
}

/** The Map or Set that an iterator walks, and how many live entries it has left behind. */
export function readIterator(iterator: object): readonly [source: object | undefined, passed: number, kind: number] {
  return [
    nodeletPort(-8, iterator, 0) as object | undefined,
    nodeletPort(-8, iterator, 1) as number,
    nodeletPort(-8, iterator, 2) as number,
  ];
}

/** Runs a full garbage collection. */
export function collectGarbage(): void {
  nodeletPort(-9);
}

/** Ends the program: the frames are unwound and no guest code runs any more. */
export function endProgram(code: number): never {
  nodeletPort(-10, code);
  throw new Error('unreachable');
}

/** An error that nothing in the guest handled. The host ends the run with it. Gives whether that is the end of a program. */
export function reportFatal(error: unknown, origin: string): boolean {
  return nodeletPort(-11, error, origin) as boolean;
}

/** Another realm: its `eval`, which stands for it. */
export function createRealm(): (source: string) => unknown {
  return nodeletPort(-13) as (source: string) => unknown;
}

/**
 * Runs a script in a realm, or in this one. `announce` gets the names that it declares, one a line, before it runs; it is also
 * the result when `timeout` milliseconds went by. `runsJobs`: the realm's promise jobs are part of the script's run.
 */
export function runScript(
  source: string,
  filename: string,
  realm: unknown,
  announce: (names: string) => void,
  timeout: number,
  runsJobs: boolean,
): unknown {
  return nodeletPort(-14, source, filename, realm, announce, timeout, runsJobs);
}

/** Compiles a script and throws its syntax error, which is one of the realm. */
export function checkScript(source: string, filename: string, realm?: unknown): void {
  nodeletPort(-15, source, filename, realm);
}

/**
 * The frames of the stack: function, receiver and description of each, one after the other. `above` is a function whose callers
 * are meant, or `true` for the constructor of an error that runs.
 */
export function captureFrames(most: number, above: object | true | undefined): readonly unknown[] {
  return nodeletPort(-16, most, above) as unknown[];
}

/** Where a frame's code stands: line, column, those of its function, whether it is strict, and the file, each on a line. */
export function describeFrame(callee: object, description: number): string | undefined {
  return nodeletPort(-17, callee, description) as string | undefined;
}

/** The texts of such frames, each behind a line break; undefined where `src/guest/stack-frame.ts` has to make them. */
export function formatFrames(frames: readonly unknown[]): string | undefined {
  return nodeletPort(-19, frames, firstLineOffsets) as string | undefined;
}
