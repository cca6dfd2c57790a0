import { defineConfig } from 'vitest/config'
import { LONG } from './apps/api/test/faults/rounds.ts'

/** `npm run test:faults`: what `npm test` lets go wrong a few times goes wrong many times, one after the other. */
export default defineConfig({
  test: {
    include: ['apps/api/test/faults/*.test.ts'],
    globalSetup: ['scripts/postgres-for-tests.ts'],
    provide: { faults: LONG },
    fileParallelism: false,
    hookTimeout: 5 * 60_000,
  },
})
