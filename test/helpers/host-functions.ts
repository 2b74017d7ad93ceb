import type { HostGrant, SandboxEvent, SandboxOptions } from '../../src/index.ts';
import { make } from './live.ts';

/** A sandbox with these functions as `host:x`, and what it reports. */
export async function makeWithFunctions(functions: HostGrant[string], options: SandboxOptions = {}) {
  const events: SandboxEvent[] = [];
  const sandbox = await make({
    capabilities: { host: { x: functions } },
    onEvent: (event) => events.push(event),
    ...options,
  });
  /** The default export of a module with `x` as the functions and `t` to tell what a call throws. */
  const run = async (body: string): Promise<unknown> => {
    const prelude =
      "import * as x from 'host:x'; const t = async (f) => { try { return await f() } catch (e) { return [e.name, e.code, e.message] } };";
    const result = await sandbox.run(`${prelude} export default await (async () => { ${body} })()`);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  return { sandbox, events, run };
}
