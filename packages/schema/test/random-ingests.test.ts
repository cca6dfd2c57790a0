/** Several writers store, read anew and refuse whatever they like at the same moment; after that all that is derived agrees. */
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { refuseDocument, storeReports } from '../src/db/index.ts'
import { useDatabase } from './postgres.ts'
import { documentOf } from './report-fixture.ts'

const database = useDatabase()
const WRITERS = 3
const BATCHES = 8
const BATCH = 10

/** Lehmer’s generator; the same numbers in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** One of few documents, as one of few parsers may read it: of another agency or year each time. */
function randomDocument(random: (below: number) => number) {
  const agency = { name: `第${random(9)}局`, region_code: random(2) === 0 ? '410300' : null }
  const reading = { year: 2020 + random(3), parser: `1.0.${random(4)}`, figures: { 'permits.decisions': random(99) } }
  return documentOf({ ...reading, agency, bytes: `document ${random(40)}` })
}

async function write(random: (below: number) => number): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch++) {
    const documents = Array.from({ length: BATCH }, () => randomDocument(random))
    const outcomes = await storeReports(database.db, documents)
    expect(outcomes.filter(({ status }) => status === 'failed')).toEqual([])
    const { sha256 } = documents[0]?.reports[0]?.source ?? { sha256: '' }
    if (random(3) === 0)
      await refuseDocument(database.db, { sha256, parserVersion: '2.0.0', code: 'document.not_a_report', message: '' })
  }
}

const rowsOf = async (query: string) => (await sql.raw(query).execute(database.db)).rows

it('what counts, its history and what agencies show agree, whatever several writers did', async () => {
  await Promise.all(Array.from({ length: WRITERS }, (_, i) => write(numbersFrom(i + 1))))
  expect((await rowsOf('select 1 from parses')).length).toBeGreaterThan(BATCHES * BATCH)
  expect((await rowsOf('select 1 from refusals')).length).toBeGreaterThan(0)

  const countsWrongly = `
    select reports.id from reports where current_parse_id is distinct from (
      select parses.id from parses
      join (
        select document_id, max(generation) as generation
        from (select document_id, generation from parses union select document_id, generation from refusals) as readings
        group by document_id
      ) as last using (document_id, generation)
      where parses.report_id = reports.id
      order by document_id desc, position desc limit 1)`
  expect(await rowsOf(countsWrongly)).toEqual([])

  const historyEndsElsewhere = `
    select reports.id from reports where current_parse_id is distinct from (
      select parse_id from report_history where report_id = reports.id order by data_version desc limit 1)`
  expect(await rowsOf(historyEndsElsewhere)).toEqual([])

  const historyGoesBack = `
    select 1 from report_history as earlier join report_history as later
      on earlier.data_version < later.data_version and earlier.since > later.since`
  expect(await rowsOf(historyGoesBack)).toEqual([])

  const versionsWithGaps = `
    select report_id from parses where report_id is not null group by report_id having max(version) <> count(*)`
  expect(await rowsOf(versionsWithGaps)).toEqual([])

  const agenciesWithoutReport = `
    select id from agencies where has_report <> exists (
      select 1 from reports where agency_id = agencies.id and current_parse_id is not null)`
  expect(await rowsOf(agenciesWithoutReport)).toEqual([])
})
