/** Where the rows of a released schema are, and how they read, by the last of its migrations. */
export const FIXTURES = 'packages/schema/test/fixtures/migrations'
export const fixtureOf = (migration: string): string => `${FIXTURES}/${migration}.json`
export const readingsOf = (migration: string): string => `${FIXTURES}/${migration}.readings.json`
