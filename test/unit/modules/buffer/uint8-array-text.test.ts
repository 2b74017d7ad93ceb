import { afterEach, describe, expect, it } from 'vitest';
import { disposeAll, make } from '../../../helpers/live.ts';

afterEach(disposeAll);

const INVALID = 'SyntaxError: Found a character that cannot be part of a valid base64 string.';
const SINGLE = 'SyntaxError: The base64 input terminates with a single character, excluding padding (=).';
const BITS = 'SyntaxError: The base64 input terminates with non-zero padding bits.';
const HEX = 'SyntaxError: Input string must contain hex characters in even length';

/** What V8 gives (observed in Node 26): bytes and characters read, for `loose`, `strict` and `stop-before-partial`. */
const base64: readonly (readonly [text: string, loose: string, strict: string, partial: string])[] = [
  ['', ' 0', ' 0', ' 0'],
  ['A', SINGLE, SINGLE, ' 0'],
  ['AQ', '01 2', SINGLE, ' 0'],
  ['AQI', '0102 3', SINGLE, ' 0'],
  ['AQID', '010203 4', '010203 4', '010203 4'],
  ['AQIDB', SINGLE, SINGLE, '010203 4'],
  ['AQ=', INVALID, SINGLE, ' 0'],
  ['AQ==', '01 4', '01 4', '01 4'],
  ['AQ===', INVALID, INVALID, INVALID],
  ['AQI=', '0102 4', '0102 4', '0102 4'],
  ['AQI==', INVALID, INVALID, INVALID],
  ['=', INVALID, INVALID, INVALID],
  ['A=', SINGLE, SINGLE, SINGLE],
  ['====', INVALID, INVALID, INVALID],
  ['AR==', '01 4', BITS, '01 4'],
  ['AQJ=', '0102 4', BITS, '0102 4'],
  ['AQ = =', '01 6', '01 6', '01 6'],
  [' AQ\tID\n', '010203 7', '010203 7', '010203 7'],
  ['AQ-_', INVALID, INVALID, INVALID],
  ['AQ+/', '010fbf 4', '010fbf 4', '010fbf 4'],
  ['AéAA', INVALID, INVALID, INVALID],
  ['AQIDŁ', INVALID, INVALID, INVALID],
  ['AQ==A', INVALID, INVALID, INVALID],
  ['AQ\u000b==', INVALID, INVALID, INVALID],
  ['AQID\r\nBAUG\r\nBw=\n=', '01020304050607 17', '01020304050607 17', '01020304050607 17'],
  ['AQIDBA==AQID', INVALID, INVALID, INVALID],
];

async function evaluate(source: string): Promise<unknown> {
  const result = (await make()).evaluate(source);
  return result.ok ? result.value : result.error;
}

const attempt = 'const attempt = (f) => { try { return f(); } catch (e) { return e.name + ": " + e.message; } };';

describe('Uint8Array and base64', () => {
  it('decodes, stops and refuses as V8 does', async () => {
    const shown = await evaluate(`${attempt}
      ${JSON.stringify(base64.map(([text]) => text))}.map((text) => ['loose', 'strict', 'stop-before-partial'].map((lastChunkHandling) => attempt(() => {
        const { read, written } = new Uint8Array(40).setFromBase64(text, { lastChunkHandling });
        const bytes = Uint8Array.fromBase64(text, { lastChunkHandling });
        if (bytes.length !== written) throw new Error('two answers');
        return bytes.toHex() + ' ' + read;
      })))`);
    expect(shown).toEqual(base64.map(([, ...results]) => results));
  });

  it('has a second alphabet, with and without padding', async () => {
    const shown = await evaluate(`${attempt}
      const bytes = new Uint8Array([255, 254, 1, 250]);
      const url = { alphabet: 'base64url' };
      [bytes.toBase64(), bytes.toBase64({ omitPadding: true }), bytes.toBase64(url), bytes.toBase64({ ...url, omitPadding: 1 }),
       Uint8Array.fromBase64('__4B-g', url).toHex(), Uint8Array.fromBase64('__4B-g==', url).toHex(), attempt(() => Uint8Array.fromBase64('//4B', url))]`);
    expect(shown).toEqual(['//4B+g==', '//4B+g', '__4B-g==', '__4B-g', 'fffe01fa', 'fffe01fa', INVALID]);
  });

  it('fills a target of any size piece by piece, also from text in lines', async () => {
    const shown = await evaluate(`
      const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 37) & 255);
      const texts = [bytes.toBase64(), bytes.toBase64().replace(/.{76}/g, '$&\\r\\n'), bytes.toBase64({ omitPadding: true })];
      const wrong = [];
      for (const text of texts) for (const size of [3, 4, 5, 100, 999, 1000, 1001]) {
        const pieces = [];
        const piece = new Uint8Array(size);
        for (let rest = text; rest.trim() !== ''; ) {
          const { read, written } = piece.setFromBase64(rest);
          pieces.push(...piece.subarray(0, written));
          rest = rest.slice(read);
          if (written === 0) break;
        }
        if (Buffer.compare(Uint8Array.from(pieces), bytes) !== 0) wrong.push(text.length + ' into ' + size);
      }
      wrong`);
    expect(shown).toEqual([]);
  });

  it('keeps what it wrote before an error, and nothing else', async () => {
    const shown = await evaluate(`${attempt}
      const target = new Uint8Array(8).fill(9);
      [attempt(() => target.setFromBase64('AQIDBAUG*QID')), target.join()]`);
    expect(shown).toEqual([INVALID, '1,2,3,4,5,6,9,9']);
  });
});

describe('Uint8Array and hex', () => {
  it('decodes pairs of digits, as many as there is room for', async () => {
    const shown = await evaluate(`${attempt}
      const target = new Uint8Array(2);
      [Uint8Array.fromHex('00fFA1').join(), target.toHex(), ...['0102', 'a1b2c3', '01zz', '01\u01610', '0'].map((text) => {
        target.fill(9);
        return [attempt(() => JSON.stringify(target.setFromHex(text))), target.join()].join(' ');
      }), attempt(() => Uint8Array.fromHex('0g'))]`);
    const two = '{"read":4,"written":2}';
    expect(shown).toEqual(['0,255,161', '0000', `${two} 1,2`, `${two} 161,178`, `${HEX} 1,9`, `${HEX} 1,9`, `${HEX} 9,9`, HEX]);
  });
});

it('refuses receivers, arguments and options in the words of V8', async () => {
  const shown = await evaluate(`${attempt}
    const detached = new Uint8Array(4);
    structuredClone(detached.buffer, { transfer: [detached.buffer] });
    const { prototype } = Uint8Array;
    [() => prototype.toHex.call([]), () => prototype.toBase64.call({}), () => prototype.setFromHex.call(5, 'aa'),
     () => detached.toBase64(), () => detached.setFromHex('aa'), () => Uint8Array.fromBase64(5), () => Uint8Array.fromHex(),
     () => Uint8Array.fromBase64('', null), () => Uint8Array.fromBase64('', { alphabet: 'x' }),
     () => new Uint8Array(1).setFromBase64('', { lastChunkHandling: 5 }), () => new Uint8Array.fromHex('aa')].map(attempt)`);
  const receiver = (method: string, value: string) =>
    `TypeError: Method Uint8Array.prototype.${method} called on incompatible receiver ${value}`;
  const gone = (method: string) =>
    `TypeError: Cannot perform Uint8Array.prototype.${method} on a detached or out-of-bounds ArrayBuffer`;
  const text = 'TypeError: input argument must be a string';
  expect(shown).toEqual([
    receiver('toHex', '[object Array]'),
    receiver('toBase64', '#<Object>'),
    receiver('setFromHex', '5'),
    gone('toBase64'),
    gone('setFromHex'),
    text,
    text,
    'TypeError: invalid_argument',
    'TypeError: invalid option x',
    'TypeError: invalid option 5',
    'TypeError: Uint8Array.fromHex is not a constructor',
  ]);
});
