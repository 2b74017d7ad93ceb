/**
 * Where modules of the image publish what they do (nodejs.org/api/diagnostics_channel.html#built-in-channels). Nobody can have
 * subscribed before `node:diagnostics_channel` was loaded, and until then publishing is a look at one variable.
 */
export interface Diagnostics {
  publish(channel: string, message: unknown): void;
  /** `run` with its begin, end and error published on the channels of `tracing:<name>`. */
  traceSync<Result>(name: string, run: () => Result, context: object): Result;
  tracePromise<Result>(name: string, run: () => Promise<Result>, context: object): Promise<Result>;
}
export let diagnostics: Diagnostics | undefined;

export function setDiagnostics(next: Diagnostics): void {
  diagnostics = next;
}
