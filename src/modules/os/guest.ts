import { codes, type SystemError } from 'internal:errors';
import { onRestore } from 'internal:lifecycle';
import { verbs } from 'internal:port';
import { describeFunction } from 'internal:surface';
import { systemErrors } from 'internal:system-errors';
import { validateInt32 } from 'internal:validators';
import { Buffer } from 'node:buffer';
import { process } from 'node:process';
import { constants } from './guest-constants.ts';

/**
 * nodejs.org/api/os.html. DIVERGES: the machine is one that does not exist: host name `sandbox`, user `root`, one processor
 * of the model `virtual`, the loopback interface alone. Memory is what the sandbox may use, `uptime` its age, the load zero.
 */
const host = verbs<{ memory(): readonly [used: number, limit: number]; monotonic(): number; cpu(): number }>('process');

const EOL = '\n';
const devNull = '/dev/null';
const ESRCH = -3;

let priority = 0;
onRestore(() => {
  priority = 0;
});

interface Cpu {
  model: string;
  speed: number;
  times: Record<'user' | 'nice' | 'sys' | 'idle' | 'irq', number>;
}

const loopback = { mac: '00:00:00:00:00:00', internal: true };

const functions: Record<string, unknown> = {
  arch: (): string => 'x64',
  availableParallelism: (): number => 1,
  cpus(): Cpu[] {
    const user = Math.trunc(host.cpu());
    const idle = Math.max(0, Math.trunc(host.monotonic()) - user);
    return [{ model: 'virtual', speed: 0, times: { user, nice: 0, sys: 0, idle, irq: 0 } }];
  },
  endianness: (): string => 'LE',
  freemem(): number {
    const [used, limit] = host.memory();
    return Math.max(0, limit - used);
  },
  getPriority(pid?: unknown): number {
    if (pid !== undefined) assertOwnProcess(pid, 'uv_os_getpriority');
    return priority;
  },
  homedir: (): string => process.env.HOME || '/root',
  hostname: (): string => 'sandbox',
  loadavg: (): number[] => [0, 0, 0],
  networkInterfaces(): Record<string, object[]> {
    const v4 = { address: '127.0.0.1', netmask: '255.0.0.0', family: 'IPv4', ...loopback, cidr: '127.0.0.1/8' };
    const netmask = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';
    const v6 = { address: '::1', netmask, family: 'IPv6', ...loopback, cidr: '::1/128', scopeid: 0 };
    return { lo: [v4, v6] };
  },
  platform: (): string => 'linux',
  release: (): string => '6.1.0',
  setPriority(pid: unknown, value?: unknown): void {
    const [target, wanted] = value === undefined ? [0, pid] : [pid, value];
    validateInt32(target, 'pid');
    validateInt32(wanted, 'priority', constants.priority.PRIORITY_HIGHEST as number, constants.priority.PRIORITY_LOW as number);
    assertOwnProcess(target, 'uv_os_setpriority');
    priority = wanted;
  },
  tmpdir(): string {
    const { TMPDIR, TMP, TEMP } = process.env;
    const path = TMPDIR || TMP || TEMP || '/tmp';
    return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  },
  totalmem: (): number => host.memory()[1],
  type: (): string => 'Linux',
  userInfo(options?: { encoding?: unknown } | null): object {
    const encoding = typeof options === 'object' && options !== null ? options.encoding : undefined;
    const text = (value: string): unknown => (encoding === 'buffer' ? Buffer.from(value) : value);
    return Object.assign(Object.create(null) as object, {
      uid: 0,
      gid: 0,
      username: text('root'),
      homedir: text('/root'),
      shell: text('/bin/sh'),
    });
  },
  uptime: (): number => host.monotonic() / 1000,
  version: (): string => '#1 SMP',
  machine: (): string => 'x86_64',
};

/** A sandbox has one process: 0 means the own one. */
function assertOwnProcess(pid: unknown, syscall: string): void {
  validateInt32(pid, 'pid');
  if (pid === 0 || pid === process.pid) return;
  const [code, message] = systemErrors().get(ESRCH)!;
  throw new codes.ERR_SYSTEM_ERROR({ errno: ESRCH, code, message, syscall }) as SystemError;
}

/** Names and lengths that Node's own have, where they are not those of the property. */
const SHOWN: Readonly<Record<string, string>> = {
  availableParallelism: '',
  freemem: '',
  homedir: 'wrappedFn',
  hostname: 'wrappedFn',
  release: 'getOSRelease',
  totalmem: '',
  type: 'getOSType',
  uptime: 'wrappedFn',
  version: 'getOSVersion',
  machine: 'getMachine',
};
/** Functions that stand for their value in text and sums: `${os.tmpdir}` (observed). */
const PRIMITIVE =
  'arch availableParallelism endianness freemem homedir hostname platform release tmpdir totalmem type uptime version machine';

const os: Record<string, unknown> = {};
for (const name of Object.keys(functions)) {
  const fn = functions[name] as () => unknown;
  os[name] = describeFunction(fn, SHOWN[name] ?? name, name === 'setPriority' ? 2 : fn.length);
}
for (const name of PRIMITIVE.split(' ')) {
  const fn = os[name] as (() => unknown) & { [Symbol.toPrimitive]?: () => unknown };
  fn[Symbol.toPrimitive] = () => fn();
}
Object.defineProperties(os, {
  constants: { value: constants, writable: false, enumerable: true, configurable: false },
  EOL: { value: EOL, writable: false, enumerable: true, configurable: true },
  devNull: { value: devNull, writable: false, enumerable: true, configurable: true },
});

export default os;
