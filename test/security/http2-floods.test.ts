import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/index.ts';

/** Threat: a peer that makes a session of HTTP/2 work or keep things without end. Each ends with the session alone. */
const attack = `
import http2 from 'node:http2';
import net from 'node:net';
const frame = (type, flags, id, payload = Buffer.alloc(0)) => {
  const bytes = Buffer.from(payload);
  const head = Buffer.alloc(9);
  head.writeUIntBE(bytes.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, bytes]);
};
const PREFACE = Buffer.concat([Buffer.from('PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n'), frame(4, 0, 0)]);
const request = Buffer.from([0x82, 0x86, 0x84, 0x41, 1, 97]);
const repeat = (count, make) => Buffer.concat(Array.from({ length: count }, (_, index) => make(index)));
const run = (options, bytes, later, most = 400) => new Promise((resolve) => {
  const seen = { streams: 0, resets: [], error: undefined };
  const server = http2.createServer(options);
  server.on('stream', (stream) => {
    seen.streams++;
    stream.on('error', () => {});
  });
  server.on('sessionError', (error) => {
    seen.error = error.code + ' ' + error.message;
  });
  server.listen(0, () => {
    const socket = net.connect(server.address().port);
    let held = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk]);
      while (held.length >= 9 && held.length >= 9 + held.readUIntBE(0, 3)) {
        const size = 9 + held.readUIntBE(0, 3);
        if (held[3] === 3) seen.resets.push(held.readUInt32BE(9));
        if (held[3] === 7) seen.goaway = held.readUInt32BE(13);
        held = held.subarray(size);
      }
    });
    socket.on('error', () => {});
    let timer;
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      server.close();
      resolve(seen);
    };
    socket.on('close', end);
    timer = setTimeout(end, most);
    socket.write(Buffer.concat([PREFACE, bytes]));
    if (later !== undefined) setTimeout(() => socket.write(later), 100);
  });
});
export default 0;
export const pings = () => run({}, repeat(1200, () => frame(6, 0, 0, Buffer.alloc(8))));
export const settings = () => run({}, repeat(1200, () => frame(4, 0, 0)));
export const settingEntries = () => run({ maxSettings: 4 }, frame(4, 0, 0, repeat(5, () => Buffer.from([0, 3, 0, 0, 0, 1]))));
export const continuations = () => run({}, Buffer.concat([frame(1, 1, 1, request), repeat(20, () => frame(9, 0, 1))]));
export const emptyData = () => run({ maxSessionInvalidFrames: 10 }, Buffer.concat([frame(1, 4, 1, request), repeat(50, () => frame(0, 0, 1))]));
const reset = (at) => Buffer.concat([frame(1, 4, at * 2 + 1, request), frame(3, 0, at * 2 + 1, [0, 0, 0, 8])]);
export const resets = () => run({ streamResetBurst: 20, streamResetRate: 1 }, repeat(40, reset), repeat(200, (at) => reset(at + 40)));
export const pairs = () => run({}, frame(1, 5, 1, Buffer.concat([request, repeat(200, () => Buffer.from([0, 1, 97, 1, 98]))])));
export const bomb = () => {
  const entry = Buffer.concat([Buffer.from([0x40, 1, 97, 0x7f, 0xa1, 0x1d]), Buffer.alloc(3888, 120)]);
  return run({}, frame(1, 5, 1, Buffer.concat([request, entry, Buffer.alloc(12_000, 0xbe)])));
};
export const invalid = () => run({ maxSessionInvalidFrames: 5 }, repeat(50, (at) => frame(1, 5, at * 2 + 1, Buffer.concat([request, Buffer.from([0, 1, 65, 1, 98])]))));
export const noise = async () => {
  let state = 7;
  const random = (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const ends = [];
  for (let round = 0; round < 60; round++) {
    const some = () => Buffer.from(Array.from({ length: random(40) }, () => random(256)));
    const frames = repeat(20, () => (random(20) === 0 ? some() : frame(random(14), random(64), random(8), random(3) === 0 ? request : some())));
    ends.push((await run({}, frames, undefined, 20)).error);
  }
  return { streams: 0, resets: [], ends };
};
export const rejected = () => run({ settings: { maxConcurrentStreams: 1 } }, repeat(30, (at) => frame(1, 4, at * 2 + 1, request)));
`;

interface Seen {
  readonly streams: number;
  readonly resets: readonly number[];
  readonly error?: string;
  readonly goaway?: number;
  readonly ends?: readonly (string | undefined)[];
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ files: { '/attack.mjs': attack }, limits: { cpuMs: 20_000, wallMs: 20_000 } });
  const result = await sandbox.run({ path: '/attack.mjs' });
  expect(result).toMatchObject({ ok: true });
});
afterAll(() => sandbox.dispose());

async function seen(name: string): Promise<Seen> {
  const result = await sandbox.call(name, []);
  if (!result.ok) throw new Error(result.error.message);
  return result.value as Seen;
}
const FLOODED = 'ERR_HTTP2_ERROR Flooding was detected in this HTTP/2 session, and it must be closed';
const INVALID = 'ERR_HTTP2_TOO_MANY_INVALID_FRAMES Too many invalid HTTP/2 frames';

describe('floods of HTTP/2', () => {
  it('ends a session whose peer asks for more than 1,000 answers to PING at once (CVE-2019-9512)', async () => {
    expect(await seen('pings')).toMatchObject({ error: FLOODED, goaway: 2 });
  });
  it('ends a session whose peer asks for more than 1,000 acknowledgements of SETTINGS at once (CVE-2019-9515)', async () => {
    expect(await seen('settings')).toMatchObject({ error: FLOODED, goaway: 2 });
  });
  it('ends a session at more settings than maxSettings in a frame', async () => {
    expect(await seen('settingEntries')).toMatchObject({ error: 'ERR_HTTP2_ERROR Protocol error', goaway: 11 });
  });
  it('ends a session at the ninth CONTINUATION (CVE-2024-27983)', async () => {
    expect(await seen('continuations')).toMatchObject({
      error: 'ERR_HTTP2_ERROR Too many CONTINUATION frames following a HEADER frame',
      goaway: 2,
      streams: 0,
    });
  });
  it('counts DATA without data as invalid frames (CVE-2019-9518)', async () => {
    expect(await seen('emptyData')).toMatchObject({ error: INVALID, streams: 1 });
  });
  it('says goodbye to a peer that takes back what it asks for, faster than streamResetBurst and streamResetRate (CVE-2023-44487)', async () => {
    expect(await seen('resets')).toMatchObject({ goaway: 2, streams: 40 });
  });
  it('resets a request with more header fields than maxHeaderListPairs', async () => {
    expect(await seen('pairs')).toMatchObject({ streams: 0, resets: [11] });
  });
  it('resets a request whose few bytes of HPACK stand for 46 megabytes', async () => {
    expect(await seen('bomb')).toMatchObject({ streams: 0, resets: [11] });
  });
  it('ends a session at more invalid frames than maxSessionInvalidFrames', async () => {
    expect(await seen('invalid')).toMatchObject({ error: INVALID, streams: 0 });
  });
  it('refuses streams beyond maxConcurrentStreams before the peer has acknowledged it', async () => {
    expect(await seen('rejected')).toMatchObject({ streams: 1, resets: Array(29).fill(7) });
  });
  it('ends sessions of random frames with coded errors', async () => {
    const { ends } = await seen('noise');
    expect(ends).toHaveLength(60);
    expect(ends!.filter((error) => error !== undefined && !/^(ERR_HTTP2_|ECONNRESET)/.test(error))).toEqual([]);
    expect(ends!.filter((error) => error?.startsWith('ERR_HTTP2_ERROR'))).not.toEqual([]);
  });
});
