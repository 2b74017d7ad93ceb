import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/index.ts';

/** Threat: a sandbox that reaches the servers of another one, or of the host, by a port or a path. */
describe('the network of a sandbox', () => {
  const listen = (where: string) => `import net from 'node:net';
    const server = net.createServer((socket) => socket.end('of this sandbox'));
    await new Promise((resolve, reject) => server.on('error', reject).listen(${where}, resolve));
    export default true;`;
  const ask = (where: string) => `import net from 'node:net';
    export default await new Promise((resolve) => {
      net.connect(${where}).on('data', (data) => resolve(String(data))).on('error', ({ code }) => resolve(code));
    });`;

  it.each(["5000, '127.0.0.1'", "'/tmp/shared.sock'", "'\\0shared'"])('is no other sandbox’s: %s', async (where) => {
    const files = { '/tmp/keep': '' };
    const [one, other] = [await createSandbox({ files }), await createSandbox({ files })];
    expect(await one.run(listen(where))).toMatchObject({ ok: true, value: true });
    expect((await other.run(ask(where))) as object).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^ECONNREFUSED|^ENOENT/),
    });
    // The same place is free in the other one, and each reaches its own.
    expect(await other.run(listen(where))).toMatchObject({ ok: true, value: true });
    one.dispose();
    expect(await other.run(ask(where))).toMatchObject({ ok: true, value: 'of this sandbox' });
    other.dispose();
  });

  it('is not the next tenant’s of the same instance', async () => {
    const first = await createSandbox();
    await first.run(listen("5000, '127.0.0.1'"));
    first.dispose();
    const next = await createSandbox();
    expect(await next.run(ask("5000, '127.0.0.1'"))).toMatchObject({ ok: true, value: 'ECONNREFUSED' });
    next.dispose();
  });

  it('keeps many small writes that nobody reads in about their own size', async () => {
    const sandbox = await createSandbox({ limits: { cpuMs: 20_000, wallMs: 20_000 } });
    const written = await sandbox.run(`import net from 'node:net';
      const server = net.createServer({ pauseOnConnect: true });
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const socket = net.connect(server.address().port, '127.0.0.1');
      await new Promise((resolve) => socket.on('connect', resolve));
      const before = process.memoryUsage().rss;
      for (let count = 0; count < 60_000; count++) socket.write('a');
      const grown = process.memoryUsage().rss - before;
      const { bytesWritten } = socket;
      server.close();
      socket.destroy();
      export default [bytesWritten, grown < 6 * 2 ** 20];`);
    expect(written).toMatchObject({ ok: true, value: [60_000, true] });
    sandbox.dispose();
  });

  it('is not the host’s', async () => {
    const reached: unknown[] = [];
    const host = createServer((socket) => {
      reached.push(socket.remoteAddress);
      socket.end('of the host');
    });
    await new Promise<void>((resolve) => {
      host.listen(0, () => resolve());
    });
    const { port } = host.address() as { port: number };
    const sandbox = await createSandbox();
    for (const address of ['127.0.0.1', '::1', 'localhost', '0.0.0.0', '::ffff:127.0.0.1']) {
      expect(await sandbox.run(ask(`${port}, '${address}'`))).toMatchObject({ ok: true, value: 'ECONNREFUSED' });
    }
    sandbox.dispose();
    await new Promise((resolve) => {
      host.close(resolve);
    });
    expect(reached).toEqual([]);
  });
});
