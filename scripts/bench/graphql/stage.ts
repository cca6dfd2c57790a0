/** What the comparison runs on: one database, and each server in a process of its own, asked from this one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../../packages/schema/src/db/index.ts'
import { FIRST_YEAR, LAST_YEAR, openFilledStore } from '../filled-store.ts'
import { createPagesTable } from './pages-table.ts'
import type { Kind } from './server.ts'

const SERVER = fileURLToPath(new URL('server.ts', import.meta.url))
const CONNECTIONS = 16
const SECONDS = 2
const PAGE = 20
const PAGES_A_YEAR = 100

/** Where a page begins: after this value and agency. */
export interface Place {
  readonly year: number
  readonly value: number
  readonly agency: number
}

/** What is asked: one body all the time, or one for each request. */
export type Bodies = string | (() => string)

export const oneOf = (bodies: Bodies): string => (typeof bodies === 'string' ? bodies : bodies())

export interface Throughput {
  readonly perSecond: number
  /** In milliseconds. */
  readonly p99: number
}

export interface Running {
  readonly url: string
  ask(body: string): Promise<string>
  load(bodies: Bodies): Promise<Throughput>
  stop(): Promise<void>
}

export interface Stage {
  readonly places: readonly Place[]
  start(kind: Kind, text?: string): Promise<Running>
  close(): Promise<void>
}

async function listPlaces(db: Kysely<Tables>): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select year, value, agency_id as agency from (
      select *, row_number() over (partition by year order by order_value, agency_id) as position from ranking_pages) as placed
    where year > ${FIRST_YEAR} and year <= ${LAST_YEAR} and position % ${PAGE} = 0 and position <= ${PAGE * PAGES_A_YEAR}
    order by md5(position::text || year)`.execute(db)
  return rows
}

const post = async (url: string, body: string) =>
  (await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text()

async function load(url: string, bodies: Bodies): Promise<Throughput> {
  const milliseconds: number[] = []
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>()
  const options: autocannon.Options = {
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // A body that stays is made ready once, lest the one who asks be slower than who answers.
    ...(typeof bodies === 'string'
      ? { body: bodies }
      : { requests: [{ setupRequest: (request) => ({ ...request, body: bodies() }) }] }),
  }
  const instance = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
  instance.on('response', (_client, _status, _bytes, took) => milliseconds.push(took)) // its own report is of whole ones
  const result = await promise
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url} failed ${result.non2xx + result.errors} times.`)
  return { perSecond: result.requests.average, p99: percentile(milliseconds, 0.99) }
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(part * (values.length - 1))] ?? 0

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output.')
  const [line] = await once(createInterface(child.stdout), 'line')
  return line
}

export async function openStage(reports: number): Promise<Stage> {
  const store = await openFilledStore()
  const { db, url: databaseUrl } = await store.open(reports)
  await createPagesTable(db)
  const start = async (kind: Kind, text = ''): Promise<Running> => {
    const child = spawn(process.execPath, [SERVER, kind, databaseUrl, text], { stdio: ['ignore', 'pipe', 'inherit'] })
    const url = await addressOf(child)
    const stop = async () => {
      child.kill()
      await once(child, 'exit')
    }
    return { url, ask: (body) => post(url, body), load: (bodies) => load(url, bodies), stop }
  }
  return { places: await listPlaces(db), start, close: store.close }
}
