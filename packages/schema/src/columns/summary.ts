/** Groups of agencies summed up by one measure: how many have a number or why not, and how the numbers are spread. */
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import type { AgencySet } from './agency-set.ts'
import { NOT_FILED, STATES, type StandingState } from './cell-states.ts'
import { type Column, stateAt } from './column.ts'
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
  private keyOf: Grouping['keyOf'] = () => ({})
  /** By group, then by state. */
  private counts = new Uint32Array()
  private runs: Runs[] = []

  addYear({ agencies }: Snapshot, { size, groupOf, keyOf }: Grouping, set: AgencySet, standing: Standing) {
    if (this.runs.length === 0) {
      this.runs = Array.from({ length: size }, () => NO_RUNS)
      this.counts = new Uint32Array(size * STATES.length)
    }
    this.keyOf = keyOf
    const { counts, runs } = this
    const groups = new Int32Array(agencies.size)
    for (let i = 0; i < set.places.length; i++) {
      const place = set.places[i] as number
      const state = stateAt(standing.column, place)
      if (state === NOT_FILED && agencies.hasReport[place] === 0) continue
      const group = groupOf(place)
      groups[place] = group
      const count = group * STATES.length + state
      counts[count] = (counts[count] as number) + 1
    }
    for (const [group, places] of partition(standing.inOrder(), groups, size))
      runs[group] = mergeRuns(runs[group] as Runs, runsInOrder(standing.column, places))
  }

  /** Those that an agency is in. */
  finish(): Group[] {
    return this.runs.flatMap((runs, group) => {
      const counts = this.counts.subarray(group * STATES.length, (group + 1) * STATES.length)
      return counts.some((count) => count > 0) ? new Group(this.keyOf(group), countsOf(counts), runs) : []
    })
  }
}

/** Of places in the order of the column; written where they stay, since there may be thousands of groups. */
function runsInOrder({ codes, values }: Column, places: Int32Array): Runs {
  let count = 0
  for (let i = 0; i < places.length; i++)
    if (i === 0 || codes[places[i] as number] !== codes[places[i - 1] as number]) count++
  const runs = { values: new Float64Array(count), starts: new Int32Array(count + 1).fill(places.length) }
  let run = 0
  for (let i = 0; i < places.length; i++) {
    const code = codes[places[i] as number] as number
    if (i > 0 && code === codes[places[i - 1] as number]) continue
    runs.values[run] = values[code] as number
    runs.starts[run++] = i
  }
  return runs
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
