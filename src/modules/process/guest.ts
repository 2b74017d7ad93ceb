import { activeHandles, activeRequests } from 'internal:active-resources';
import { codes } from 'internal:errors';
import { format } from 'internal:inspect';
import { onRestore } from 'internal:lifecycle';
import { getBuiltin, requireShared } from 'internal:loader';
import { nextTick as queueTick } from 'internal:tasks';
import { parseFileMode, validateFunction, validateString } from 'internal:validators';
import { setWarningTarget } from 'internal:warnings';
import { EventEmitter } from 'node:events';
import type { NodeReadable, NodeWritable } from 'node:stream';
import { activeTimers } from 'node:timers';
import * as clock from './guest-clock.ts';
import { environment } from './guest-environment.ts';
import { exit, exitState, reallyExit, setExitEmitter } from './guest-exit.ts';
import { host } from './guest-host.ts';
import { config, execPath, features, identity, release, version, versions } from './guest-identity.ts';
import { kill, pid, ppid, setSignalReceiver } from './guest-signal.ts';
import { DirectOutput, defineStream, directOutput } from './guest-streams.ts';
import { connectUncaught, hasUncaughtExceptionCaptureCallback, setUncaughtExceptionCaptureCallback } from './guest-uncaught.ts';
import { unsupported } from './guest-unsupported.ts';
import { emitWarning, setWarner, writeWarning } from './guest-warning.ts';

type AnyFunction = (...args: unknown[]) => unknown;

/** What guest modules use of `process`. Programs see more: nodejs.org/api/process.html. */
export interface Process extends EventEmitter {
  argv: string[];
  argv0: string;
  execArgv: string[];
  execPath: string;
  env: Record<string, string | undefined>;
  exitCode: number | string | undefined;
  pid: number;
  platform: string;
  readonly stdin: NodeReadable;
  readonly stdout: NodeWritable;
  readonly stderr: NodeWritable;
  readonly version: string;
  cwd(): string;
  emitWarning: typeof emitWarning;
  exit: typeof exit;
  nextTick(callback: AnyFunction, ...args: unknown[]): void;
  noDeprecation?: boolean;
  throwDeprecation?: boolean;
  traceDeprecation?: boolean;
  [name: string]: unknown;
}

// An own class between the object and EventEmitter, whose name is what `process.constructor.name` and inspection give.
function ProcessClass(): void {}
Object.defineProperty(ProcessClass, 'name', { value: 'process', configurable: true });
Object.setPrototypeOf(ProcessClass.prototype as object, EventEmitter.prototype);
const process = Object.create(ProcessClass.prototype as object) as Process;
EventEmitter.call(process);

const defineFixed = (values: Record<string, unknown>): void => {
  for (const name of Object.keys(values)) {
    Object.defineProperty(process, name, { value: values[name], writable: false, enumerable: true, configurable: true });
  }
};

/** A field whose value depends on the sandbox: read at its first use, and replaceable by assignment as in Node. */
function defineLazy(name: string, read: () => unknown): void {
  let value: unknown;
  let isRead = false;
  onRestore(() => {
    isRead = false;
  });
  Object.defineProperty(process, name, {
    get() {
      if (!isRead) {
        value = read();
        isRead = true;
      }
      return value;
    },
    set(assigned: unknown) {
      value = assigned;
      isRead = true;
    },
    enumerable: true,
    configurable: true,
  });
}

let workingFolder: string | undefined;
onRestore(() => {
  workingFolder = undefined;
});

function wrappedCwd(): string {
  workingFolder ??= host.cwd();
  return workingFolder;
}

function wrappedChdir(directory: string): void {
  validateString(directory, 'directory');
  workingFolder = undefined;
  // chdir(2) ends a path at a NUL.
  host.chdir(directory.split('\0')[0]!);
}

function wrappedUmask(mask?: number | string): number {
  return mask === undefined ? host.umask() : host.umask(parseFileMode(mask, 'mask'));
}

function nextTick(callback: AnyFunction): void {
  validateFunction(callback, 'callback');
  if (exitState.isExiting) return;
  // The function's length is 1 in Node.
  queueTick(...(arguments as unknown as [AnyFunction, ...unknown[]]));
}

/** Modules that only their full specifier names (nodejs.org/api/modules.html#built-in-modules-with-mandatory-node-prefix). */
const PREFIX_ONLY = ['sea', 'sqlite', 'test', 'test/reporters'];

type Refable = Record<PropertyKey, unknown>;

/** A symbol goes before the plain method (nodejs.org/api/process.html#processrefmayberefable). */
function callRef(maybeRefable: Refable | undefined, name: string): void {
  const fn = maybeRefable?.[Symbol.for(`nodejs.${name}`)] || maybeRefable?.[name];
  if (typeof fn === 'function') Reflect.apply(fn, maybeRefable, []);
}

const methods: Record<string, unknown> = {
  ...unsupported,
  abort(): never {
    // SIGABRT, as shells report it.
    return reallyExit(134);
  },
  availableMemory: clock.availableMemory,
  chdir: wrappedChdir,
  constrainedMemory: clock.constrainedMemory,
  cpuUsage: clock.cpuUsage,
  cwd: wrappedCwd,
  emitWarning,
  exit,
  getActiveResourcesInfo(): string[] {
    return [...[...activeRequests(), ...activeHandles()].map(([, name]) => name), ...activeTimers()];
  },
  _getActiveHandles: (): unknown[] => activeHandles().map(([owner]) => owner),
  _getActiveRequests: (): unknown[] => activeRequests().map(([request]) => request),
  _rawDebug(...args: unknown[]): void {
    process.stderr.write(`${format(...args)}\n`);
  },
  getBuiltinModule(id: string): unknown {
    validateString(id, 'id');
    const isPrefixed = id.startsWith('node:');
    const name = isPrefixed ? id.slice(5) : id;
    return isPrefixed || !PREFIX_ONLY.includes(name) ? getBuiltin(name) : undefined;
  },
  getegid: (): number => identity.egid,
  geteuid: (): number => identity.euid,
  getgid: (): number => identity.gid,
  getgroups: (): number[] => [...identity.groups],
  getuid: (): number => identity.uid,
  hasUncaughtExceptionCaptureCallback,
  hrtime: clock.hrtime,
  kill,
  loadEnvFile(path: unknown = '.env'): void {
    if (typeof path === 'number') throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'Buffer', 'URL'], path);
    const { readFileSync } = getBuiltin('fs') as { readFileSync(path: unknown, encoding: string): string };
    const { parseEnv } = getBuiltin('util') as { parseEnv(text: string): Record<string, string> };
    const values = parseEnv(readFileSync(path, 'utf8'));
    // Variables that are set already win (nodejs.org/api/process.html#processloadenvfilepath).
    for (const name of Object.keys(values)) process.env[name] ??= values[name];
  },
  memoryUsage: clock.memoryUsage,
  nextTick,
  reallyExit,
  ref(maybeRefable: Refable | undefined): void {
    callRef(maybeRefable, 'ref');
  },
  resourceUsage: clock.resourceUsage,
  setUncaughtExceptionCaptureCallback,
  threadCpuUsage: clock.threadCpuUsage,
  umask: wrappedUmask,
  unref(maybeRefable: Refable | undefined): void {
    callRef(maybeRefable, 'unref');
  },
  uptime: clock.uptime,
};

defineFixed({ version, versions, arch: 'x64', platform: 'linux', release, moduleLoadList: [], config });
Object.defineProperty(process, 'features', { value: features, enumerable: true });
Object.defineProperty(process, 'argv0', { value: 'node', enumerable: true });
Object.assign(process, methods, { domain: null, env: environment, execPath, debugPort: 9229 });
let title = 'node';
onRestore(() => {
  title = 'node';
});
Object.defineProperty(process, 'title', {
  get: () => title,
  set(value: unknown) {
    title = `${value as string}`;
  },
  enumerable: true,
  configurable: true,
});
defineLazy('argv', () => {
  const { path, argv } = host.program();
  return path === undefined ? [execPath, ...argv] : [execPath, path, ...argv];
});
Object.assign(process, { execArgv: [] });
defineFixed({ pid });
Object.assign(process, { ppid });
for (const name of ['stdout', 'stdin', 'stderr'] as const) defineStream(process, name);

Object.defineProperties(process, {
  exitCode: {
    get: () => exitState.exitCode,
    set(code: unknown) {
      exitState.exitCode = code as number;
    },
    enumerable: true,
    configurable: false,
  },
  _exiting: {
    get: () => exitState.isExiting,
    set(value: boolean) {
      exitState.isExiting = value;
    },
    enumerable: true,
    configurable: true,
  },
  sourceMapsEnabled: { get: () => false, enumerable: true, configurable: true },
  [Symbol.toStringTag]: { value: 'process', writable: true, enumerable: false, configurable: false },
});

/** Members that are loaded when somebody looks at one (guest-rarely.ts). */
interface Rarely {
  readonly NodeEnvironmentFlagsSet: new () => Set<string>;
  createFinalization(process: object): object;
  createReport(process: object): object;
  readonly [credential: string]: unknown;
}
const rarely = (): Rarely => requireShared('part:process/rarely') as Rarely;
for (const [name, length] of [
  ['initgroups', 2],
  ['setgroups', 1],
  ['setegid', 1],
  ['seteuid', 1],
  ['setgid', 1],
  ['setuid', 1],
  ['execve', 1],
] as const) {
  const method = { [name]: (...args: unknown[]) => (rarely()[name] as AnyFunction)(...args) }[name]!;
  Object.defineProperty(method, 'length', { value: length, configurable: true });
  process[name] = method;
}
for (const [name, create] of [
  ['allowedNodeEnvironmentFlags', (part) => new part.NodeEnvironmentFlagsSet()],
  ['finalization', (part) => part.createFinalization(process)],
  ['report', (part) => part.createReport(process)],
] as const satisfies readonly (readonly [string, (part: Rarely) => object])[]) {
  let value: object | undefined;
  const get = (): object => {
    value ??= create(rarely());
    return value;
  };
  const set = (assigned: object): void => {
    value = assigned;
  };
  Object.defineProperty(process, name, {
    get,
    set: name === 'report' ? undefined : set,
    enumerable: true,
    configurable: true,
  });
}

setExitEmitter(process);
setWarner(process as unknown as Parameters<typeof setWarner>[0]);
setWarningTarget(process as unknown as Parameters<typeof setWarningTarget>[0]);
setSignalReceiver(process);
connectUncaught(process);
process.on('warning', writeWarning);

export { DirectOutput, directOutput, process };
export default process;
