/**
 * How far ranks can move: a figure that is unreadable, or that a finding of severity error disputes, may turn out as any
 * number from 0 up. What is not in doubt stays.
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
}

/** `metrics` are the numbers of the figures that the standing rests on. */
export function doubtsOf(standing: Standing, cells: YearCells, metrics: readonly number[]): Doubts {
  const disputing = cells.patterns.findings.disputing(metrics)
  const isDisputed = (place: number) => disputing[cells.findingPatternAt(place)] === 1
  return {
    standing,
    isDisputed,
    disputed: new Tally(
      runsOf(standing.column, countPlaces(standing.column, standing.set.places.filter(isDisputed)).byCode),
    ),
    unreadable: standing.totals.unreadable,
  }
}

/** The ranks an agency may have; `value` is its figure as ranked now. */
export function rankRangeOf(doubts: Doubts, place: number, value: number, direction: Direction): RankRange {
  const others = doubts.disputed.count + doubts.unreadable
  if (!doubts.isDisputed(place)) {
    const certain = certainAhead(doubts, value, direction)
    return { best: 1 + certain, worst: 1 + certain + (canBeAhead(value, direction) ? others : 0) }
  }
  // In first place it is the largest of all, or rising 0, which nothing is below but a negative figure.
  const best = direction === 'desc' ? 1 : 1 + certainAhead(doubts, 0, 'asc')
  const worst = direction === 'desc' ? certainAhead(doubts, 0, 'desc') : doubts.standing.count - doubts.disputed.count
  return { best, worst: worst + others }
}

/** A figure in doubt may exceed any value; it can be below none that is 0. */
const canBeAhead = (value: number, direction: Direction) => direction === 'desc' || value > 0

function certainAhead({ standing, disputed }: Doubts, value: number, direction: Direction): number {
  return standing.countAhead(value, direction) - disputed.countAhead(value, direction)
}
