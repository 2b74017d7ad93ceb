import { describe, expect, it } from 'vitest';
import type { HostContext } from '../../../../src/capabilities/capability.ts';
import { VerbError } from '../../../../src/capabilities/verb-error.ts';
import type { UrlComponent } from '../../../../src/modules/url/contract.ts';
import { createUrlHost } from '../../../../src/modules/url/host.ts';

const context = {
  limits: {},
  randomFill: (target: Uint8Array) => target.fill(0xff),
  runStoppable: <T>(work: () => T) => work(),
} as unknown as HostContext;
const host = createUrlHost(context);
const longest = 1 << 24;

describe('url.parse', () => {
  it.each([
    ['http://example.com/a?b#c', undefined, 'http://example.com/a?b#c'],
    ['HTTP://EXAMPLE.com:80/a/../b c', undefined, 'http://example.com/b%20c'],
    ['../x', 'http://h/a/b/c', 'http://h/a/x'],
    ['x', 'mailto:a', undefined],
    ['#x', 'mailto:a', 'mailto:a#x'],
    ['x', 'not a url', undefined],
    ['\ud800', 'http://h/', 'http://h/%EF%BF%BD'],
    ['', undefined, undefined],
  ])('gives for %j against %j %j', (input, base, href) => {
    expect(host.parse(input, base)).toBe(href);
  });

  it.each([[undefined], [null], [1], [{}], [[]], [new Uint8Array(4)], [true], [10n]])('refuses %s in place of text', (value) => {
    expect(() => host.parse(value as never, undefined)).toThrow(VerbError);
    if (value !== undefined) expect(() => host.parse('http://a', value as never)).toThrow(VerbError);
    expect(() => host.set(value as never, 0, '')).toThrow(VerbError);
    expect(() => host.set('http://a/', 0, value as never)).toThrow(VerbError);
    expect(() => host.domainToAscii(value as never)).toThrow(VerbError);
    expect(() => host.domainToUnicode(value as never)).toThrow(VerbError);
    expect(() => host.decodeBytes(value as never)).toThrow(VerbError);
    expect(() => host.legacyParse(value as never, false)).toThrow(VerbError);
  });

  it('keeps apart what is resolved against the last base and against another', () => {
    expect(host.parse('x', 'http://one/')).toBe('http://one/x');
    expect(host.parse('x', 'http://two/')).toBe('http://two/x');
    expect(host.parse('x', 'bad base')).toBeUndefined();
    expect(host.parse('x', 'http://one/')).toBe('http://one/x');
    expect(host.parse('//u@h:1/?q#f', 'http://one/')).toBe('http://u@h:1/?q#f');
    expect(host.parse('', 'http://one/')).toBe('http://one/');
  });

  it.each([
    'http://example.com/',
    'https://a-b.c1.example:8443/x/y.z/%2f?a=b&c[]={}|^`#frag!%ment?',
    'ws://localhost:3000/',
    'http://h/a/b..c/...d',
    'http://h/?#',
  ])('reads %s the same by the short way as by the long one', (href) => {
    expect(host.parse(href, undefined)).toBe(href);
    // A leading space keeps the text off the short way and is dropped by the parser.
    expect(host.parse(` ${href}`, undefined)).toBe(host.parse(href, undefined));
  });

  it.each([
    ['http://h:80/', 'http://h/'],
    ['https://h:443/', 'https://h/'],
    ['http://h/.', 'http://h/'],
    ['http://h/a/%2E', 'http://h/a/'],
    ['http://h/..b', 'http://h/..b'],
    ['http://1.2.3/', 'http://1.2.0.3/'],
    ['http://a.0x1/', undefined],
    ["http://h/?'", 'http://h/?%27'],
    ['http://h/#`', 'http://h/#%60'],
    ['http://h/^', 'http://h/%5E'],
    ['http://h:65536/', undefined],
    ['http://h', 'http://h/'],
    ['http://H/', 'http://h/'],
    ['http://h\\a', 'http://h/a'],
  ])('does not take %s for canonical', (input, href) => {
    expect(host.parse(input, undefined)).toBe(href);
  });
});

describe('url.set', () => {
  it.each([-1, 9, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32, '0', null, undefined, {}])(
    'refuses component %s',
    (component) => {
      expect(() => host.set('http://a/', component as UrlComponent, 'x')).toThrow(VerbError);
    },
  );

  it('refuses a href that is no URL', () => {
    expect(() => host.set('nope', 0, 'x')).toThrow(/Invalid URL/);
    expect(() => host.set('', 8, 'x')).toThrow(/Invalid URL/);
  });
});

describe('work and memory', () => {
  const mega = 10 << 20;
  it.each([
    ['spaces', `http://a/${' a'.repeat(mega / 2)}`],
    ['dot segments', `http://a/${'../'.repeat(mega / 3)}`],
    ['segments taken back', `http://a/${'a/'.repeat(mega / 10)}${'../b/'.repeat(mega / 5)}`],
    ['backslashes', `http://a/${'\\'.repeat(mega)}`],
    ['host', `http://${'x'.repeat(mega)}`],
    ['host of numbers', `http://${'1.'.repeat(mega / 2)}`],
    ['host of digits', `http://${'1'.repeat(mega)}`],
    ['host that is not ASCII', `http://${'ü'.repeat(mega)}`],
    ['colons in brackets', `http://[${':'.repeat(mega)}]`],
    ['groups in brackets', `http://[${'1:'.repeat(mega / 2)}]`],
    ['at signs', `http://${'@'.repeat(mega)}h`],
    ['scheme', `${'a'.repeat(mega)}:x`],
    ['no scheme', 'a'.repeat(mega)],
    ['tabs', `http://a/${'\t'.repeat(mega)}`],
    ['lone surrogates', `http://a/${'\ud800'.repeat(mega)}`],
    ['quotes', `http://a/?${"'?".repeat(mega / 2)}`],
    ['labels', `http://${'a.'.repeat(mega / 2)}1x`],
    ['what the legacy parser escapes', `http://a/${'"'.repeat(mega)}`],
    ['a path and a space', `/${'a'.repeat(mega)} `],
  ])(
    'of ten megabytes of %s end',
    (_name, input) => {
      // The slowest took half a second alone; a quadratic way through any of them takes minutes.
      const start = performance.now();
      host.parse(input, undefined);
      expect(performance.now() - start).toBeLessThan(8000);
    },
    20_000,
  );

  it('is bounded for names that would cost the host a call for each label', () => {
    expect(host.domainToUnicode('xn--tda.xn--zca')).toBe('ü.ß');
    const name = 'xn--tda.'.repeat(500_000);
    expect(host.domainToUnicode(name)).toBe(name);
  }, 20_000);

  it('is refused for international domains that are far too long', () => {
    const domain = Array.from({ length: 2_001 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(host.domainToAscii(domain.slice(1))).toMatch(/^xn--/);
    expect(host.domainToAscii(domain)).toBe('');
    expect(host.parse(`http://${encodeURIComponent(domain)}/`, undefined)).toBeUndefined();
    expect(host.parse(`http://${'a'.repeat(20_000)}/`, undefined)).toHaveLength(20_008);
  });

  it('is refused for text beyond sixteen million characters', () => {
    const text = 'a'.repeat(longest + 1);
    expect(host.parse(`http://${text}`, undefined)).toBeUndefined();
    expect(host.parse(text.slice(10), 'http://a/')).toBe(`http://a/${text.slice(10)}`);
    expect(host.parse(text, 'http://a/')).toBeUndefined();
    expect(() => host.set('http://a/', 8, text)).toThrow(/Invalid URL/);
    expect(host.domainToAscii(text)).toBe('');
    expect(host.domainToUnicode(text)).toBe('');
  });
});

describe('url.legacyParse', () => {
  it('takes only true for true', () => {
    expect(host.legacyParse('//h/p', true)).toMatchObject({ host: 'h', pathname: '/p' });
    for (const value of [false, undefined, 1, 'true', {}]) {
      expect(host.legacyParse('//h/p', value as boolean)).toMatchObject({ host: null, pathname: '//h/p' });
    }
  });

  it.each([
    ['http://[a', 'invalid'],
    ['http://\u2100/', 'invalid'],
    ['http://%zz@h/', 'credentials'],
    [`http://${'a'.repeat(longest)}`, 'invalid'],
  ])('tells what is wrong with %.20s', (url, problem) => {
    expect(host.legacyParse(url, false)).toBe(problem);
  });
});

describe('url.decodeBytes', () => {
  it.each([
    ['%41%zz%', 'A%zz%'],
    ['%e2%98%83', '☃'],
    ['%ff', '\ufffd'],
    ['\u2603', '\u0003'],
    ['%ef%bb%bfx', '\ufeffx'],
    ['', ''],
  ])('reads %j as %j', (text, decoded) => {
    expect(host.decodeBytes(text)).toBe(decoded);
  });
});

describe('url.objectUrl', () => {
  it('is a version 4 UUID of the random bytes of the sandbox', () => {
    expect(host.objectUrl()).toBe('blob:nodedata:ffffffff-ffff-4fff-bfff-ffffffffffff');
  });
});
