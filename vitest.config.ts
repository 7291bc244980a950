import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { isDriverSlip } from './src/platform/database/driver-fault.ts'

/** What takes a minute: begun last it would run alone, with the other workers idle. */
const LONG = [
  'days',
  'fresh-machine',
  'backup',
  'matrix',
  'journey',
  'officer-pages',
  'procedure-journey',
  'offline',
  'notices-survival',
].map((name) => `tests/${name}.test.ts`)

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

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
    sequence: { sequencer: LongFirst },
  },
})
