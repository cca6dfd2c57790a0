/**
 * What it takes to answer readers who ask for any ranking: thousands of questions for a first page, each of a figure, a year, a
 * filter and a direction at random, begun with nothing kept but the reports themselves.
 */
import { seededRandom } from '../../packages/parser/test/render/index.ts'
import { createDerived, Snapshot } from '../../packages/schema/src/columns/index.ts'
import type { AgencyFilter } from '../../packages/schema/src/db/index.ts'
import { LEVELS, METRICS, SECTOR_KEYS } from '../../packages/schema/src/metrics/index.ts'

const QUESTIONS = 20_000
const FIRST = 20
const SLOWEST = 0.01
/** Other questions than are measured, until the compiler has seen enough. */
const SEEDS = { warming: 1, measured: 2 }

const LEVEL_KEYS = Object.keys(LEVELS) as (keyof typeof LEVELS)[]

/** The milliseconds of processor time within which all but the slowest hundredth of the questions are answered. */
export function measureMix(snapshot: Snapshot): number {
  askAll(snapshot, SEEDS.warming)
  const rising = askAll(snapshot, SEEDS.measured).sort((a, b) => a - b)
  return rising[Math.floor((1 - SLOWEST) * QUESTIONS)] as number
}

const nobody = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
/** What the thread waits for so that the system counts what it has worked until now; in milliseconds. */
const MOMENT = 0.01

/** Of this thread, in milliseconds: what else the machine does would show in the time by the clock. */
function processorTime(): number {
  Atomics.wait(nobody, 0, 0, MOMENT)
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function askAll(loaded: Snapshot, seed: number): number[] {
  const snapshot = new Snapshot({ ...loaded, derived: createDerived() })
  const random = seededRandom(seed)
  const years = [...snapshot.years.keys()]
  const regions = [...snapshot.regions.keys()]
  const someRegion = () => ({ region: random.pick(regions) })
  const someSector = () => ({ sectors: [random.pick(SECTOR_KEYS)] })
  const someLevel = () => ({ levels: [random.pick(LEVEL_KEYS)] })
  const filters: readonly (() => AgencyFilter)[] = [
    () => ({}),
    someRegion,
    someSector,
    someLevel,
    () => ({ ...someRegion(), ...someSector() }),
    () => ({ ...someLevel(), not: someSector() }),
  ]
  return Array.from({ length: QUESTIONS }, () => {
    const measure = { metric: random.pick(METRICS).key }
    const [year, filter] = [random.pick(years), random.pick(filters)()]
    const direction = random.chance(0.5) ? 'desc' : 'asc'
    const startedAt = processorTime()
    snapshot.standing(measure, year, filter).page(direction, FIRST)
    return processorTime() - startedAt
  })
}
