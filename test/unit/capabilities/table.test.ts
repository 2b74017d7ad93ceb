import { describe, expect, it } from 'vitest';
import { authorized, type Watch } from '../../../src/capabilities/access.ts';
import type { SandboxEvent } from '../../../src/capabilities/capability.ts';
import { defineRow } from '../../../src/capabilities/capability-row.ts';
import { describeGrants, parseGrants } from '../../../src/capabilities/grants.ts';
import { hostFunction } from '../../../src/capabilities/host-function.ts';
import { authorityOf, capabilityTable, computation, rows } from '../../../src/capabilities/table.ts';
import { memoryVolume } from '../../../src/capabilities/volumes/memory-volume.ts';
import { SandboxError } from '../../../src/errors.ts';
import { registry } from '../../../src/modules/registry.ts';

const verbsByModule = new Map(registry.map(({ name, verbs = [] }) => [name, verbs]));

describe('the capability table', () => {
  it('has each row under its name', () => {
    for (const [name, row] of Object.entries(capabilityTable)) expect(row.name).toBe(name);
  });

  it('has every verb of every module in exactly one place', () => {
    const places = [...rows.map(({ name, verbs }) => [name, verbs] as const), ['computation', computation] as const];
    for (const { name: module, verbs = [] } of registry) {
      for (const verb of verbs) {
        const holding = places.filter(([, listed]) => listed[module] === 'all' || listed[module]?.includes(verb));
        expect({ verb: `${module}.${verb}`, places: holding.map(([name]) => name) }).toMatchObject({
          places: [expect.any(String)],
        });
        expect(authorityOf(module, verb)).toBeDefined();
      }
    }
  });

  it('names no module and no verb that is not there', () => {
    for (const listed of [...rows.map(({ verbs }) => verbs), computation]) {
      for (const [module, verbs] of Object.entries(listed)) {
        const known = verbsByModule.get(module) ?? [];
        expect({ module, verbs: known.length > 0 }).toEqual({ module, verbs: true });
        if (verbs !== 'all') expect(known).toEqual(expect.arrayContaining([...verbs]));
      }
    }
  });

  it('knows nothing of verbs that are in no row', () => {
    expect(authorityOf('process', 'kill')).toBeUndefined();
    expect(authorityOf('child_process', 'spawn')).toBeUndefined();
    expect(authorityOf('__proto__', 'toString')).toBeUndefined();
    expect(authorityOf('constructor', 'name')).toBeUndefined();
  });
});

describe('grants', () => {
  const message = (capabilities: unknown): string => {
    try {
      parseGrants(capabilities, rows);
    } catch (error) {
      expect(error).toBeInstanceOf(SandboxError);
      expect((error as SandboxError).code).toBe('option');
      return (error as SandboxError).message;
    }
    return 'accepted';
  };

  it.each<[unknown, string]>([
    [null, 'capabilities must be an object, got null'],
    [[], 'capabilities must be an object, got an array'],
    ['all', 'capabilities must be an object, got "all"'],
    [{ network: true }, 'Unknown capability "network", allowed are stdio, clock, random, env, fs, host, sqlite'],
    [{ constructor: {} }, 'Unknown capability "constructor", allowed are stdio, clock, random, env, fs, host, sqlite'],
    [JSON.parse('{"__proto__": {}}'), 'Unknown capability "__proto__", allowed are stdio, clock, random, env, fs, host, sqlite'],
    [{ stdio: true }, 'capabilities.stdio must be an object, got true'],
    [{ stdio: { out() {} } }, 'capabilities.stdio has no "out", allowed are stdout, stderr, stdin'],
    [{ stdio: { stdout: [] } }, 'capabilities.stdio.stdout must be a function that gets each chunk, got an array'],
    [{ stdio: { stdin: 5 } }, 'capabilities.stdio.stdin must be a string, the whole input, got 5'],
    [
      { clock: 'fast' },
      'capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs } with a number above 0 (a step from 0.001 on), got "fast"',
    ],
    [
      { clock: { coarse: 0 } },
      'capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs } with a number above 0 (a step from 0.001 on), got { coarse } of 0',
    ],
    [
      { clock: { coarse: 1e-310 } },
      'capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs } with a number above 0 (a step from 0.001 on), got { coarse } of 1e-310',
    ],
    [
      { clock: { frozen: Number.NaN } },
      'capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs } with a number above 0 (a step from 0.001 on), got { frozen } of NaN',
    ],
    [
      { clock: { frozen: Infinity } },
      'capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs } with a number above 0 (a step from 0.001 on), got { frozen } of Infinity',
    ],
    [
      { clock: { coarse: 1, frozen: 1 } },
      'capabilities.clock must be "real", { coarse: stepMs } or { frozen: epochMs } with a number above 0 (a step from 0.001 on), got { coarse, frozen }',
    ],
    [{ random: 'weak' }, 'capabilities.random must be "secure" or { seed: integer }, got "weak"'],
    [{ random: { seed: 1.5 } }, 'capabilities.random must be "secure" or { seed: integer }, got a seed of 1.5'],
    [{ random: { salt: 1 } }, 'capabilities.random has no "salt", allowed are seed'],
    [{ env: { A: 1 } }, 'capabilities.env.A must be a string, got 1'],
    [{ env: { 'A=B': '' } }, 'capabilities.env has the name "A=B"; a name is not empty and has no "=" and no NUL'],
    [{ env: { '': '' } }, 'capabilities.env has the name ""; a name is not empty and has no "=" and no NUL'],
    [{ env: { A: 'x\0y' } }, 'capabilities.env.A must not contain a NUL'],
    [{ host: { mail: 5 } }, 'capabilities.host.mail must be an object, got 5'],
    [{ host: { mail: { send: {} } } }, 'capabilities.host.mail.send must be a function or hostFunction(), got an object'],
    [{ host: { '': {} } }, "capabilities.host has a module without a name; it is what follows 'host:'"],
    [{ fs: { quota: 1 } }, 'capabilities.fs has no "quota", allowed are mounts, maxBytes, maxFiles, maxOpenFiles'],
  ])('refuse %j', (capabilities, expected) => {
    expect(message(capabilities)).toBe(expected);
  });

  it('are described as frozen plain data in one order, without secrets', () => {
    const first = parseGrants(
      {
        host: {
          mail: {
            send: hostFunction({ maxCalls: 3, timeoutMs: 50, cost: (n: number) => n, run: (_details, n: number) => n }),
            read: () => 1,
          },
        },
        fs: { mounts: { '/b': memoryVolume({ readOnly: true }), '/a': memoryVolume() }, maxBytes: Infinity },
        env: { TOKEN: 'hunter2', A: '1' },
        stdio: { stdin: 'secret', stdout() {} },
        clock: { coarse: 10 },
      },
      rows,
    );
    const description = describeGrants(first, rows);
    expect(description).toEqual({
      stdio: { stdout: true, stderr: false, stdinLength: 6 },
      clock: { coarse: 10 },
      random: 'secure',
      env: ['A', 'TOKEN'],
      fs: { mounts: { '/a': 'rw', '/b': 'ro' }, maxBytes: 'unlimited', maxFiles: 16_384, maxOpenFiles: 256 },
      host: { mail: { send: { maxCalls: 3, timeoutMs: 50, cost: 'by its argument' }, read: {} } },
    });
    const text = JSON.stringify(description);
    expect(text).not.toMatch(/hunter2|secret"/);
    expect(Object.keys(description)).toEqual(['stdio', 'clock', 'random', 'env', 'fs', 'host']);
    const second = parseGrants(
      {
        clock: { coarse: 10 },
        stdio: { stdout() {}, stdin: 'sekret' },
        env: { A: '2', TOKEN: 'x' },
        fs: { maxBytes: Infinity, mounts: { '/a': memoryVolume(), '/b': memoryVolume({ readOnly: true }) } },
        host: {
          mail: {
            read: () => 2,
            send: hostFunction({ timeoutMs: 50, maxCalls: 3, cost: (n: number) => n, run: (_details, n: number) => n }),
          },
        },
      },
      rows,
    );
    expect(JSON.stringify(describeGrants(second, rows))).toBe(text);
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
    expect(frozen(description)).toBe(true);
  });

  it('that are absent are described by what there is without them', () => {
    expect(describeGrants(parseGrants(undefined, rows), rows)).toEqual({
      stdio: { stdout: false, stderr: false, stdinLength: 0 },
      clock: 'real',
      random: 'secure',
      env: [],
      fs: { mounts: {}, maxBytes: 64 << 20, maxFiles: 16_384, maxOpenFiles: 256 },
    });
  });
});

describe('the check before a verb', () => {
  const row = defineRow({
    name: 'sqlite',
    grant: '',
    without: 'denied',
    checks: '',
    meters: '',
    verbs: { sqlite: ['open'] },
    reports: 'dispatch',
    prepares: false,
    target: (_verb, [path]) => String(path),
    parse: (value) => value,
    describe: () => null,
  });
  const watch = (grants: Record<string, unknown>, options: { watched?: boolean; allows?: boolean } = {}) => {
    const events: SandboxEvent[] = [];
    const { watched = true, allows = true } = options;
    const context = {
      watched,
      grant: (name: string) => grants[name],
      allows: () => allows,
      emit: (event: SandboxEvent) => events.push(event),
      within: (_module: string, _verb: string, run: () => unknown) => run(),
    } as unknown as Watch;
    return { context, events };
  };
  const open = (path: string) => `opened ${path}`;
  const authority = { module: 'sqlite', verb: 'open', row };

  it('denies what was not granted, in the form of the permission model', () => {
    const { context, events } = watch({});
    const thrown = (() => {
      try {
        authorized(authority, open, context)('/x');
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toMatchObject({
      message: 'Access to this API has been restricted. Use capabilities.sqlite to manage permissions.',
      guestName: 'Error',
      fields: { code: 'ERR_ACCESS_DENIED', permission: 'sqlite', resource: '/x' },
    });
    expect(events).toEqual([{ type: 'denied', capability: 'sqlite', verb: 'open', target: '/x', code: 'ERR_ACCESS_DENIED' }]);
  });

  it('is the verb itself where it is granted and nobody looks', () => {
    expect(authorized(authority, open, watch({ sqlite: {} }, { watched: false }).context)).toBe(open);
    expect(authorized({ ...authority, row: null }, open, watch({}, { watched: false }).context)).toBe(open);
  });

  it('reports uses, and lets decide narrow them', () => {
    const granted = watch({ sqlite: {} });
    expect(authorized(authority, open, granted.context)('/x')).toBe('opened /x');
    expect(granted.events).toEqual([{ type: 'access', capability: 'sqlite', verb: 'open', target: '/x' }]);
    const narrowed = watch({ sqlite: {} }, { allows: false });
    expect(() => authorized(authority, open, narrowed.context)('/x')).toThrow('Access to this API has been restricted');
    expect(narrowed.events.map(({ type }) => type)).toEqual(['denied']);
  });
});
