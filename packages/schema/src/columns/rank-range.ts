/**
 * How far ranks can move: a figure that is unreadable, or that a finding of severity error disputes, may turn out as any
 * number, of most metrics from 0 up. What is not in doubt stays.
 */
import { countPlaces, runsOf } from './column-counts.ts'
import type { Standing } from './standing.ts'
import { type Direction, Tally } from './tally.ts'
import type { YearCells } from './year-cells.ts'

export interface RankRange {
  readonly best: number
  readonly worst: number
}

/** What is in doubt in one standing. */
export interface Doubts {
  readonly standing: Standing
  /** By place, whether the ranked figure is disputed. */
  readonly isDisputed: (place: number) => boolean
  /** Of the ranked figures, those disputed. */
  readonly disputed: Tally
  readonly unreadable: number
  /** What a figure in doubt is at least. */
  readonly least: number
}

/** `metrics` are the numbers of the figures that the standing rests on; those of a change may be below 0. */
export function doubtsOf(standing: Standing, cells: YearCells, metrics: readonly number[], least = 0): Doubts {
  const disputing = cells.patterns.findings.disputing(metrics)
  const isDisputed = (place: number) => disputing[cells.findingPatternAt(place)] === 1
  return {
    standing,
    isDisputed,
    disputed: new Tally(
      runsOf(standing.column, countPlaces(standing.column, standing.set.places.filter(isDisputed)).byCode),
    ),
    unreadable: standing.totals.unreadable,
    least,
  }
}

/** The ranks an agency may have; `value` is its figure as ranked now. */
export function rankRangeOf(doubts: Doubts, place: number, value: number, direction: Direction): RankRange {
  const { least } = doubts
  const others = doubts.disputed.count + doubts.unreadable
  if (!doubts.isDisputed(place)) {
    const certain = certainAhead(doubts, value, direction)
    return { best: 1 + certain, worst: 1 + certain + (canBeAhead(value, direction, least) ? others : 0) }
  }
  // In first place it is the largest of all, or rising the least that it can be.
  const best = direction === 'desc' ? 1 : 1 + certainAhead(doubts, least, 'asc')
  const worst =
    direction === 'desc' ? certainAhead(doubts, least, 'desc') : doubts.standing.count - doubts.disputed.count
  return { best, worst: worst + others }
}

/** A figure in doubt may exceed any value; it can be below none that is the least. */
const canBeAhead = (value: number, direction: Direction, least: number) => direction === 'desc' || value > least

function certainAhead({ standing, disputed }: Doubts, value: number, direction: Direction): number {
  return standing.countAhead(value, direction) - disputed.countAhead(value, direction)
}
