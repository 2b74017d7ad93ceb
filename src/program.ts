import { GuestThrow } from './engine/machine.ts';
import type { Tenant } from './tenant.ts';

/** Exit status of a program whose top-level await never settles (nodejs.org/api/process.html#exit-codes). */
const UNSETTLED = 13;

/**
 * Runs a program until nothing is left to do, as `node path` would. Gives the exit code; an uncaught error is left in the
 * isolate, after the guest wrote its report.
 */
export async function runProgram({ isolate, machine, loader, context }: Tenant, path: string): Promise<number> {
  const { loop } = isolate;
  let main = 0;
  try {
    main = isolate.callEntry('runMain', [path]);
    if (isolate.promiseState(main) >= 0) isolate.observe(main);
    // Node evaluates an ES module inside a job, so the jobs it left come before its ticks; CommonJS runs before either.
    if (loader.describeRequire(path).format === 'module') machine.enter(() => loop.drainJobs());
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const { value } = error;
    // What a main module throws is the reason of its evaluation's promise, as in Node.
    machine.enter(() => isolate.reportUncaught(value, loader.describeRequire(path).format === 'module'));
  }
  const pending = (): boolean => main !== 0 && isolate.promiseState(main) === 0;
  await loop.run(() => !pending());
  if (!loop.stopped && main !== 0 && isolate.promiseState(main) === 2) {
    machine.enter(() => isolate.reportUncaught(isolate.promiseResult(main), true));
  }
  for (;;) {
    await loop.run(() => false);
    if (loop.stopped || pending()) break;
    machine.freeBox(isolate.callEntry('emitBeforeExit', []));
    machine.enter(() => loop.drain());
    if (loop.stopped || !loop.alive) break;
  }
  loop.times.exitMs = context.monotonic();
  // After a failure the listeners ran already, and this only asks for the status.
  const box = isolate.callEntry('emitExit', [!loop.stopped && pending() ? UNSETTLED : 0]);
  const code = Number(isolate.read(box));
  machine.freeBox(box);
  return code;
}
