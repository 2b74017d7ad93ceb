import { describe, expect, it } from 'vitest';
import type { HostContext, SandboxEvent } from '../../../../src/capabilities/capability.ts';
import { createMounts } from '../../../../src/capabilities/volumes/create-mounts.ts';
import { createProcessHost } from '../../../../src/modules/process/host.ts';

class Exceeded extends Error {}

function createContext(grants: Record<string, unknown> = {}, limits: Record<string, number> = {}) {
  const events: SandboxEvent[] = [];
  const shared = new Map<string, unknown>([['mounts', createMounts({ files: { '/app/a.js': 'one\ntwo\r\nthree' } })]]);
  const context = {
    grant: (name: string) => grants[name],
    emit: (event: SandboxEvent) => events.push(event),
    now: () => 0,
    monotonic: () => 1234.5,
    share: (key: string, create: () => unknown) => {
      if (!shared.has(key)) shared.set(key, create());
      return shared.get(key);
    },
    exceed: (code: string, message: string) => {
      throw new Exceeded(`${code}: ${message}`);
    },
    limits: { stdioBytes: 1000, sourceBytes: 1000, memoryBytes: 4096, ...limits },
  } as unknown as HostContext;
  return { context, events, shared };
}

describe('standard streams', () => {
  function collect(limits?: Record<string, number>) {
    const chunks: string[] = [];
    const stdio = { stdout: (chunk: string) => chunks.push(`1${chunk}`), stderr: (chunk: string) => chunks.push(`2${chunk}`) };
    return { chunks, host: createProcessHost(createContext({ stdio }, limits).context) };
  }

  it('pass text on as it is, with U+FFFD for half characters', () => {
    const { chunks, host } = collect();
    host.write(1, 'é\n');
    host.write(2, 'x\ud800');
    host.write(1, '');
    expect(chunks).toEqual(['1é\n', '2x\ufffd']);
  });

  it('join a character that two writes of bytes share, each stream its own', () => {
    const { chunks, host } = collect();
    host.write(1, new Uint8Array([0xe2, 0x82]));
    host.write(2, new Uint8Array([0x21]));
    host.write(1, new Uint8Array([0xac]));
    host.write(1, 'after');
    expect(chunks).toEqual(['2!', '1€', '1after']);
  });

  it('end the sandbox when both together exceed the budget, after what fits and a mark', () => {
    const { chunks, host } = collect({ stdioBytes: 10 });
    host.write(1, '12345');
    host.write(2, 'abc');
    expect(() => host.write(1, 'xyz')).toThrow(new Exceeded('output: The guest wrote more than 10 bytes to stdout and stderr'));
    expect(chunks).toEqual(['112345', '2abc', '1xy', '1\n[output cut: more than 10 bytes]\n']);
  });

  it('drop output without a grant, and still count it', () => {
    const host = createProcessHost(createContext({}, { stdioBytes: 4 }).context);
    host.write(1, '1234');
    expect(() => host.write(1, '5')).toThrow(Exceeded);
  });

  it('refuse other descriptors and other values', () => {
    const { host, chunks } = collect();
    expect(() => host.write(0, 'x')).toThrow('Only stdout and stderr can be written');
    expect(() => host.write(1, 5 as never)).toThrow('Only text and bytes can be written');
    expect(chunks).toEqual([]);
  });

  it('give the granted input', () => {
    expect(createProcessHost(createContext({ stdio: { stdin: 'line' } }).context).readInput()).toBe('line');
    expect(createProcessHost(createContext().context).readInput()).toBe('');
  });
});

describe('environment and program', () => {
  it('are the granted variables alone', () => {
    const { context } = createContext({ env: { A: '1', B: '' } });
    expect(createProcessHost(context).environment()).toEqual(['A', '1', 'B', '']);
    expect(createProcessHost(createContext().context).environment()).toEqual([]);
  });

  it('are what the sandbox shares about the program', () => {
    const { context, shared } = createContext();
    const host = createProcessHost(context);
    expect(host.program()).toEqual({ argv: [] });
    shared.set('program', { path: '/app/a.js', argv: ['x'] });
    expect(host.program()).toEqual({ path: '/app/a.js', argv: ['x'] });
  });
});

describe('working directory and umask', () => {
  it('follow the mounts', () => {
    const host = createProcessHost(createContext().context);
    host.chdir('/app');
    expect(host.cwd()).toBe('/app');
    expect([host.umask(), host.umask(0o777777), host.umask()]).toEqual([0o22, 0o22, 0o777]);
  });

  it('fail with Node’s error', () => {
    const host = createProcessHost(createContext().context);
    const fields = { errno: -2, code: 'ENOENT', syscall: 'chdir', path: '/', dest: '/none' };
    expect(() => host.chdir('/none')).toThrow(
      expect.objectContaining({ message: "ENOENT: no such file or directory, chdir '/' -> '/none'", fields }),
    );
    expect(() => host.chdir('/app/a.js')).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
    expect(() => host.chdir(5 as never)).toThrow(TypeError);
  });
});

describe('source lines', () => {
  it('are counted from one, without their ends', () => {
    const host = createProcessHost(createContext().context);
    expect([1, 2, 3, 4, 0, -1, 1.5].map((line) => host.sourceLine('/app/a.js', line))).toEqual([
      'one',
      'two',
      'three',
      undefined,
      'one',
      'one',
      undefined,
    ]);
  });

  it('are of files that are there and not larger than a module may be', () => {
    expect(createProcessHost(createContext().context).sourceLine('/none', 1)).toBeUndefined();
    expect(createProcessHost(createContext().context).sourceLine('/app', 1)).toBeUndefined();
    expect(createProcessHost(createContext({}, { sourceBytes: 5 }).context).sourceLine('/app/a.js', 1)).toBeUndefined();
    expect(createProcessHost(createContext().context).sourceLine(5 as never, 1)).toBeUndefined();
  });
});

describe('usage', () => {
  it('is what the sandbox shares, and else its clock and its limit', () => {
    const { context, shared } = createContext();
    const host = createProcessHost(context);
    expect([host.monotonic(), host.cpu(), host.memory()]).toEqual([1234.5, 1234.5, [4096, 4096]]);
    shared.set('usage', { cpuMs: () => 7, memoryBytes: () => 100 });
    expect([host.cpu(), host.memory()]).toEqual([7, [100, 4096]]);
  });
});
