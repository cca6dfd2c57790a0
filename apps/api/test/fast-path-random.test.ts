/** The short way and the general server, held against each other over queries that a seed makes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Listening, listen } from '../src/server/listen.ts'
import { type ApiServer, createServer } from '../src/server/server.ts'
import { randomOf, randomQuery } from './random-queries.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
let server: ApiServer
let listening: Listening
beforeAll(async () => {
  server = createServer({ db: database.db, log: () => {} })
  listening = await listen(server, { host: '127.0.0.1', port: 0 })
})
afterAll(() => listening.close())

const ROUNDS = 120

test('random queries have the same answer by both ways, byte for byte', async () => {
  const random = randomOf(20_261_122)
  let answered = 0
  for (let round = 0; round < ROUNDS; round++) {
    const asked = randomQuery(random)
    const init = () => ({
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(asked),
    })
    const general = await (await server.fetch(listening.url, init())).text()
    await (await fetch(listening.url, init())).arrayBuffer() // what is asked a second time is compiled
    const short = await (await fetch(listening.url, init())).text()
    expect([asked, short]).toEqual([asked, general])
    if (general.startsWith('{"data":')) answered++
  }
  expect(answered).toBeGreaterThan(ROUNDS / 2)
})
