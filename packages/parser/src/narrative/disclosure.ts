/** The kind of every count and the year’s volume, or none where the text leaves it open (design §5). */
import type { Channel, CountKind } from '@gongkai/schema/metrics'
import { type CountReading, isItem, readCounts } from './disclosure-counts.ts'

export interface Count {
  readonly reading: CountReading
  readonly kind: CountKind
  readonly channel: Channel | null
}

/** Every count of disclosed information in compact text, with its kind. */
export function listCounts(text: string, year: number | null): Count[] {
  const readings = readCounts(text, year)
  const mains = readings.filter((reading) => reading.kind === 'main')
  const whole = findWhole(mains)
  return readings.map((reading, i) => {
    const kind = reading.kind === 'main' ? kindOf(reading, mains, whole) : reading.kind
    return { reading, kind, channel: reading.channel ?? inheritedChannel(readings, i, kind) }
  })
}

/**
 * The count that is the year’s whole: the only one without a channel, else the only one that speaks of information at
 * large, else the only one of these that calls itself the whole, else the first where it is also the largest.
 */
function findWhole(mains: readonly CountReading[]): CountReading | 'open' | undefined {
  const items = mains.filter((main) => isItem(main.phrase.unit))
  const largestChannel = Math.max(0, ...items.filter((main) => main.channel !== null).map((main) => main.phrase.value))
  const unbound = items.filter((main) => main.channel === null)
  const wide = unbound.filter((main) => !main.isNarrow && main.phrase.value >= largestChannel)
  if (wide.length === 0)
    return unbound.length === 1 && mains.every((main) => main === unbound[0] || !isItem(main.phrase.unit))
      ? unbound[0]
      : undefined
  const claiming = wide.filter((main) => main.isWhole)
  const largest = Math.max(...wide.map((main) => main.phrase.value))
  const [first] = wide
  if (wide.length === 1 || first?.phrase.value === largest) return first
  return claiming.length === 1 ? claiming[0] : 'open'
}

function kindOf(
  main: CountReading,
  mains: readonly CountReading[],
  whole: CountReading | 'open' | undefined,
): CountKind {
  if (main === whole) return 'total'
  if (main.channel === null)
    return whole === 'open' && !main.isNarrow && isItem(main.phrase.unit) ? 'total' : 'category'
  return isPartOfChannel(main, mains) ? 'category' : 'channel'
}

/** Of several counts of one channel, those of one class are parts of the others; and classes alone make no channel. */
function isPartOfChannel(main: CountReading, mains: readonly CountReading[]): boolean {
  if (!main.isNarrow) return false
  return mains.some(
    (other) =>
      other !== main &&
      isItem(other.phrase.unit) &&
      (other.channel === main.channel || (other.channel === null && other.isNarrow)),
  )
}

/** A class named after a channel’s count in one sentence is of that channel. */
function inheritedChannel(readings: readonly CountReading[], i: number, kind: CountKind): Channel | null {
  const previous = readings[i - 1]
  const reading = readings[i]
  const follows = kind === 'category' && previous?.phrase.sentence === reading?.phrase.sentence
  return follows && reading?.isNarrow ? (previous?.channel ?? null) : null
}

/** The volume and what it rests on. Counts that are not items are left out; nothing is guessed. */
export function volumeOf(counts: readonly Count[]): {
  volume: number | null
  basis: 'stated_total' | 'sum_of_channels' | null
} {
  const items = counts.filter(({ reading }) => isItem(reading.phrase.unit))
  const totals = valuesOf(items.filter(({ kind }) => kind === 'total'))
  if (totals.size > 0)
    return totals.size === 1 ? { volume: [...totals][0] as number, basis: 'stated_total' } : NO_VOLUME
  const channels = Map.groupBy(
    items.filter(({ kind }) => kind === 'channel'),
    ({ channel }) => channel,
  )
  const values = [...channels.values()].map(valuesOf)
  if (values.length === 0 || values.some((of) => of.size > 1)) return NO_VOLUME
  return { volume: values.flatMap((of) => [...of]).reduce((sum, value) => sum + value, 0), basis: 'sum_of_channels' }
}

const NO_VOLUME = { volume: null, basis: null } as const

const valuesOf = (counts: readonly Count[]) => new Set(counts.map(({ reading }) => reading.phrase.value))
