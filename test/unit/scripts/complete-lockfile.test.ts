import { describe, expect, it } from 'vitest';
import { completeLockfile, platformOf } from '../../../scripts/complete-lockfile.ts';

describe('platformOf', () => {
  it.each([
    ['@rollup/rollup-linux-x64-musl', { cpu: ['x64'], os: ['linux'], libc: ['musl'] }],
    ['@oxc-parser/binding-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
    ['@rollup/rollup-win32-x64-gnu', { cpu: ['x64'], os: ['win32'] }],
    ['@esbuild/darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['fsevents', undefined],
  ])('reads %s', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });
});

describe('completeLockfile', () => {
  const tool = { version: '1.0.0', dev: true, optionalDependencies: { '@tool/linux-x64': '1.0.0', '@tool/darwin-x64': '1.0.0' } };

  it('adds what is missing beside the package that asks for it', () => {
    const { lockfile, added } = completeLockfile({
      packages: { '': {}, 'node_modules/tool': tool, 'node_modules/@tool/linux-x64': { version: '1.0.0' } },
    });
    expect(added).toEqual(['node_modules/@tool/darwin-x64']);
    expect(lockfile.packages['node_modules/@tool/darwin-x64']).toEqual({
      version: '1.0.0',
      cpu: ['x64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    });
    expect(completeLockfile(lockfile).added).toEqual([]);
  });

  it('finds packages that npm placed higher up', () => {
    const packages = {
      'node_modules/a/node_modules/tool': tool,
      'node_modules/a/node_modules/@tool/linux-x64': { version: '1.0.0' },
      'node_modules/@tool/darwin-x64': { version: '1.0.0' },
    };
    expect(completeLockfile({ packages }).added).toEqual([]);
  });
});
