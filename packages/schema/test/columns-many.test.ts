/** The columns of more agencies than a block or a byte holds, against plain recomputation. */
import { expect, it } from 'vitest'
import { createDerived, type Direction, Snapshot, type Standing, type StandingEntry } from '../src/columns/index.ts'
import type { FactState } from '../src/metrics/index.ts'
import { GRANTED, PERMITS, peersOf, RESOLVED, snapshotOf, VOLUME, type World } from './snapshot-fixture.ts'

const AGENCIES = 3000
const YEAR = 2024
const STATES: readonly FactState[] = ['blank', 'missing', 'unreadable', 'not_on_form']
const SECTORS = ['education', 'health', 'other'] as const

/** Half of the figures are 0, many are shared, some have cents, are below 0 or larger than 32 bits hold; ids do not come in order. */
const figureOf = (i: number) => {
  if (i % 2 === 0) return 0
  const kinds = [i % 40, (i * 7919) % 2000, i / 100, -(i % 5), i * 1e7]
  return kinds[i % 5] as number
}

const world: World = {
  agencies: Array.from({ length: AGENCIES }, (_, i) => ({
    id: ((i * 1777) % AGENCIES) + 1,
    name: `${i}局`,
    region_code: i % 3 === 0 ? '410300' : '420100',
    level: 'county',
    sector: SECTORS[i % SECTORS.length] as (typeof SECTORS)[number],
    has_report: i % 11 !== 0,
    synthetic: true,
    pinyin: null,
  })),
  reports: Array.from({ length: AGENCIES }, (_, i) => i)
    .filter((i) => i % 11 !== 0)
    .map((i) => {
      const state = i % 13 === 0 ? (STATES[i % STATES.length] as FactState) : 'number'
      const cell = { state, value: state === 'number' ? figureOf(i) : null }
      const cells = { [PERMITS]: cell, [VOLUME]: cell, [RESOLVED]: cell, [GRANTED]: cell }
      const agencyId = ((i * 1777) % AGENCIES) + 1
      return { agencyId, year: YEAR, form: '2021', basis: null, cells, isDisputed: false }
    }),
}
const snapshot = snapshotOf(world)
const figures = new Map(world.reports.map(({ agencyId, cells }) => [agencyId, cells[PERMITS]]))

/** Page after page, as a reader goes on, and each once more. */
function* readPages(standing: Standing, direction: Direction, limit: number): Generator<StandingEntry> {
  const { ids } = snapshot.agencies
  for (let page = standing.page(direction, limit); page.length > 0; ) {
    yield* page
    const { value, place } = page.at(-1) as StandingEntry
    const after = { value, agencyId: ids[place] as number }
    page = standing.page(direction, limit, after)
    expect(standing.page(direction, limit, after)).toEqual(page)
  }
}

it.each([
  ['all', {}],
  ['those of a division', { region: '41' }],
  ['all but those of a sector', { not: { sectors: ['health'] } }],
] as const)('ranks %s as recomputation does, page after page from either end', (_who, filter) => {
  const ranked = peersOf(world, filter as never).flatMap(({ id }) => {
    const cell = figures.get(id)
    return cell?.state === 'number' ? [{ id, value: cell.value as number }] : []
  })
  const standing = snapshot.standing({ metric: PERMITS }, YEAR, filter)
  for (const direction of ['desc', 'asc'] as const) {
    const sign = direction === 'desc' ? -1 : 1
    const values = ranked.map(({ value }) => value).sort((a, b) => sign * (a - b))
    const rising = values.toSorted((a, b) => a - b)
    const expected = ranked
      .toSorted((a, b) => sign * (a.value - b.value) || a.id - b.id)
      .map(({ id, value }) => ({
        id,
        value: value + 0,
        rank: values.indexOf(value) + 1,
        percentile: (rising.lastIndexOf(value) + 1) / rising.length,
      }))
    const read = [...readPages(standing, direction, 190)].map(({ place, value, rank, percentile }) => ({
      id: snapshot.agencies.ids[place],
      value,
      rank,
      percentile,
    }))
    expect(read).toEqual(expected)
  }
})

it.each(['desc', 'asc'] as const)('gives the same page %s before it has been put in order and after', (direction) => {
  const fresh = new Snapshot({ ...snapshot, derived: createDerived() })
  const standing = fresh.standing({ metric: PERMITS }, YEAR, {})
  const { value, place } = snapshot
    .standing({ metric: PERMITS }, YEAR, {})
    .page(direction, 1500)
    .at(-1) as StandingEntry
  const page = () => standing.page(direction, 50, { value, agencyId: fresh.agencies.ids[place] as number })
  const first = page()
  expect(first).toHaveLength(50)
  expect(fresh.derived.orders.size).toBe(0)
  for (let i = 0; i < 3; i++) expect(page()).toEqual(first)
  expect(fresh.derived.orders.size).toBe(1)
})

it('keeps what columns take as narrow as their values allow', () => {
  const { codes, values } = snapshot.column({ metric: PERMITS }, YEAR)
  expect([values.length > 256, codes.BYTES_PER_ELEMENT, codes.length]).toEqual([true, 2, AGENCIES])
  const rate = snapshot.column({ rate: 'granted', minimum: 1 }, YEAR)
  expect([[...rate.values], rate.codes.BYTES_PER_ELEMENT]).toEqual([[1, 0], 1])
})
