/** What counted when, what changed between versions, and what a refusal does. */
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { columnsOf, countFindingFacets } from '../src/columns/index.ts'
import {
  countReports,
  currentAsOf,
  diffCells,
  factsByMetric,
  findContents,
  listFindings,
  listReports,
  listVersions,
  refuseDocument,
  type StoredReading,
  storeReports,
} from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { findLastReading } from './last-reading.ts'
import { useDatabase } from './postgres.ts'
import { blankCellFinding, documentOf, type ReportFixture, storeDocument } from './report-fixture.ts'

const database = useDatabase()
const METRIC = 'permits.decisions'
const agencyOf = (name: string) => ({ name, region_code: '410300', sector: 'education' as const })

async function store(fixture: ReportFixture): Promise<StoredReading> {
  const outcome = await storeDocument(database.db, documentOf(fixture))
  if (outcome.status !== 'stored' || !outcome.readings[0]) throw new Error('Nothing was stored.')
  return outcome.readings[0]
}

/** When the report’s versions began to count, in their order. */
async function momentsOf(reportId: number | null): Promise<Date[]> {
  const rows = await database.db
    .selectFrom('report_history')
    .select('since')
    .where('report_id', '=', reportId)
    .orderBy('data_version')
    .execute()
  return rows.map(({ since }) => since)
}
const before = (moment: Date) => new Date(moment.getTime() - 1)

async function ask(source: string) {
  const answer = await graphql({ schema, source, contextValue: createContext(database.db) })
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
  return { data: answer.data as any, error: answer.errors?.[0] }
}

const finding = blankCellFinding(METRIC)

describe('a moment in the past', () => {
  const name = '甲档案局'
  const filter = { text: name }

  it('shows the version that counted then, with its findings', async () => {
    const { db } = database
    const first = await store({ agency: agencyOf(name), bytes: `${name}1`, findings: [finding] })
    const second = await store({ agency: agencyOf(name), bytes: `${name}2`, figures: { [METRIC]: 2 } })
    const moments = await momentsOf(first.reportId)
    expect(moments).toHaveLength(2)
    const [then, now] = moments as [Date, Date]

    const parsesAsOf = async (asOf?: Date) =>
      (await listReports(db, { filter, asOf, limit: 9 })).map((row) => row.parse_id)
    expect(await parsesAsOf(before(then))).toEqual([])
    expect(await parsesAsOf(before(now))).toEqual([first.parseId])
    expect(await parsesAsOf(now)).toEqual([second.parseId])
    expect(await parsesAsOf()).toEqual([second.parseId])
    expect(await countReports(db, { filter, asOf: before(then) })).toBe(0)
    expect(await countReports(db, { filter, asOf: then })).toBe(1)
    expect(await listFindings(db, { filter, asOf: then, limit: 9 })).toMatchObject([{ parse_id: first.parseId }])
    expect(await listFindings(db, { filter, limit: 9 })).toEqual([])
    const all = await currentAsOf(db, then).execute()
    expect(all).toContainEqual({ report_id: first.reportId, parse_id: first.parseId })
  })

  it('shows the findings between reports that were known then, whatever was found since', async () => {
    const { db } = database
    const agency = agencyOf('甲教育局')
    const of = { text: '甲教育局' }
    const storeYear = (year: number, metric: string, figure: number) =>
      store({ agency, year, figures: { [`requests.${metric}.total`]: figure } })
    const { reportId } = await storeYear(2023, 'carried_out', 3)
    await storeYear(2024, 'carried_in', 2)
    const [found] = await listFindings(db, { filter: of, limit: 9 })
    await storeYear(2023, 'carried_out', 2)
    const known = found?.known_since as Date
    const [, restated] = (await momentsOf(reportId)) as [Date, Date]

    const codesAsOf = async (asOf?: Date) =>
      (await listFindings(db, { filter: of, asOf, limit: 9 })).map(({ code, parse_id }) => [code, parse_id])
    expect(await codesAsOf()).toEqual([])
    expect(await codesAsOf(restated)).toEqual([])
    expect(await codesAsOf(before(restated))).toEqual([['carryover.requests', found?.parse_id]])
    expect(await codesAsOf(known)).toEqual([['carryover.requests', found?.parse_id]])
    expect(await codesAsOf(before(known))).toEqual([])
    const countAsOf = async (asOf: Date) =>
      countFindingFacets(await columnsOf(db).asOf(asOf), { filter: of }).codes.get('carryover.requests') ?? 0
    expect(await Promise.all([before(known), known, before(restated), restated].map(countAsOf))).toEqual([0, 1, 1, 0])
  })

  it('is asked for by GraphQL, but not one that is still to come', async () => {
    const [then] = (await momentsOf((await listReports(database.db, { filter, limit: 1 }))[0]?.report_id ?? 0)) as [
      Date,
    ]
    const asOf = `asOf: "${then.toISOString()}"`
    const { data } = await ask(`{
      reports(filter: { text: "${name}" }, ${asOf}) { totalCount nodes { id versionNumber isCurrent } }
      findings(filter: { text: "${name}" }, ${asOf}) { totalCount }
    }`)
    expect(data.reports).toMatchObject({ totalCount: 1, nodes: [{ versionNumber: 1, isCurrent: false }] })
    expect(data.findings.totalCount).toBe(1)
    const { id } = data.reports.nodes[0]
    expect((await ask(`{ report(id: "${id}", ${asOf}) { versionNumber } }`)).data).toEqual({
      report: { versionNumber: 1 },
    })
    const never = await ask(`{ report(id: "${id}", asOf: "2001-01-01T00:00:00Z") { versionNumber } }`)
    expect(never.error?.extensions.code).toBe('NOT_FOUND')
    for (const moment of ['2999-01-01T00:00:00Z', '2024-01-01', 'yesterday'])
      expect((await ask(`{ reports(asOf: "${moment}") { totalCount } }`)).error?.message).toContain(moment.slice(0, 10))
  })
})

describe('two versions of a report', () => {
  it('differ by the cells whose state, value or printed text is another', async () => {
    const agency = agencyOf('乙档案局')
    const year = 2023
    const first = await store({
      agency,
      year,
      bytes: '乙1',
      figures: { 'rules.issued': 4, [METRIC]: 1, 'penalties.decisions': 'blank', 'coercive_measures.decisions': 7 },
    })
    const second = await store({
      agency,
      year,
      bytes: '乙2',
      figures: { [METRIC]: 2, 'penalties.decisions': 0, 'coercive_measures.decisions': 7 },
    })
    const cellsOf = async ({ parseId }: StoredReading) => {
      const [content] = await findContents(database.db, [parseId])
      return { form: content?.form ?? null, facts: factsByMetric(content?.facts ?? []) }
    }
    const changes = diffCells(await cellsOf(first), await cellsOf(second))
    expect(
      changes.map(({ metric, before, after }) => [metric, before.state, before.value, after.state, after.value]),
    ).toEqual([
      ['rules.issued', 'number', 4, 'missing', null],
      [METRIC, 'number', 1, 'number', 2],
      ['penalties.decisions', 'blank', null, 'number', 0],
    ])
    expect(diffCells(await cellsOf(first), await cellsOf(first))).toEqual([])

    const { data } = await ask(`{ reports(filter: { text: "乙档案局" }) { nodes { versions {
      versionNumber changes { metric before { value } after { value raw } } } } } }`)
    const [newest, oldest] = data.reports.nodes[0].versions
    expect(newest.changes).toHaveLength(3)
    expect(newest.changes[1]).toEqual({
      metric: 'PERMITS_DECISIONS',
      before: { value: 1 },
      after: { value: 2, raw: '2' },
    })
    expect(oldest.changes).toEqual([])
    const none = await ask(
      `{ reports(filter: { text: "乙档案局" }) { nodes { versions { changes(from: 9) { metric } } } } }`,
    )
    expect(none.error?.message).toContain('no version 9')
  })
})

describe('a document that a newer parser refuses', () => {
  it('no longer counts, is not erased, and counts again when a parser reads it again', async () => {
    const { db } = database
    const fixture = { agency: agencyOf('丙档案局'), bytes: '丙' }
    const { reportId, parseId } = await store(fixture)
    const sha256 = documentOf(fixture).reports[0]?.source.sha256 ?? ''
    const refusal = { sha256, parserVersion: '2.0.0', code: 'document.not_a_report', message: 'no report' }
    expect(await refuseDocument(db, refusal)).toBe(true)
    expect(await refuseDocument(db, refusal)).toBe(false)

    const filter = { text: '丙档案局' }
    expect(await countReports(db, { filter })).toBe(0)
    expect(await listVersions(db, [reportId ?? 0])).toMatchObject([{ parse_id: parseId, is_current: false }])
    expect(await countReports(db, { filter, asOf: (await momentsOf(reportId))[0] })).toBe(1)
    expect(await findLastReading(db, sha256)).toMatchObject({
      parserVersion: '2.0.0',
      generation: 2,
      refusal: { code: 'document.not_a_report', message: 'no report' },
    })

    const again = await store({ ...fixture, parser: '2.1.0' })
    expect(again).toMatchObject({ reportId, version: 2, isCurrent: true })
    expect(await momentsOf(reportId)).toHaveLength(3)
  })

  it('is not stored for that', async () => {
    const refusal = { sha256: 'a'.repeat(64), parserVersion: '2.0.0', code: 'document.not_a_report', message: 'no' }
    expect(await refuseDocument(database.db, refusal)).toBe(false)
    expect(await findLastReading(database.db, refusal.sha256)).toBeUndefined()
  })
})

describe('a batch of documents', () => {
  const documents = Array.from({ length: 40 }, (_, i) =>
    documentOf({ agency: agencyOf(`丁档案局${i % 8}`), year: 2016 + Math.floor(i / 8), bytes: `丁${i}` }),
  )

  it('is stored with one data version', async () => {
    const versionOf = async () =>
      (await database.db.selectFrom('data_version').select('version').executeTakeFirstOrThrow()).version
    const before = await versionOf()
    const outcomes = await storeReports(database.db, documents)
    expect(outcomes.every(({ status }) => status === 'stored')).toBe(true)
    expect(await versionOf()).toBe(before + 1)
    const changed = await database.db
      .selectFrom('reports')
      .select('id')
      .where('data_version', '=', before + 1)
      .execute()
    expect(changed).toHaveLength(40)
    expect(await storeReports(database.db, documents)).toEqual(documents.map(() => ({ status: 'unchanged' })))
    expect(await versionOf()).toBe(before + 1)
  })

  it('takes documents of the same bytes or report in their order', async () => {
    const agency = agencyOf('戊档案局')
    const one = documentOf({ agency, bytes: '戊1' })
    const two = documentOf({ agency, bytes: '戊2' })
    const outcomes = await storeReports(database.db, [one, two, one])
    expect(outcomes).toMatchObject([
      { readings: [{ version: 1, isCurrent: true, incumbent: null }] },
      { readings: [{ version: 2, isCurrent: true, incumbent: { version: 1 } }] },
      { status: 'unchanged' },
    ])
  })

  it('loses only the document that cannot be stored', async () => {
    const good = documentOf({ agency: agencyOf('己档案局'), bytes: '己' })
    const bad = documentOf({ agency: agencyOf(' '), bytes: 'bad' })
    const outcomes = await storeReports(database.db, [bad, good])
    expect(outcomes).toMatchObject([{ status: 'failed', error: expect.any(Error) }, { status: 'stored' }])
  })

  it('is stored once where two writers bring the same ones at the same moment', async () => {
    const batch = Array.from({ length: 40 }, (_, i) =>
      documentOf({ agency: agencyOf(`庚档案局${i % 8}`), year: 2016 + Math.floor(i / 8), bytes: `庚${i}` }),
    )
    const outcomes = await Promise.all(
      [batch, batch.toReversed(), batch].map((each) => storeReports(database.db, each)),
    )
    expect(outcomes.flat().filter(({ status }) => status === 'stored')).toHaveLength(batch.length)
  })
})
