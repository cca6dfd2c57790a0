import { defineConfig } from 'vitest/config'
import { LONG } from './apps/api/test/faults/rounds.ts'
import ordinary from './vitest.config.ts'

/** `npm run test:faults`: what `npm test` lets go wrong a few times goes wrong many times, one after the other. */
export default defineConfig({
  resolve: ordinary.resolve,
  test: {
    include: ['apps/api/test/faults/*.test.ts'],
    globalSetup: ['scripts/postgres-for-tests.ts'],
    provide: { faults: LONG },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 5 * 60_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
