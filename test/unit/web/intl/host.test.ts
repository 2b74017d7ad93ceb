import { describe, expect, it } from 'vitest';
import type { HostContext } from '../../../../src/capabilities/capability.ts';
import { VerbError } from '../../../../src/capabilities/verb-error.ts';
import type { IntlKind } from '../../../../src/web/intl/contract.ts';
import { createIntlHost } from '../../../../src/web/intl/host.ts';

const hostWith = (env: Record<string, string> = {}) =>
  createIntlHost({ grant: () => env, share: (_key: string, create: () => unknown) => create() } as unknown as HostContext);
const host = hostWith();

function describeAs(locales: unknown, options: unknown = {}): string {
  return JSON.stringify([locales, options]);
}

describe('defaults', () => {
  const resolved = (env: Record<string, string>) =>
    hostWith(env).call('DateTimeFormat', describeAs([]), 'resolvedOptions', undefined, undefined);

  it('are en-US and UTC, whatever the host has', () => {
    expect(resolved({})).toMatchObject({ locale: 'en-US', timeZone: 'UTC' });
  });

  it('are those of the granted environment', () => {
    expect(resolved({ LANG: 'de_DE.UTF-8', TZ: 'Europe/Berlin' })).toMatchObject({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
    expect(resolved({ LANG: 'de_DE.UTF-8', LC_ALL: 'fr_FR' })).toMatchObject({ locale: 'fr-FR' });
  });

  it.each(['C', 'C.UTF-8', 'POSIX', 'no such', '../x', 'zz_ZZ'])('are en-US for LANG=%s', (LANG) => {
    expect(resolved({ LANG })).toMatchObject({ locale: 'en-US' });
  });

  it('are UTC for a zone that is none', () => {
    expect(resolved({ TZ: 'Mars/Olympus' })).toMatchObject({ timeZone: 'UTC' });
  });

  it('serve a locale that nothing is known of', () => {
    expect(host.call('NumberFormat', describeAs(['xx']), 'resolvedOptions', undefined, undefined)).toMatchObject({
      locale: 'en-US',
    });
  });
});

describe('what is not allowed', () => {
  const attempts: Record<string, () => unknown> = {
    'an unknown kind': () => host.call('Object' as IntlKind, describeAs([]), 'toString', undefined, undefined),
    'a kind of the prototype': () => host.call('constructor' as IntlKind, describeAs([]), '', undefined, undefined),
    'a method that is none': () => host.call('NumberFormat', describeAs([]), 'constructor', undefined, undefined),
    'a description that is too long': () => host.call('Collator', describeAs(['a'.repeat(20_000)]), '', undefined, undefined),
    'too many locales': () => host.call('Collator', describeAs(new Array(1_000).fill('en')), '', undefined, undefined),
    'locales that are no list': () => host.call('Collator', describeAs('en'), '', undefined, undefined),
    'a number of many digits': () => host.call('NumberFormat', describeAs([]), 'format', '9'.repeat(5_000), undefined),
    'an integer of many digits': () => host.call('NumberFormat', describeAs([]), 'format', 10n ** 10_000n, undefined),
    'an object for a value': () => host.call('NumberFormat', describeAs([]), 'format', { valueOf: () => 1 }, undefined),
    'a text that is too long': () => host.call('Collator', describeAs([]), 'compare', 'a'.repeat(2_000_000), ''),
    'a key that is too long': () => host.supportedValues('x'.repeat(1_000)),
    'a text that is none': () => host.changeCase(5 as unknown as string, [], true),
  };
  it.each(Object.keys(attempts))('%s', (name) => {
    expect(attempts[name]).toThrow(VerbError);
  });

  it('sets nothing on a prototype', () => {
    const options = '{"__proto__":{"style":"percent"},"constructor":"x"}';
    expect(host.call('NumberFormat', `[[],${options}]`, 'format', 0.5, undefined)).toBe('0.5');
    expect(({} as { style?: string }).style).toBeUndefined();
  });
});

describe('instances', () => {
  it('are forgotten and made anew', () => {
    const first = describeAs(['de']);
    expect(host.call('NumberFormat', first, 'format', 1.5, undefined)).toBe('1,5');
    for (let digits = 0; digits < 200; digits++) {
      const other = describeAs(['en'], { maximumFractionDigits: digits % 20, minimumIntegerDigits: 1 + Math.floor(digits / 20) });
      host.call('NumberFormat', other, 'format', 1, undefined);
    }
    expect(host.call('NumberFormat', first, 'format', 1.5, undefined)).toBe('1,5');
  });
});
