import { shown } from './capabilities/grant-checks.ts';
import { sandboxMounts } from './capabilities/volumes/mounts.ts';
import { VolumeError } from './capabilities/volumes/volume.ts';
import { GuestThrow } from './engine/machine.ts';
import { Termination } from './engine/termination.ts';
import { unsettledPlaces } from './engine/unsettled.ts';
import { SandboxError } from './errors.ts';
import type { SandboxContext } from './host-context.ts';
import type { HostLoader } from './modules/module/host-loader.ts';
import type { Tenant } from './tenant.ts';

/** Exit status of a program whose top-level await never settles (nodejs.org/api/process.html#exit-codes). */
const UNSETTLED = 13;

/** The working directory that `exec` was asked for. */
export function enterDirectory(context: SandboxContext, cwd: string): void {
  try {
    sandboxMounts(context).chdir(cwd);
  } catch (error) {
    if (!(error instanceof VolumeError)) throw error;
    const message = `cwd must be a directory of the sandbox, got ${shown(cwd)} (${error.code})`;
    throw new SandboxError('option', message, { cause: error });
  }
}

/** Whether the program at a path runs as a module; what is wrong with it, running it says. */
export function isModule(loader: HostLoader, path: string): boolean {
  try {
    return loader.requireFormat(loader.findPath(path, []) ?? path) === 'module';
  } catch (error) {
    if (error instanceof Termination) throw error;
    return false;
  }
}

/**
 * Runs a program until nothing is left to do, as `node path` would. Gives the exit code; an uncaught error is left in the
 * isolate, after the guest wrote its report.
 */
export async function runProgram({ isolate, machine, loader, context }: Tenant, path: string): Promise<number> {
  const { loop } = isolate;
  let main = 0;
  isolate.isProgram = true;
  try {
    main = isolate.callEntry('runMain', [path]);
    if (isolate.promiseState(main) >= 0) isolate.observe(main);
    // Node evaluates an ES module inside a job, so the jobs it left come before its ticks; CommonJS runs before either.
    machine.enter(() => {
      if (isModule(loader, path)) loop.drainJobs();
    });
  } catch (error) {
    if (!(error instanceof GuestThrow)) throw error;
    const { value } = error;
    // What a main module throws is the reason of its evaluation's promise, as in Node.
    machine.enter(() => isolate.reportUncaught(value, isModule(loader, path)));
  }
  const pending = (): boolean => main !== 0 && isolate.promiseState(main) === 0;
  const reportFailure = (): void => {
    if (loop.stopped || main === 0 || isolate.promiseState(main) !== 2) return;
    const reason = isolate.promiseResult(main);
    machine.freeBox(main);
    main = 0;
    machine.enter(() => isolate.reportUncaught(reason, true));
  };
  // What the listeners of `beforeExit` begin may settle it too.
  for (;;) {
    await loop.run(() => !pending());
    reportFailure();
    await loop.run(() => false);
    if (loop.stopped) break;
    const box = isolate.callEntry('emitBeforeExit', []);
    const goesOn = isolate.read(box) === true;
    machine.freeBox(box);
    machine.enter(() => loop.drain());
    reportFailure();
    if (loop.stopped || (!loop.alive && !goesOn)) break;
  }
  loop.times.exitMs = context.monotonic();
  // After a failure the listeners ran already, and this only asks for the status.
  const isUnsettled = !loop.stopped && pending();
  const places = isUnsettled ? unsettledPlaces(machine, loader.mainUrl) : '';
  const box = isolate.callEntry('emitExit', [isUnsettled ? UNSETTLED : 0, places]);
  const code = Number(isolate.read(box));
  machine.freeBox(box);
  return code;
}
