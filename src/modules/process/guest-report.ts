import { codes, defineCodes } from 'internal:errors';
import { getBuiltin } from 'internal:loader';
import { signalNumbers } from 'internal:signals';
import { validateBoolean, validateObject, validateString } from 'internal:validators';

const own = defineCodes({ TypeError: { ERR_UNKNOWN_SIGNAL: 'Unknown signal: %s' } });

interface Machine {
  readonly version: string;
  readonly versions: object;
  readonly release: object;
  readonly arch: string;
  readonly platform: string;
  readonly pid: number;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
  resourceUsage(): object;
}

/**
 * `process.report` (nodejs.org/api/report.html). DIVERGES: a report tells of the sandbox alone, its parts about native code
 * are empty, `writeReport` refuses, and nothing triggers one.
 */
export function createReport(process: Machine): object {
  const settings: Record<string, unknown> = {};
  const validators: Record<string, (value: unknown, name: string) => void> = {
    directory: validateString,
    filename: validateString,
    compact: validateBoolean,
    excludeNetwork: validateBoolean,
    signal(value, name) {
      validateString(value, name);
      const signals = signalNumbers();
      if (value in signals) return;
      const hint = value.toUpperCase() in signals ? ' (signals must use all capital letters)' : '';
      throw new own.ERR_UNKNOWN_SIGNAL(`${value}${hint}`);
    },
    reportOnFatalError: validateBoolean,
    reportOnSignal: (value) => validateBoolean(value, 'trigger'),
    reportOnUncaughtException: (value) => validateBoolean(value, 'trigger'),
    excludeEnv: validateBoolean,
  };
  Object.assign(settings, {
    directory: '',
    filename: '',
    signal: 'SIGUSR2',
  });

  function getReport(err?: Error): object {
    if (err !== undefined) validateObject(err, 'err');
    const stack = String((err ?? new Error('JavaScript Callstack')).stack).split('\n');
    const os = getBuiltin('os') as Record<string, () => unknown>;
    const { getHeapStatistics } = getBuiltin('v8') as { getHeapStatistics(): object };
    const now = new Date();
    return {
      header: {
        reportVersion: 5,
        event: 'JavaScript API',
        trigger: 'GetReport',
        filename: null,
        dumpEventTime: now.toISOString().replace(/\.\d+/, ''),
        dumpEventTimeStamp: String(now.getTime()),
        processId: process.pid,
        threadId: 0,
        cwd: process.cwd(),
        commandLine: [...process.argv],
        nodejsVersion: process.version,
        wordSize: 64,
        arch: process.arch,
        platform: process.platform,
        componentVersions: { ...process.versions },
        release: { ...process.release },
        osName: os.type!(),
        osRelease: os.release!(),
        osVersion: os.version!(),
        osMachine: os.machine!(),
        cpus: os.cpus!(),
        networkInterfaces: [],
        host: os.hostname!(),
      },
      javascriptStack: { message: stack[0], stack: stack.slice(1).map((line) => line.trim()), errorProperties: {} },
      javascriptHeap: getHeapStatistics(),
      nativeStack: [],
      resourceUsage: process.resourceUsage(),
      uvthreadResourceUsage: process.resourceUsage(),
      libuv: [],
      workers: [],
      ...(settings.excludeEnv ? {} : { environmentVariables: { ...process.env } }),
      userLimits: {},
      sharedObjects: [],
    };
  }

  function writeReport(...[file, err]: [unknown?, unknown?]): never {
    const isError = typeof file === 'object' && file !== null;
    if (file !== undefined && !isError) validateString(file, 'file');
    if (!isError && err !== undefined) validateObject(err, 'err');
    throw new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM('process.report.writeReport()');
  }

  const report: Record<string, unknown> = { writeReport, getReport };
  for (const name of Object.keys(validators)) {
    settings[name] ??= false;
    const accessor = {
      get [name](): unknown {
        return settings[name];
      },
      set [name](value: unknown) {
        validators[name]!(value, name);
        settings[name] = value;
      },
    };
    Object.defineProperty(report, name, Object.getOwnPropertyDescriptor(accessor, name)!);
  }
  return report;
}
