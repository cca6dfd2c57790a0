import { beforeAll, describe, expect, it } from 'vitest'
import { columnsOf } from '../src/columns/index.ts'
import { type AgencyFilter, listAgencies } from '../src/db/index.ts'
import type { FactState, Level, SectorKey } from '../src/metrics/index.ts'
import { useDatabase } from './postgres.ts'
import { type RankingSelection, rankAgencies } from './ranking-rows.ts'
import { documentOf, storeDocument } from './report-fixture.ts'

const database = useDatabase()
type Figure = number | Exclude<FactState, 'number'>

/** Agencies with their permits of 2023 and 2024; `null` did not file. */
const AGENCIES: [
  name: string,
  region: string | null,
  level: Level,
  sector: SectorKey,
  before: Figure | null,
  now: Figure | null,
][] = [
  ['洛阳市卫生健康委员会', '410300', 'prefecture', 'health', 10, 50],
  ['洛阳市教育局', '410300', 'prefecture', 'education', 90, 30],
  ['新安县卫生健康委员会', '410323', 'county', 'health', 'blank', 30],
  ['新安县教育局', '410323', 'county', 'education', null, 10],
  ['郑州市卫生健康委员会', '410100', 'prefecture', 'health', 5, 0],
  ['涧西区教育局', '410305', 'county', 'education', 7, 'blank'],
  ['老城区教育局', '410302', 'county', 'education', 7, 'missing'],
  ['西工区教育局', '410303', 'county', 'education', 7, 'unreadable'],
  ['武汉市教育局', '420100', 'prefecture', 'education', 7, 'not_on_form'],
  ['瀍河回族区教育局', '410304', 'county', 'education', 7, null],
  ['某开发区管委会', null, 'county', 'other', null, 20],
]
const VOLUMES = [
  ['洛阳市卫生健康委员会', 500, 'stated_total'],
  ['洛阳市教育局', 700, 'sum_of_channels'],
] as const

const METRIC = 'permits.decisions'
const selection = (change: Partial<RankingSelection> = {}): RankingSelection => ({
  metric: METRIC,
  year: 2024,
  filter: {},
  direction: 'desc',
  limit: 100,
  ...change,
})
const rank = (change: Partial<RankingSelection> = {}) => rankAgencies(database.db, selection(change))
let names: Map<number, string>
const namesRanked = async (change: Partial<RankingSelection>) =>
  (await rank(change)).rows.map((row) => names.get(row.agency_id))

beforeAll(async () => {
  for (const [name, region_code, level, sector, before, now] of AGENCIES) {
    const agency = { name, region_code, level, sector }
    const volume = VOLUMES.find(([of]) => of === name)
    const disclosure = volume ? { disclosure: { volume: volume[1], basis: volume[2], counts: [] } } : {}
    if (before !== null)
      await storeDocument(database.db, documentOf({ agency, year: 2023, figures: { [METRIC]: before } }))
    if (now !== null) {
      await storeDocument(database.db, documentOf({ agency, year: 2024, figures: { [METRIC]: now }, ...disclosure }))
    }
  }
  const agencies = await database.db.selectFrom('agencies').select(['id', 'name']).execute()
  names = new Map(agencies.map(({ id, name }) => [id, name]))
})

describe('a ranking', () => {
  it('gives equal values one rank and leaves the next ones out', async () => {
    const { rows } = await rank()
    expect(rows.map((row) => [row.rank, row.value])).toEqual([
      [1, 50],
      [2, 30],
      [2, 30],
      [4, 20],
      [5, 10],
      [6, 0],
    ])
  })

  it('says how many agencies have no place and why, whatever the limit', async () => {
    const reasons = {
      blank: 1,
      missing: 1,
      not_on_form: 1,
      unreadable: 1,
      other_basis: 0,
      below_minimum: 0,
      not_filed: 1,
    }
    const expected = { ranked: 6, ...reasons }
    expect((await rank()).totals).toEqual(expected)
    const cut = await rank({ limit: 2 })
    expect([cut.totals, cut.rows.length]).toEqual([expected, 2])
    const none = await rank({ limit: 0 })
    expect([none.totals, none.rows]).toEqual([expected, []])
  })

  it('never ranks a blank cell as zero', async () => {
    const { rows } = await rank({ direction: 'asc' })
    expect([rows[0]?.value, names.get(rows[0]?.agency_id ?? 0)]).toEqual([0, '郑州市卫生健康委员会'])
    expect(rows.map((row) => row.rank)).toEqual([1, 2, 3, 4, 4, 6])
  })

  it('shows value and rank of the year before in the same set, and none where there was no number', async () => {
    const { rows } = await rank()
    expect(rows.map((row) => [row.previous_value, row.previous_rank])).toEqual([
      [10, 2],
      [90, 1],
      [null, null],
      [null, null],
      [null, null],
      [5, 8],
    ])
  })

  it('computes shares and percentiles over the whole set, not over the page', async () => {
    const first = (await rank({ limit: 3 })).rows
    expect(first.map((row) => row.share)).toEqual([50 / 140, 30 / 140, 30 / 140])
    expect(first.map((row) => row.percentile)).toEqual([1, 5 / 6, 5 / 6])
    const second = (await rank({ after: { value: 30, agencyId: first[2]?.agency_id ?? 0 } })).rows
    expect(second.map((row) => [row.rank, row.share])).toEqual([
      [4, 20 / 140],
      [5, 10 / 140],
      [6, 0],
    ])
  })

  it('has no share where all figures are zero', async () => {
    const { rows } = await rank({ filter: { region: '4101' } })
    expect(rows.map((row) => [row.rank, row.share, row.percentile])).toEqual([[1, null, 1]])
  })

  it('pages through ties without repeating or losing one, in both directions', async () => {
    for (const direction of ['desc', 'asc'] as const) {
      const all = (await rank({ direction })).rows.map((row) => row.agency_id)
      const paged: number[] = []
      let after: RankingSelection['after']
      for (let page = 0; page < all.length; page++) {
        const [row] = (await rank({ direction, limit: 1, after })).rows
        if (row) paged.push(row.agency_id)
        after = row && { value: row.value, agencyId: row.agency_id }
      }
      expect(paged).toEqual(all)
    }
  })

  it('ranks volumes on one basis and counts those on another', async () => {
    const metric = 'disclosure.volume'
    expect(await namesRanked({ metric })).toEqual(['洛阳市教育局', '洛阳市卫生健康委员会'])
    const stated = await rank({ metric, basis: 'stated_total' })
    expect(stated.rows.map((row) => [row.value, row.basis])).toEqual([[500, 'stated_total']])
    expect(stated.totals).toMatchObject({ ranked: 1, other_basis: 1, missing: 8, not_filed: 1 })
  })
})

describe('a filter', () => {
  const cases: [string, AgencyFilter, number][] = [
    ['a province holds its prefectures and counties', { region: '410000' }, 9],
    ['a prefecture holds its counties', { region: '410300' }, 8],
    ['a county holds itself alone', { region: '410323' }, 2],
    ['two digits are a province', { region: '42' }, 1],
    ['levels are alternatives', { levels: ['county', 'township'] }, 7],
    ['an empty list matches nothing', { levels: [] }, 0],
    ['conditions hold together', { region: '4103', sectors: ['health'], levels: ['county'] }, 1],
    ['every word must stand in the name', { text: '新安 教育' }, 1],
    ['a word may be the name in pinyin, in full or by initials', { text: 'xinanxian jyj' }, 1],
    ['a word of digits is the beginning of a code', { text: '4103 卫生' }, 2],
    ['a percent sign is a character like others', { text: '%' }, 0],
    ['a word may be what its kind is called for short', { text: '卫健委' }, 3],
    ['a short name may stand behind a place', { text: '洛阳卫健委' }, 1],
    ['a short name of another place is of none here', { text: '嵩县卫健委' }, 0],
    ['a short name may be in pinyin, in full or by initials', { text: 'luoyangweijianwei lywjw' }, 1],
    ['a short name ends as the whole name does', { text: '卫健厅' }, 0],
    ['“and” adds conditions', { and: [{ region: '4103' }, { sectors: ['health'] }] }, 2],
    ['“or” is one of them', { or: [{ region: '42' }, { text: '郑州' }] }, 2],
    ['“or” of nothing matches nothing', { or: [] }, 0],
    ['“not” keeps agencies whose region is unknown', { not: { region: '41' } }, 2],
    ['they nest', { not: { or: [{ region: '41' }, { not: { sectors: ['education'] } }] } }, 1],
  ]
  it.each(cases)('%s', async (_name, filter, count) => {
    const listed = await listAgencies(database.db, { filter, limit: 100 })
    expect(listed).toHaveLength(count)
    const snapshot = await columnsOf(database.db).current()
    const selected = Array.from(snapshot.select(filter).places, (place) => snapshot.agencies.ids[place])
    expect(selected).toEqual(listed.map(({ id }) => id).sort((a, b) => a - b))
  })

  it('changes who is ranked, by whom ranks are computed, and who is counted', async () => {
    const { rows, totals } = await rank({ filter: { sectors: ['education'] } })
    expect(rows.map((row) => [row.rank, row.value, row.previous_rank])).toEqual([
      [1, 30, 1],
      [2, 10, null],
    ])
    expect(totals).toMatchObject({ ranked: 2, blank: 1, missing: 1, unreadable: 1, not_on_form: 1, not_filed: 1 })
  })
})

describe('names', () => {
  it('sort in the Chinese order', async () => {
    const agencies = await listAgencies(database.db, { filter: { region: '4103', levels: ['county'] }, limit: 10 })
    const ours = agencies.map((agency) => agency.name)
    expect(ours).toEqual([...ours].sort(new Intl.Collator('zh').compare))
  })
})
