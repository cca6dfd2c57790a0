import { defineConfig } from 'vitest/config'
import { SHORT } from './apps/api/test/faults/rounds.ts'

/** One run over every workspace; `graphql` is aliased to one file, else vitest loads it twice (“another realm”). */
export default defineConfig({
  resolve: { alias: { graphql: new URL('./node_modules/graphql/index.js', import.meta.url).pathname } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'],
    globalSetup: ['scripts/postgres-for-tests.ts'],
    provide: { faults: SHORT },
    // By itself vitest would leave one of two cores to nobody; most files wait for servers and browsers.
    maxWorkers: 2,
    // What ends a test that hangs; a machine several times slower, or busy with something else, ends none.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
