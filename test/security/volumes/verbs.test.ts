import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostContext, SandboxEvent } from '../../../src/capabilities/capability.ts';
import { VerbError } from '../../../src/capabilities/verb-error.ts';
import { createMounts } from '../../../src/capabilities/volumes/create-mounts.ts';
import { memoryVolume } from '../../../src/capabilities/volumes/memory-volume.ts';
import type { FsVerbs } from '../../../src/modules/fs/contract.ts';
import { createFsHost } from '../../../src/modules/fs/host.ts';
import { DirectoryVolume } from '../../../src/modules/fs/host-directory-volume.ts';
import { fs } from '../../../src/modules/fs/index.ts';
import { accesses, CANARY, type Host, makeHost, pictureOf } from './fixture.ts';

/** What a guest can do that calls the verbs itself, past `node:fs`: any verb with any arguments. */
function contextOf(host: Host, events: SandboxEvent[] = []): { context: HostContext; end: () => void } {
  const shared = new Map<string, unknown>();
  const ended = new AbortController();
  shared.set(
    'mounts',
    createMounts({
      grant: {
        mounts: {
          '/mnt': new DirectoryVolume(accesses.handles(host.root), { readOnly: false, maxBytes: 1 << 20, maxFiles: 100 }),
        },
      },
      emit: (event) => events.push(event),
      maxReadBytes: 1 << 20,
    }),
  );
  const context: HostContext = {
    grant: () => undefined,
    emit: (event) => events.push(event),
    allows: () => true,
    now: () => 0,
    monotonic: () => 0,
    randomFill: (target) => void target.fill(7),
    signal: ended.signal,
    share: (key, create) => {
      if (!shared.has(key)) shared.set(key, create());
      return shared.get(key) as never;
    },
    enqueue: () => {},
    chargeHostCall: () => {},
    checkLimits: () => {},
    runStoppable: (work) => work(),
    background: (promise) => promise,
    exceed: (code) => {
      throw new Error(code);
    },
    limits: { memoryBytes: 1 << 20 },
  };
  return { context, end: () => ended.abort() };
}

describe('the verbs of fs', () => {
  let host: Host;
  let verbs: FsVerbs;
  let end: () => void;
  beforeEach(() => {
    host = makeHost();
    const made = contextOf(host);
    verbs = createFsHost(made.context);
    end = made.end;
  });
  afterEach(() => {
    end();
    host.dispose();
  });

  it('are those of the definition', () => {
    expect(Object.keys(verbs).sort()).toEqual([...(fs.verbs ?? [])].sort());
  });

  it('answer any arguments with a result, a file error or a refusal, and never with the host', () => {
    // A name inside may be removed, which would show in the link count of the file outside.
    rmSync(join(host.root, 'hard'));
    const before = pictureOf(host.outside);
    const path = fc.constantFrom(
      '/mnt/file',
      '/mnt/sub',
      '/mnt/abs-file',
      '/mnt/rel-dir/file',
      '/mnt/new',
      '/mnt/pipe',
      '/tmp/x',
      '/',
      '',
      '.',
      '/mnt/../x',
      `${host.outside}/file`,
      '\0',
      '/mnt/hard/x',
    );
    const number = fc.oneof(
      fc.integer({ min: -3, max: 20 }),
      fc.constantFrom(0o101, 0o1101, 0o2102, 2 ** 31, -(2 ** 31), 2 ** 53, 0.5, Number.NaN, Infinity),
    );
    const argument = fc.oneof(
      path,
      number,
      fc.boolean(),
      fc.constantFrom('utf8', 'hex', 'latin1', 'nope', 'scandir', 'opendir', 'fsync', null, undefined),
      fc.constantFrom(0, 1, 8, 56, 112, 113).map((length) => new Uint8Array(length)),
      fc.bigInt(),
      fc.constant({}),
      fc.constant({ toString: () => '/mnt/file', valueOf: () => 3 }),
      fc.constant([]),
      fc.string(),
    );
    const call = fc.tuple(fc.constantFrom(...Object.keys(verbs)), fc.array(argument, { maxLength: 6 }));
    const table = verbs as unknown as Record<string, (...args: unknown[]) => unknown>;
    const outcomes = new Set<string>();
    // A link may be made to a path that was given, and read again under any name.
    let isLinked = false;
    fc.assert(
      fc.property(call, ([verb, args]) => {
        let text: string;
        try {
          const result = table[verb]?.(...args);
          text = result instanceof Uint8Array ? Buffer.from(result).toString('latin1') : String(result);
          outcomes.add('result');
        } catch (error) {
          const isKnown = error instanceof VerbError || (error instanceof TypeError && error.message.startsWith('Expected '));
          expect(isKnown, `${verb}: ${String(error)}\n${(error as Error).stack}`).toBe(true);
          text = error instanceof VerbError ? `${error.message} ${JSON.stringify(error.fields)}` : '';
          outcomes.add(error instanceof VerbError ? 'file error' : 'refusal');
        }
        // A path that was given may come back in its error; nothing else of the host may.
        const given = args.filter((arg) => typeof arg === 'string').join(' ');
        isLinked ||= verb === 'symlink' && given.includes(host.base);
        if (!given.includes(host.base) && !(verb === 'readlink' && isLinked)) expect(text).not.toContain(host.base);
        if (!given.includes('hard')) expect(text).not.toContain(CANARY);
      }),
      { numRuns: 5000 },
    );
    expect([...outcomes].sort()).toEqual(['file error', 'refusal', 'result']);
    expect(pictureOf(host.outside)).toEqual(before);
  });

  it('read no file that the guest could not hold', () => {
    verbs.writeFile('/tmp/small', 'x'.repeat(1000), 0o101, 0o644, 'utf8', false);
    const fd = verbs.open('/mnt/large', 0o102, 0o644);
    verbs.truncate(fd, 1 << 20);
    expect((verbs.readFile('/mnt/large', 0, undefined) as Uint8Array).byteLength).toBe(1 << 20);
    verbs.close(fd);
    const { context } = contextOf(host);
    const strict = createFsHost({ ...context, limits: { memoryBytes: 1000 } });
    expect(() => strict.readFile('/mnt/large', 0o2, undefined)).toThrow('ENOMEM: not enough memory, read');
    expect(() => strict.readFile(strict.open('/mnt/large', 0, 0), 0, 'utf8')).toThrow('ENOMEM: not enough memory, read');
  });

  it('tell of unlimited volumes in numbers that have a bigint', () => {
    const { context } = contextOf(host);
    const mounts = createMounts({ grant: { mounts: { '/free': memoryVolume({ maxBytes: Infinity, maxFiles: Infinity }) } } });
    const unlimited = createFsHost({ ...context, share: (key, create) => (key === 'mounts' ? mounts : create()) as never });
    const numbers = new Float64Array(7);
    unlimited.statfs('/free', new Uint8Array(numbers.buffer));
    expect(() => [...numbers].map(BigInt)).not.toThrow();
  });

  it('stop at 256 open files, and close them when the sandbox ends', () => {
    const opened: number[] = [];
    const open = (): number => verbs.open('/mnt/file', 0, 0);
    for (let index = 0; index < 256; index++) opened.push(open());
    expect(open).toThrow('EMFILE: too many open files, open');
    expect(opened[0]).toBe(3);
    verbs.close(10);
    expect(open()).toBe(10);
    end();
    expect(() => verbs.fstat(3, new Uint8Array(112))).toThrow('EBADF');
  });

  it('remove a large tree in short steps, however deep or wide', () => {
    const deep = `/tmp/tree${'/d'.repeat(1500)}`;
    verbs.mkdir(deep, 0o755, true);
    for (let index = 0; index < 10_000; index++) verbs.writeFile(`/tmp/tree/${index}`, '', 0o101, 0o644, 'utf8', false);
    const steps: number[] = [];
    for (let isDone = false; !isDone; ) {
      const start = performance.now();
      isDone = verbs.removeTree('/tmp/tree');
      steps.push(performance.now() - start);
    }
    expect(steps.length).toBeGreaterThan(1);
    expect(Math.max(...steps)).toBeLessThan(100);
    expect(verbs.exists('/tmp/tree')).toBe(false);
  });

  it('do not follow a link when a tree is removed', () => {
    const before = pictureOf(host.outside);
    verbs.removeTree('/mnt/rel-dir');
    verbs.removeTree('/mnt/abs-dir');
    while (!verbs.removeTree('/mnt/sub'));
    expect(pictureOf(host.outside)).toEqual(before);
    expect(verbs.exists('/mnt/sub')).toBe(false);
  });
});
