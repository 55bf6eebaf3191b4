import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real browsers, databases and processes on machines that may have much else to do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
