import { defineConfig } from 'vitest/config';

/** What all projects share. Time zone and colour are fixed because the differential tests compare printed text. */
const shared = {
  environment: 'node',
  env: { TZ: 'UTC', NO_COLOR: '1', FORCE_COLOR: '0' },
  pool: 'forks',
} as const;

export default defineConfig({
  test: {
    maxConcurrency: 4,
    projects: [
      { test: { ...shared, name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { ...shared, name: 'differential', include: ['test/differential/*.test.ts'], testTimeout: 60_000 } },
      { test: { ...shared, name: 'security', include: ['test/security/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          ...shared,
          name: 'packages',
          include: ['test/packages/*.test.ts'],
          globalSetup: ['test/packages/install.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: ['test/package/install.ts'],
          testTimeout: 180_000,
        },
      },
    ],
  },
});
