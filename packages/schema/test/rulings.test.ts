/** What people decide outlasts another reading, and says where it was made on other figures. */
import { graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import {
  findAgencies,
  findReports,
  listCurrentReportsOf,
  listFindings,
  listReports,
  listRulingsOfReports,
  listVersions,
  recordRuling,
  type StoredReading,
  searchAgencies,
  withdrawRuling,
} from '../src/db/index.ts'
import { createContext, schema } from '../src/graphql/index.ts'
import { useDatabase } from './postgres.ts'
import { blankCellFinding, documentOf, type ReportFixture, storeDocument } from './report-fixture.ts'
import { openWatchedDatabase } from './watched-database.ts'

const database = useDatabase()
const METRIC = 'permits.decisions'
const agencyOf = (name: string, region_code: string | null = '410300') => ({
  name,
  region_code,
  sector: 'education' as const,
})

async function store(fixture: ReportFixture): Promise<StoredReading & { reportId: number }> {
  const outcome = await storeDocument(database.db, documentOf(fixture))
  const reading = outcome.status === 'stored' ? outcome.readings[0] : undefined
  if (!reading || reading.reportId === null) throw new Error('Nothing was stored.')
  return { ...reading, reportId: reading.reportId }
}

const finding = blankCellFinding(METRIC)

async function ask(source: string) {
  const answer = await graphql({ schema, source, contextValue: createContext(database.db) })
  expect(answer.errors).toBeUndefined()
  // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
  return answer.data as any
}

describe('a ruling on a finding', () => {
  it('holds for the next reading, and says where the figures are others', async () => {
    const { db } = database
    const agency = agencyOf('甲文物局')
    const fixture = { agency, bytes: '甲', figures: { [METRIC]: 3 }, findings: [finding] }
    const { reportId } = await store(fixture)
    const [found] = await listFindings(db, { filter: { text: agency.name }, codes: ['cell.blank'], limit: 1 })
    await recordRuling(db, {
      kind: 'finding_accepted',
      findingId: found?.id ?? 0,
      author: 'clerk',
      body: { reason: '已核实' },
    })
    const rulingOf = async () =>
      (
        await ask(
          `{ findings(filter: { text: "${agency.name}" }, codes: [CELL_BLANK]) { nodes { ruling { reason author inputsChanged } } } }`,
        )
      ).findings.nodes[0].ruling
    expect(await rulingOf()).toEqual({ reason: '已核实', author: 'clerk', inputsChanged: false })

    await store({ ...fixture, parser: '1.1.0' })
    expect((await listVersions(db, [reportId])).length).toBe(2)
    expect(await rulingOf()).toMatchObject({ inputsChanged: false })

    await store({ ...fixture, parser: '1.2.0', figures: { [METRIC]: 4 } })
    expect(await rulingOf()).toMatchObject({ reason: '已核实', inputsChanged: true })
    const [[ruling] = []] = await listRulingsOfReports(db, await findReports(db, [reportId]))
    expect(ruling).toMatchObject({ finding_code: 'cell.blank', metrics: [METRIC], inputs_changed: true })
    await withdrawRuling(db, ruling?.id ?? 0)
    expect(await rulingOf()).toBeNull()
  })

  it('is refused where there is no such finding', async () => {
    const ruling = { kind: 'finding_accepted', findingId: -1, author: 'clerk', body: { reason: '' } } as const
    await expect(recordRuling(database.db, ruling)).rejects.toMatchObject({ code: 'ruling.nothing_there' })
  })
})

describe('a reply', () => {
  it('stays with the report of its year, and says where the report reads otherwise now', async () => {
    const { db } = database
    const agency = agencyOf('乙文物局')
    const { reportId } = await store({ agency, bytes: '乙1', figures: { [METRIC]: 3 } })
    await recordRuling(db, { kind: 'reply', reportId, author: agency.name, body: { text: '将于下月更正。' } })
    const replyOf = async () =>
      (await ask(`{ reports(filter: { text: "${agency.name}" }) { nodes { reply { text inputsChanged } } } }`)).reports
        .nodes[0].reply
    expect(await replyOf()).toEqual({ text: '将于下月更正。', inputsChanged: false })
    await store({ agency, bytes: '乙2', figures: { [METRIC]: 5 } })
    expect(await replyOf()).toEqual({ text: '将于下月更正。', inputsChanged: true })
  })
})

describe('a reply to one finding', () => {
  const agency = agencyOf('己文物局', '410200')
  const other = { ...finding, code: 'cell.unreadable', severity: 'error' } as const
  const fixture = { agency, bytes: '己', figures: { [METRIC]: 3 }, findings: [finding, other] }
  const query = `{ reports(filter: { text: "己文物局" }) { nodes {
    reply { text } rulings { kind text code withdrawnAt inputsChanged }
    findings { code ruling { reason } rulings { kind text } reply { text isToFinding inputsChanged } } } }
    ranking(metric: PERMITS_DECISIONS, filter: { text: "己文物局" }) { nodes { disputes { code reply { text } } } } }`
  const read = async () => {
    const { reports, ranking } = await ask(query)
    const [report] = reports.nodes
    return { report, replies: report.findings.map((one: { reply: object }) => one.reply), entry: ranking.nodes[0] }
  }
  const reply = (subject: { reportId: number } | { findingId: number }, text: string) =>
    recordRuling(database.db, { kind: 'reply', ...subject, author: agency.name, body: { text } })

  it('stands beside that finding in place of the one to the report, which stays beside the others', async () => {
    const { db } = database
    const { reportId } = await store(fixture)
    const [found] = await listFindings(db, { filter: { text: agency.name }, codes: ['cell.unreadable'], limit: 1 })
    await reply({ findingId: found?.id ?? 0 }, '系扫描所致。')
    const ofFinding = { text: '系扫描所致。', isToFinding: true, inputsChanged: false }
    expect(await read()).toMatchObject({
      report: {
        reply: null,
        rulings: [{ kind: 'REPLY', text: '系扫描所致。', code: 'CELL_UNREADABLE', inputsChanged: false }],
        findings: [
          { rulings: [], ruling: null },
          { rulings: [{ kind: 'REPLY', text: '系扫描所致。' }], ruling: null },
        ],
      },
      replies: [null, ofFinding],
      entry: { disputes: [{ code: 'CELL_UNREADABLE', reply: { text: '系扫描所致。' } }] },
    })
    await reply({ reportId }, '将于下月更正。')
    const ofReport = { text: '将于下月更正。', isToFinding: false, inputsChanged: false }
    expect(await read()).toMatchObject({ report: { reply: { text: ofReport.text } }, replies: [ofReport, ofFinding] })
  })

  it('outlasts another reading, says where the figures are others, and ends where it is withdrawn', async () => {
    await store({ ...fixture, parser: '1.1.0' })
    expect((await read()).replies[1]).toMatchObject({ isToFinding: true, inputsChanged: false })
    await store({ ...fixture, parser: '1.2.0', figures: { [METRIC]: 4 } })
    const { report, replies } = await read()
    expect(replies[1]).toMatchObject({ isToFinding: true, inputsChanged: true })
    expect(report.rulings.filter(({ code }: { code: string }) => code)).toMatchObject([{ inputsChanged: true }])
    const [reading] = await listReports(database.db, { filter: { text: agency.name }, limit: 1 })
    const [rulings = []] = await listRulingsOfReports(database.db, reading ? [reading] : [])
    for (const { id, finding_code } of rulings) if (finding_code) await withdrawRuling(database.db, id)
    expect((await read()).replies[1]).toMatchObject({ text: '将于下月更正。', isToFinding: false })
  })
})

describe('what was decided', () => {
  const query = (
    first: number,
  ) => `{ findings(filter: { text: "戊文物局" }, codes: [CELL_BLANK], first: ${first}) { nodes {
    ruling { reason } rulings { kind text code metrics withdrawnAt inputsChanged author } reply { text }
    report { rulings { kind text withdrawnAt inputsChanged } reply { text } }
  } } }`

  it('stands beside every finding and report, withdrawn or not, in few statements however many', async () => {
    const { db } = database
    const years = [2020, 2021, 2022, 2023]
    for (const year of years) {
      const fixture = { agency: agencyOf('戊文物局'), year, bytes: `戊${year}`, figures: { [METRIC]: 3 } }
      const { reportId } = await store({ ...fixture, findings: [finding] })
      await recordRuling(db, { kind: 'reply', reportId, author: '戊', body: { text: `答复${year}` } })
    }
    const found = await listFindings(db, { filter: { text: '戊文物局' }, codes: ['cell.blank'], limit: 9 })
    for (const { id: findingId } of found) {
      const ruling = { kind: 'finding_accepted', findingId, author: '编辑部', body: { reason: '已核实' } } as const
      await withdrawRuling(db, await recordRuling(db, ruling))
      await recordRuling(db, { ...ruling, body: { reason: '再次核实' } })
    }
    const statements: string[] = []
    const watched = await openWatchedDatabase(database.url, statements)
    const counted = async (first: number) => {
      statements.length = 0
      const answer = await graphql({ schema, source: query(first), contextValue: createContext(watched.db) })
      expect(answer.errors).toBeUndefined()
      // biome-ignore lint/suspicious/noExplicitAny: answers have the shape of their queries
      return (answer.data as any).findings.nodes
    }
    await counted(1)
    const forOne = statements.length
    const nodes = await counted(9)
    expect(statements.length).toBeLessThanOrEqual(forOne)
    await watched.close()
    const accepted = { kind: 'FINDING_ACCEPTED', inputsChanged: false }
    expect(nodes).toHaveLength(years.length)
    for (const [i, node] of nodes.entries()) {
      const reply = { text: `答复${years[i]}` }
      expect(node).toMatchObject({ ruling: { reason: '再次核实' }, reply, report: { reply } })
      expect(node.rulings).toMatchObject([
        { ...accepted, text: '再次核实', code: 'CELL_BLANK', metrics: ['PERMITS_DECISIONS'], withdrawnAt: null },
        { ...accepted, text: '已核实', author: '编辑部', withdrawnAt: expect.any(String) },
      ])
      expect(node.report.rulings).toMatchObject([
        { ...accepted, text: '再次核实' },
        { ...accepted, text: '已核实' },
        { kind: 'REPLY', text: reply.text, withdrawnAt: null, inputsChanged: false },
      ])
    }
  })
})

describe('a corrected identity', () => {
  const printed = { ...agencyOf('丙文物局', null), name_as_printed: '丙文物局' }
  const right = { name: '示范县丙文物局', region_code: '410325', level: 'county', sector: 'culture_tourism' } as const
  const fixture = { agency: printed, bytes: '丙', year: 2022, figures: { [METRIC]: 3 }, findings: [finding] }
  const sha256 = documentOf(fixture).reports[0]?.source.sha256 ?? ''
  const correct = () =>
    recordRuling(database.db, { kind: 'identity_corrected', sha256, position: 0, author: 'clerk', body: right })
  /** Region and level of whoever has the report now. */
  const ownersOf = async () => {
    const rows = await listReports(database.db, { filter: { text: '丙文物局' }, limit: 9 })
    const agencies = await findAgencies(database.db, [0, ...rows.map(({ agency_id }) => agency_id)])
    return agencies.map(({ name, level, sector }) => [name, level, sector])
  }
  const rulingsOf = async (document: string) =>
    (await listRulingsOfReports(database.db, await listCurrentReportsOf(database.db, document))).flat()
  const RIGHT = [[right.name, 'county', 'culture_tourism']]
  const READ = [['丙文物局', 'prefecture', 'education']]

  it('moves the report at once, with its figures and findings, and erases nothing', async () => {
    const before = await store(fixture)
    expect(await ownersOf()).toEqual(READ)
    await correct()
    expect(await ownersOf()).toEqual(RIGHT)
    expect(await findReports(database.db, [before.reportId])).toEqual([])
    expect(await listVersions(database.db, [before.reportId])).toMatchObject([{ parse_id: before.parseId }])
    expect(
      await listFindings(database.db, { filter: { text: right.name }, codes: ['cell.blank'], limit: 9 }),
    ).toHaveLength(1)
  })

  it('holds for a newer reading that prints the same name, not for another name, and until it is withdrawn', async () => {
    await store({ ...fixture, parser: '1.1.0' })
    expect(await ownersOf()).toEqual(RIGHT)
    await store({ ...fixture, parser: '1.2.0', agency: { ...printed, name_as_printed: '他局' } })
    expect(await ownersOf()).toEqual(READ)
    expect(await rulingsOf(sha256)).toMatchObject([{ inputs_changed: true }])
    await store({ ...fixture, parser: '1.3.0' })
    expect(await ownersOf()).toEqual(RIGHT)
    const [ruling] = await rulingsOf(sha256)
    expect(ruling?.inputs_changed).toBe(false)
    await withdrawRuling(database.db, ruling?.id ?? 0)
    expect(await ownersOf()).toEqual(READ)
  })

  it('is refused for a document that holds no such report', async () => {
    const ruling = { kind: 'identity_corrected', sha256, position: 7, author: 'clerk', body: right } as const
    await expect(recordRuling(database.db, ruling)).rejects.toThrow('no report at position 7')
  })
})

describe('an agency', () => {
  it('is what its newest year says, whatever was stored last', async () => {
    const name = '丁文物局'
    for (const [year, sector] of [
      [2020, 'health'],
      [2023, 'culture_tourism'],
      [2021, 'education'],
    ] as const)
      await store({
        agency: { ...agencyOf(name), sector, level: year === 2023 ? 'county' : 'prefecture' },
        year,
        bytes: `${name}${year}`,
      })
    const [agency] = await searchAgencies(database.db, name, 1)
    expect(agency).toMatchObject({ sector: 'culture_tourism', level: 'county' })
  })

  it('is found by its name in Latin letters, by initials and by division code', async () => {
    const name = '瀍河回族区长途客运局'
    await store({ agency: agencyOf(name, '410304'), bytes: name })
    const found = async (text: string) => (await searchAgencies(database.db, text, 5)).map((agency) => agency.name)
    for (const text of ['chanhe', 'CHHZQ', '410304', '410304 keyun', '瀍河', '瀍河 kyj'])
      expect(await found(text)).toEqual([name])
    expect(await found('4103')).toContain(name)
    expect(await found('chanhe 4104')).toEqual([])
    expect(await found('%')).toEqual([])
  })
})
