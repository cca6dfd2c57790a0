/** Groups of agencies summed up by one measure: how many have a number or why not, and how the numbers are spread. */
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import type { AgencySet } from './agency-set.ts'
import { NOT_FILED, STATES, type StandingState } from './cell-states.ts'
import type { Column } from './column.ts'
import { combine, type Dimension, type Grouping, type GroupKey, groupingOf } from './grouping.ts'
import type { Measure, Snapshot } from './snapshot.ts'
import type { Standing } from './standing.ts'
import { mergeRuns, type Runs, RunsBuilder, Tally } from './tally.ts'

/** The figures of reports that have something in common. */
export class Group extends Tally {
  readonly key: GroupKey
  /** Of reports, and of years without one. */
  readonly counts: Readonly<Record<StandingState, number>>

  constructor(key: GroupKey, counts: Readonly<Record<StandingState, number>>, runs: Runs) {
    super(runs)
    this.key = key
    this.counts = counts
  }
}

export interface SummarySelection {
  readonly measure: Measure
  readonly years: readonly number[]
  readonly filter: AgencyFilter
  readonly groupBy: readonly Dimension[]
}

export interface Summary {
  readonly total: Group
  /** In the order of their keys. */
  readonly groups: readonly Group[]
}

export function summarise(snapshot: Snapshot, selection: SummarySelection): Summary {
  const set = snapshot.select(selection.filter)
  const years = [...new Set(selection.years)].sort((a, b) => a - b)
  const key = JSON.stringify([selection.measure, years, selection.groupBy])
  return snapshot.answer(
    `summary/${key}/${set.key}`,
    () => summariseSet(snapshot, { ...selection, years }, set),
    bytesOf,
  )
}

const bytesOf = ({ total, groups }: Summary) =>
  [total, ...groups].reduce((bytes, { byteLength }) => bytes + 500 + byteLength, 0)

function summariseSet(
  snapshot: Snapshot,
  { measure, years, filter, groupBy }: SummarySelection,
  set: AgencySet,
): Summary {
  const gathering = new Gathering()
  let all = NO_RUNS
  for (const year of years) {
    const grouping = combine(groupBy.map((dimension) => groupingOf(dimension, snapshot, years, year)))
    const standing = snapshot.standing(measure, year, filter)
    gathering.addYear(snapshot, grouping, set, standing)
    all = mergeRuns(all, standing)
  }
  const groups = gathering.finish()
  const counts = STATES.map((state) => groups.reduce((sum, group) => sum + group.counts[state], 0))
  return { total: new Group({}, countsOf(counts), all), groups }
}

const NO_RUNS: Runs = new RunsBuilder().finish()

const countsOf = (counts: ArrayLike<number>) =>
  Object.fromEntries(STATES.map((state, code) => [state, counts[code]])) as Record<StandingState, number>

/** Groups while they are gathered, by their numbers, which are the same in every year. */
class Gathering {
  private readonly keys: GroupKey[] = []
  private readonly counts: Uint32Array[] = []
  private readonly runs: Runs[] = []

  addYear({ agencies }: Snapshot, { size, groupOf, keyOf }: Grouping, set: AgencySet, standing: Standing) {
    const { column } = standing
    const groups = new Int32Array(agencies.size)
    for (let i = 0; i < set.places.length; i++) {
      const place = set.places[i] as number
      const state = column.states[place] ?? NOT_FILED
      if (state === NOT_FILED && agencies.hasReport[place] === 0) continue
      const group = groupOf(place)
      groups[place] = group
      this.keys[group] ??= keyOf(group)
      this.counts[group] ??= new Uint32Array(STATES.length)
      this.counts[group][state] = (this.counts[group][state] as number) + 1
    }
    for (const [group, places] of partition(standing.inOrder(), groups, size))
      this.runs[group] = mergeRuns(this.runs[group] ?? NO_RUNS, runsInOrder(column, places))
  }

  finish(): Group[] {
    return Object.entries(this.keys).map(
      ([group, key]) => new Group(key, countsOf(this.counts[Number(group)] ?? []), this.runs[Number(group)] ?? NO_RUNS),
    )
  }
}

/** Of places in the order of the column. */
function runsInOrder({ codes, values }: Column, places: Int32Array): Runs {
  const runs = new RunsBuilder()
  for (let i = 0; i < places.length; i++) runs.add(values[codes[places[i] as number] as number] as number)
  return runs.finish()
}

/** The places of each group that has some, in the order given. */
function* partition(
  places: Int32Array,
  groups: Int32Array,
  size: number,
): Generator<[group: number, places: Int32Array]> {
  const ends = new Int32Array(size)
  for (let i = 0; i < places.length; i++) {
    const group = groups[places[i] as number] as number
    ends[group] = (ends[group] as number) + 1
  }
  let begin = 0
  for (let group = 0; group < size; group++) {
    const count = ends[group] as number
    ends[group] = begin
    begin += count
  }
  const parts = new Int32Array(places.length)
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number
    const group = groups[place] as number
    const at = ends[group] as number
    parts[at] = place
    ends[group] = at + 1
  }
  begin = 0
  for (let group = 0; group < size; group++) {
    const end = ends[group] as number
    if (end > begin) yield [group, parts.subarray(begin, end)]
    begin = end
  }
}
