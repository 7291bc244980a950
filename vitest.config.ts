import { defineConfig } from 'vitest/config'
import { isDriverSlip } from './src/platform/database/driver-fault.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    globalSetup: ['src/platform/testing/global-setup.ts'],
    // Tests kill servers and connections on purpose.
    onUnhandledError: (error) => (isDriverSlip(error) ? false : undefined),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Tests wait for browsers, clocks and servers a good part of their time.
    maxWorkers: 3,
    // A file opens and closes what it needs itself; reading the program anew for each took a fifth of the run.
    isolate: false,
  },
})
