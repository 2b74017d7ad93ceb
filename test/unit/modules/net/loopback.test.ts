import { describe, expect, it } from 'vitest';
import { createSandbox, prepare } from '../../../../src/index.ts';

const limits = { cpuMs: 20_000, wallMs: 20_000 };
const server = `import net from 'node:net';
  export const connections = [];
  const server = net.createServer((socket) => {
    connections.push(socket.remoteAddress);
    socket.on('data', (data) => socket.end('echo ' + data));
  });
  await new Promise((resolve) => server.listen(4000, '127.0.0.1', resolve));
  export function ask(text) {
    return new Promise((resolve, reject) => {
      let answer = '';
      net.connect(4000, '127.0.0.1').on('error', reject).on('data', (data) => { answer += data; })
        .on('close', () => resolve(answer)).write(text);
    });
  }`;
const probe = (port: number, host: string) => `import net from 'node:net';
  export default await new Promise((resolve) => {
    net.connect(${port}, '${host}').on('connect', () => resolve('connected'))
      .on('error', ({ code, permission, resource }) => resolve([code, permission, resource].join(' ').trim()));
  });`;

describe('the network of a sandbox', () => {
  it('has its servers at rest in a snapshot, and they go on in each sandbox made of it', async () => {
    const snapshot = await prepare({ files: { '/server.mjs': server }, entry: '/server.mjs' });
    for (const name of ['first', 'second']) {
      const sandbox = await createSandbox({ snapshot });
      expect(await sandbox.call('ask', [name])).toMatchObject({ ok: true, value: `echo ${name}` });
      expect(await sandbox.call('ask', ['again'])).toMatchObject({ ok: true, value: 'echo again' });
      sandbox.dispose();
    }
  });

  it.each([
    ['10.0.0.1', 'ERR_ACCESS_DENIED net.connect 10.0.0.1:80'],
    ['169.254.169.254', 'ERR_ACCESS_DENIED net.connect 169.254.169.254:80'],
    ['::ffff:10.0.0.1', 'ERR_ACCESS_DENIED net.connect [::ffff:10.0.0.1]:80'],
    ['2001:db8::1', 'ERR_ACCESS_DENIED net.connect [2001:db8::1]:80'],
    ['example.com', 'ERR_ACCESS_DENIED net.connect example.com'],
    ['localhost.example.com', 'ERR_ACCESS_DENIED net.connect localhost.example.com'],
    ['0x7f.1', 'ERR_ACCESS_DENIED net.connect 0x7f.1'],
    ['127.9.9.9', 'ECONNREFUSED'],
    ['0.0.0.0', 'ECONNREFUSED'],
    ['::', 'ECONNREFUSED'],
    ['::ffff:127.0.0.1', 'ECONNREFUSED'],
    ['localhost', 'ECONNREFUSED'],
  ])('says of %s: %s', async (host, answer) => {
    const sandbox = await createSandbox({ limits });
    expect(await sandbox.run(probe(80, host))).toMatchObject({ ok: true, value: answer });
    sandbox.dispose();
  });

  it('keeps a program running for as long as a server listens', async () => {
    const program = (rest: string) => `const net = require('node:net');
      const server = net.createServer().listen(0, () => { ${rest} });
      process.on('exit', () => console.log('exit'));`;
    const files = { '/stays.cjs': program(''), '/ends.cjs': program('server.unref()'), '/closes.cjs': program('server.close()') };
    for (const [file, told] of [
      ['/ends.cjs', 'exit\n'],
      ['/closes.cjs', 'exit\n'],
      ['/stays.cjs', ''],
    ] as const) {
      let text = '';
      const stdout = (chunk: string): void => {
        text += chunk;
      };
      const sandbox = await createSandbox({ limits: { wallMs: 300 }, files, capabilities: { stdio: { stdout } } });
      const { exitCode, error } = await sandbox.exec(file);
      expect([exitCode === 0, text, error?.code]).toEqual(told === '' ? [false, '', 'wall'] : [true, told, undefined]);
      sandbox.dispose();
    }
  });

  it('costs nothing while it waits', async () => {
    const sandbox = await createSandbox({ limits });
    const { usage } = await sandbox.run(`import net from 'node:net';
      await new Promise((resolve) => net.createServer().listen(0, resolve));
      await new Promise((resolve) => setTimeout(resolve, 200));`);
    expect(usage.cpuMs).toBeLessThan(150);
    expect(usage.hostCalls).toBe(0);
    sandbox.dispose();
  });

  it('charges what waits in it to the memory of the guest', async () => {
    const sandbox = await createSandbox({ limits });
    const result = await sandbox.run(`import net from 'node:net';
      const server = net.createServer({ pauseOnConnect: true });
      await new Promise((resolve) => server.listen(0, resolve));
      for (let count = 0; count < 1000; count++) net.connect(server.address().port, '127.0.0.1').write(Buffer.alloc(200_000));
      await new Promise((resolve) => setTimeout(resolve, 500));`);
    expect(result).toMatchObject({ ok: false, error: { code: 'memory' } });
    sandbox.dispose();
  });

  it('takes ten thousand sockets, or ends with a code', async () => {
    const sandbox = await createSandbox({ limits });
    const result = await sandbox.run(`import net from 'node:net';
      let served = 0;
      const server = net.createServer((socket) => { served++; socket.end(); });
      await new Promise((resolve) => server.listen(0, resolve));
      const { port } = server.address();
      let closed = 0;
      await new Promise((resolve) => {
        for (let count = 0; count < 10_000; count++) {
          net.connect(port, '127.0.0.1').on('error', () => {}).resume().on('close', () => { if (++closed === 10_000) resolve(); });
        }
      });
      export default [served, closed];`);
    if (result.ok) expect(result.value).toEqual([10_000, 10_000]);
    else expect(result.error.code).toBe('memory');
    sandbox.dispose();
  });
});
