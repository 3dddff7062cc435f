import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'testing/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['testing/support/setup.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
