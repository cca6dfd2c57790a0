/** How often each thing goes wrong: a few times with all the tests, many times with `npm run test:faults`. */
export interface FaultRounds {
  /** Files of the folder that is ingested. */
  readonly files: number
  readonly ingestKills: number
  readonly postgresKills: number
  readonly cuts: number
  readonly races: number
  readonly workerKills: number
  /** Changes each followed by a question at once. */
  readonly changes: number
  /** Threads of each ingest. */
  readonly jobs: number
  /** For one test, on a machine that is busy. */
  readonly timeout: number
}

export const SHORT: FaultRounds = {
  files: 40,
  ingestKills: 2,
  postgresKills: 1,
  cuts: 1,
  races: 1,
  workerKills: 1,
  changes: 40,
  jobs: 1,
  timeout: 120_000,
}

export const LONG: FaultRounds = {
  files: 150,
  ingestKills: 50,
  postgresKills: 20,
  cuts: 20,
  races: 5,
  workerKills: 10,
  changes: 3_000,
  jobs: 2,
  timeout: 30 * 60_000,
}

declare module 'vitest' {
  export interface ProvidedContext {
    faults: FaultRounds
    /** Of the server that `scripts/postgres-for-tests.ts` starts for the run. */
    postgresUrl: string
  }
}
