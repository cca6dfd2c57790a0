/** The audit of the GraphQL-over-HTTP specification, as its working group publishes it. */
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createServer } from '../src/server/server.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

let store: TemporaryStore
let yoga: ReturnType<typeof createServer>
beforeAll(async () => {
  store = await openTemporaryStore()
  await store.migrate()
  yoga = createServer({ db: store.db, log: () => {} })
})
afterAll(() => store.close())

const audits = serverAudits({
  url: 'http://localhost/graphql',
  fetchFn: (url: string, init: RequestInit) => yoga.fetch(url, init),
})

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_name, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' })
})
