/**
 * The columns of one database, kept up to date: every answer is of a snapshot that holds all that was committed when it was
 * asked for, and none of what was half done.
 */
import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { LRUCache } from 'lru-cache'
import { type Found, type Lease, readDataVersion } from '../db/data-version.ts'
import type { Tables } from '../db/tables.ts'
import { RANKING_SLUGS, RATE_KEYS } from '../metrics/index.ts'
import { catchUp, loadPast, loadSnapshot } from './load.ts'
import { createDerived, type Measure, type Snapshot } from './snapshot.ts'

export interface Columns {
  /** Everything that counts now. */
  current(): Promise<Snapshot>
  /** The same, where it is known without asking the database; undefined where it must be asked. */
  held(): Snapshot | undefined
  /** What counted at a moment in the past. */
  asOf(moment: Date): Promise<Snapshot>
  /** How often the database was asked for the version of its data, by what was found. */
  readonly checks: Readonly<Record<Found | 'failed', number>>
}

/** A ranking shows the year before beside its own. */
const WARM_YEARS = 2

/** Each may be as large as the present. */
const PASTS = 2

const opened = new WeakMap<Kysely<Tables>, Columns>()

/** The columns of a database, loaded at the first question. */
export function columnsOf(db: Kysely<Tables>): Columns {
  const columns = opened.get(db) ?? createColumns(db)
  opened.set(db, columns)
  return columns
}

function createColumns(db: Kysely<Tables>): Columns {
  const derived = createDerived()
  const checks = { quiet: 0, writing: 0, replica: 0, failed: 0 }
  let snapshot: Snapshot | undefined
  let lease: Lease | undefined
  const held = () => (lease?.isHeld() ? snapshot : undefined)
  const check = async () => {
    const answer = await readDataVersion(db).catch((error) => {
      checks.failed++
      throw error
    })
    checks[answer.found]++
    return answer
  }
  const ask = shareNext(async () => {
    const { version, lease: granted } = await check()
    // A smaller version is another database under the same address: nothing of the old one may stay.
    const isOther = snapshot !== undefined && version < snapshot.version
    if (snapshot === undefined || isOther) {
      snapshot = await loadSnapshot(db, derived)
      void warm(snapshot)
    } else if (version > snapshot.version) snapshot = await catchUp(db, snapshot)
    lease = granted
    return snapshot
  })
  const current = async () => held() ?? ask()
  const pasts = new LRUCache<string, Promise<Snapshot>>({ max: PASTS })
  const asOf = async (moment: Date) => {
    const base = await current()
    const key = await findPast(db, moment)
    if (key === undefined) return base
    const past = pasts.get(key) ?? loadPast(db, moment, base)
    pasts.set(key, past)
    past.catch(() => pasts.delete(key))
    return past
  }
  return { current, held, asOf, checks }
}

/**
 * Names what counted and was found at a moment by the last changes before it, which stay the last: changes are logged in the
 * order they are committed. Undefined where nothing has changed since.
 */
async function findPast(db: Kysely<Tables>, moment: Date): Promise<string | undefined> {
  const { rows } = await sql<{ key: string; is_past: boolean }>`
    select concat_ws('/',
        (select max(data_version) from report_history where since <= ${moment}),
        (select max(since) from report_history where since <= ${moment}),
        (select max(known_since) from findings where parse_id is null and known_since <= ${moment}),
        (select max(gone_since) from findings where gone_since <= ${moment})) as key,
      exists (select from report_history where since > ${moment})
        or exists (select from findings where parse_id is null and known_since > ${moment})
        or exists (select from findings where gone_since > ${moment}) as is_past`.execute(db)
  const [last] = rows
  return last?.is_past ? last.key : undefined
}

/** What most readers ask for, and rates, which take longest to be put in order. */
const WARM_MEASURES: readonly Measure[] = [
  ...Object.values(RANKING_SLUGS).map((metric) => ({ metric })),
  ...RATE_KEYS.map((rate) => ({ rate })),
]

/** Makes these columns before they are asked for, one at a time between the answers to others. */
async function warm(snapshot: Snapshot): Promise<void> {
  const newest = [...snapshot.years.keys()].sort((a, b) => b - a).slice(0, WARM_YEARS)
  for (const year of newest)
    for (const measure of WARM_MEASURES) {
      await setImmediate()
      snapshot.column(measure, year)
    }
}

/**
 * Calls share the next run of the work, which begins after all of them: once the one under way has ended and whoever else is
 * asking at this moment has asked too, since a round trip for each would cost more than all they ask.
 */
function shareNext<T>(work: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined
  let running: Promise<unknown> = Promise.resolve()
  const begin = () => {
    next = undefined
    const mine = work()
    running = mine.catch(() => {})
    return mine
  }
  return () => {
    next ??= running.then(() => setImmediate()).then(begin)
    return next
  }
}
