/** The columns against plain recomputation, row by row, in small worlds made at random. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AgencyTable,
  type Direction,
  doubtsOf,
  type Measure,
  rankRangeOf,
  Snapshot,
  selectAgencies,
  summarise,
  valueAt,
  YearCells,
} from '../src/columns/index.ts'
import type { AgencyFilter } from '../src/db/index.ts'
import {
  type Cell,
  cellsOf,
  filters,
  GRANTED,
  NUMBERS,
  PERMITS,
  peersOf,
  RESOLVED,
  type Report,
  reportOf,
  snapshotOf,
  VOLUME,
  type World,
  worlds,
} from './snapshot-fixture.ts'

const directions = fc.constantFrom<Direction>('asc', 'desc')
const measures = fc.constantFrom<Measure>(
  { metric: PERMITS },
  { metric: VOLUME },
  { metric: VOLUME, basis: 'stated_total' },
  { rate: 'granted', minimum: 2 },
)

/** The cell of a measure, or why there is none. */
function cellOf(report: Report, measure: Measure): { state: string; value: number | null } {
  if ('metric' in measure) {
    const cell = report.cells[measure.metric] as Cell
    const isOther = measure.basis !== undefined && cell.state === 'number' && report.basis !== measure.basis
    return isOther ? { state: 'other_basis', value: null } : cell
  }
  const [granted, resolved] = [report.cells[GRANTED], report.cells[RESOLVED]] as [Cell, Cell]
  const reasons = ['not_on_form', 'missing', 'unreadable', 'blank']
  const reason = reasons.find((state) => granted.state === state || resolved.state === state)
  if (reason) return { state: reason, value: null }
  const [above, below] = [granted.value as number, resolved.value as number]
  if (above < 0 || above > below) return { state: 'unreadable', value: null }
  return below < 2 ? { state: 'below_minimum', value: null } : { state: 'number', value: above / below }
}

interface Ranked {
  readonly id: number
  readonly value: number
}
function rankedOf(world: World, measure: Measure, year: number, filter: AgencyFilter): Ranked[] {
  return peersOf(world, filter).flatMap((agency) => {
    const report = reportOf(world, agency, year)
    const cell = report && cellOf(report, measure)
    return cell?.state === 'number' ? [{ id: agency.id, value: (cell.value as number) + 0 }] : []
  })
}
const beats = (direction: Direction) => (a: number, b: number) => (direction === 'desc' ? a > b : a < b)
const inOrder = (ranked: readonly Ranked[], direction: Direction) =>
  [...ranked].sort((a, b) => (direction === 'desc' ? b.value - a.value : a.value - b.value) || a.id - b.id)

describe('a standing', () => {
  it('has the agencies, ranks, shares and percentiles that counting one by one gives', () => {
    fc.assert(
      fc.property(worlds, filters, measures, directions, (world, filter, measure, direction) => {
        const snapshot = snapshotOf(world)
        const standing = snapshot.standing(measure, 2024, filter)
        const ranked = rankedOf(world, measure, 2024, filter)
        const sum = ranked.reduce((total, { value }) => total + value, 0)
        expect(standing.sum).toBeCloseTo(sum, 6)
        const page = standing.page(direction, 100)
        expect(standing.page(direction, 100), 'asked again').toEqual(page)
        expect(
          page.map(({ place, value, rank, percentile }) => ({
            id: snapshot.agencies.ids[place],
            value,
            rank,
            percentile,
          })),
        ).toEqual(
          inOrder(ranked, direction).map(({ id, value }) => ({
            id,
            value,
            rank: 1 + ranked.filter((other) => beats(direction)(other.value, value)).length,
            percentile: ranked.filter((other) => other.value <= value).length / ranked.length,
          })),
        )
        for (const { value, share } of page) expect(share).toEqual(standing.sum === 0 ? null : value / standing.sum)
      }),
    )
  })

  it('counts every known agency of the filter once: ranked, or for the reason it is not', () => {
    fc.assert(
      fc.property(worlds, filters, measures, (world, filter, measure) => {
        const { totals } = snapshotOf(world).standing(measure, 2024, filter)
        const known = peersOf(world, filter).filter(({ has_report }) => has_report)
        const states = known.map((agency) => {
          const report = reportOf(world, agency, 2024)
          return report ? cellOf(report, measure).state : 'not_filed'
        })
        const counted = Object.entries(totals).filter(([, count]) => count > 0)
        expect(Object.fromEntries(counted)).toEqual(
          Object.fromEntries(
            [...new Set(states)].map((state) => [
              state === 'number' ? 'ranked' : state,
              states.filter((s) => s === state).length,
            ]),
          ),
        )
      }),
    )
  })

  it('goes on behind any entry, where equal values are many and where the entry is gone', () => {
    fc.assert(
      fc.property(worlds, filters, directions, fc.nat(12), fc.boolean(), (world, filter, direction, at, isGone) => {
        const snapshot = snapshotOf(world)
        const all = snapshot.standing({ metric: PERMITS }, 2024, filter).page(direction, 100)
        const entry = all[at]
        if (!entry) return
        const agencyId = snapshot.agencies.ids[entry.place] as number
        const rest = isGone ? { and: [filter, { not: { ids: [agencyId] } }] } : filter
        const standing = snapshot.standing({ metric: PERMITS }, 2024, rest)
        for (const asked of ['first', 'again']) {
          const after = standing.page(direction, 3, { value: entry.value, agencyId })
          expect(
            after.map(({ place }) => place),
            asked,
          ).toEqual(all.slice(at + 1, at + 4).map(({ place }) => place))
        }
      }),
    )
  })

  it('finds the entry of an agency, and none of one that is not ranked', () => {
    fc.assert(
      fc.property(worlds, filters, directions, (world, filter, direction) => {
        const snapshot = snapshotOf(world)
        const standing = snapshot.standing({ metric: PERMITS }, 2024, filter)
        const entries = new Map(standing.page(direction, 100).map((entry) => [entry.place, entry]))
        for (let place = 0; place < snapshot.agencies.size; place++)
          expect(standing.findEntry(place, direction)).toEqual(entries.get(place))
      }),
    )
  })

  it('finds how many stand before an agency, and a page from there', () => {
    fc.assert(
      fc.property(worlds, filters, directions, (world, filter, direction) => {
        const snapshot = snapshotOf(world)
        const standing = snapshot.standing({ metric: PERMITS }, 2024, filter)
        for (const asked of ['first', 'again', 'in order']) {
          const all = standing.page(direction, 100)
          const indexes = new Map(all.map(({ place }, index) => [place, index]))
          for (let place = 0; place < snapshot.agencies.size; place++)
            expect(standing.findIndex(place, direction), asked).toBe(indexes.get(place))
          expect(standing.page(direction, 2, 1), asked).toEqual(all.slice(1, 3))
        }
      }),
    )
  })

  it('has the quantiles that lie between neighbours in proportion', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const standing = snapshotOf(world).standing({ metric: PERMITS }, 2024, {})
        const rising = rankedOf(world, { metric: PERMITS }, 2024, {})
          .map(({ value }) => value)
          .sort((a, b) => a - b)
        expect([standing.quantile(0), standing.quantile(1)]).toEqual([rising[0] ?? null, rising.at(-1) ?? null])
        const middle = (rising.length - 1) / 2
        const median =
          rising.length === 0
            ? null
            : ((rising[Math.floor(middle)] as number) + (rising[Math.ceil(middle)] as number)) / 2
        expect(standing.quantile(0.5)).toEqual(median)
        expect([standing.min, standing.max]).toEqual([rising[0] ?? null, rising.at(-1) ?? null])
      }),
    )
  })
})

describe('a change', () => {
  it('makes the same columns as loading anew, and leaves who looked before with what was', () => {
    fc.assert(
      fc.property(worlds, worlds, (before, after) => {
        const ids = new Set(after.agencies.map(({ id }) => id))
        const kept = before.agencies.filter(({ id }) => !ids.has(id))
        const merged: World = {
          agencies: [...kept, ...after.agencies],
          reports: [...before.reports.filter(({ agencyId }) => !ids.has(agencyId)), ...after.reports],
        }
        const old = snapshotOf(before)
        const measured: Measure[] = [
          { metric: PERMITS },
          { metric: VOLUME, basis: 'stated_total' },
          { rate: 'granted', minimum: 2 },
        ]
        for (const measure of measured) for (const year of [2022, 2023, 2024]) old.column(measure, year)
        const shown = JSON.stringify(
          summarise(old, { measure: { metric: PERMITS }, years: [2024], filter: {}, groupBy: ['sector'] }),
        )
        const agencies = old.agencies.with(after.agencies)
        const years = new Map(
          [2022, 2023, 2024].map((year) => {
            const base = old.years.get(year) ?? new YearCells(year, 0, old.patterns)
            const draft = base.draft(agencies.size)
            for (const agency of after.agencies) {
              const report = reportOf(after, agency, year)
              draft.write(agencies.findPlace(agency.id) as number, report ? cellsOf(report) : null)
            }
            return [year, draft.settled()]
          }),
        )
        const changed = new Snapshot({ ...old, agencies, years })
        const anew = snapshotOf(merged)
        for (const measure of measured)
          for (const year of [2022, 2023, 2024]) {
            const [a, b] = [changed, anew].map((snapshot) => {
              const standing = snapshot.standing(measure, year, {})
              const { totals, column } = standing
              const ranked = Array.from(standing.inOrder(), (place) => [
                snapshot.agencies.ids[place],
                valueAt(column, place),
              ])
              return { totals, ranked }
            })
            expect(a).toEqual(b)
          }
        const again = {
          measure: { metric: PERMITS },
          years: [2024],
          filter: { and: [{}] },
          groupBy: ['sector'],
        } as const
        expect(JSON.stringify(summarise(old, again))).toBe(shown)
      }),
    )
  })
})

describe('a filter', () => {
  it('selects whom it names one by one, and its key is the same in another order', () => {
    fc.assert(
      fc.property(worlds, filters, (world, filter) => {
        const table = new AgencyTable(world.agencies)
        const set = selectAgencies(table, filter)
        const expected = peersOf(world, filter)
          .map(({ id }) => id)
          .sort((a, b) => a - b)
        expect(Array.from(set.places, (place) => table.ids[place])).toEqual(expected)
        const turned = {
          ...filter,
          ...(filter.and ? { and: [...filter.and].reverse() } : {}),
          ...(filter.ids ? { ids: [...filter.ids].reverse() } : {}),
        }
        expect(selectAgencies(table, turned).key).toBe(set.key)
      }),
    )
  })
})

describe('a rank range', () => {
  it.each([
    ['from 0 up', { least: 0, most: Infinity }],
    ['also below 0', { least: -Infinity, most: Infinity }],
    ['from 0 to 1', { least: 0, most: 1 }],
  ])('holds every rank that the figures in doubt can bring about, %s', (_bounds, bounds) => {
    const { least, most } = bounds
    const withinBounds = (report: Report) => clamped(report, least, most)
    const [low, high] = [Math.max(least, -2e9), Math.min(most, 2e9)]
    const extremes = [low, high]
    const own = [low, high, Math.max(least, -3e9), Math.max(least, -1e9), Math.min(most, 1e9), Math.min(most, 3e9)]
    fc.assert(
      fc.property(worlds, directions, (world, direction) => {
        const snapshot = snapshotOf({ ...world, reports: world.reports.map(withinBounds) })
        const cells = snapshot.cellsOf(2024)
        const standing = snapshot.standing({ metric: PERMITS }, 2024, {})
        const doubts = doubtsOf(standing, cells, [NUMBERS.numberOf(PERMITS)], bounds)
        const figures = world.reports
          .filter(({ year }) => year === 2024)
          .map(withinBounds)
          .flatMap(({ agencyId, cells, isDisputed }) => {
            const { state, value } = cells[PERMITS] as Cell
            if (state === 'number') return [{ agencyId, value: value as number, isOpen: isDisputed }]
            return state === 'unreadable' ? [{ agencyId, value: Number.NaN, isOpen: true }] : []
          })
        for (const entry of doubts.standing.page(direction, 100)) {
          const id = snapshot.agencies.ids[entry.place]
          const self = figures.find(({ agencyId }) => agencyId === id)
          const ranks = extremes.flatMap((others) =>
            (self?.isOpen ? own : [entry.value]).map(
              (value) =>
                1 +
                figures.filter((f) => f.agencyId !== id && beats(direction)(f.isOpen ? others : f.value, value)).length,
            ),
          )
          expect(rankRangeOf(doubts, entry.place, entry.value, direction)).toEqual({
            best: Math.min(...ranks),
            worst: Math.max(...ranks),
          })
        }
      }),
    )
  })
})
function clamped(report: Report, least: number, most: number): Report {
  const { state, value } = report.cells[PERMITS] as Cell
  const within = value && Math.min(Math.max(value, least), most)
  return { ...report, cells: { ...report.cells, [PERMITS]: { state, value: within } } }
}
