/**
 * How far ranks can move: a figure that is unreadable, or that a finding of severity error disputes, may turn out as any
 * number that it can be: of most metrics from 0 up, of a rate up to 1. What is not in doubt stays.
 */
import { countPlaces, runsOf } from './column-counts.ts'
import type { Standing } from './standing.ts'
import { type Direction, Tally } from './tally.ts'
import type { YearCells } from './year-cells.ts'

export interface RankRange {
  readonly best: number
  readonly worst: number
}

/** What a figure is at least, and at most. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** What is in doubt in one standing. */
export interface Doubts {
  readonly standing: Standing
  /** By place, whether the ranked figure is disputed. */
  readonly isDisputed: (place: number) => boolean
  /** Of the ranked figures, those disputed. */
  readonly disputed: Tally
  readonly unreadable: number
  readonly bounds: Bounds
}

/** `metrics` are the numbers of the figures that the standing rests on, and `bounds` what it can hold. */
export function doubtsOf(standing: Standing, cells: YearCells, metrics: readonly number[], bounds: Bounds): Doubts {
  const disputing = cells.patterns.findings.disputing(metrics)
  const isDisputed = (place: number) => disputing[cells.findingPatternAt(place)] === 1
  return {
    standing,
    isDisputed,
    disputed: new Tally(
      runsOf(standing.column, countPlaces(standing.column, standing.set.places.filter(isDisputed)).byCode),
    ),
    unreadable: standing.totals.unreadable,
    bounds,
  }
}

/** The ranks an agency may have; `value` is its figure as ranked now. */
export function rankRangeOf(doubts: Doubts, place: number, value: number, direction: Direction): RankRange {
  const { least, most } = doubts.bounds
  const [front, back] = direction === 'desc' ? [most, least] : [least, most]
  const others = doubts.disputed.count + doubts.unreadable
  if (doubts.isDisputed(place)) {
    const certain = (own: number) => certainAhead(doubts, own, direction)
    return { best: 1 + certain(front), worst: certain(back) + others }
  }
  const certain = certainAhead(doubts, value, direction)
  // Nothing in doubt can be ahead of what is as far in front as can be.
  const canBeBehind = direction === 'desc' ? value < most : value > least
  return { best: 1 + certain, worst: 1 + certain + (canBeBehind ? others : 0) }
}

function certainAhead({ standing, disputed }: Doubts, value: number, direction: Direction): number {
  return standing.countAhead(value, direction) - disputed.countAhead(value, direction)
}
