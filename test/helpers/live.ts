import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/index.ts';

/** Sandboxes of the running test. */
export const live: Sandbox[] = [];

export async function make(options?: SandboxOptions): Promise<Sandbox> {
  const sandbox = await createSandbox(options);
  live.push(sandbox);
  return sandbox;
}

/** For `afterEach`. */
export function disposeAll(): void {
  for (const sandbox of live.splice(0)) sandbox.dispose();
}
