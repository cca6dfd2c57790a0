/** The kind of every count and the year’s volume, or none where the text leaves it open (design §5). */
import type { Channel, CountKind } from '@gongkai/schema/metrics'
import type { Disclosure } from '../report.ts'
import { areApart, isSameSource } from './channels.ts'
import { type CountReading, isItem, type Telling } from './count-reading.ts'
import { readCounts } from './disclosure-counts.ts'
import type { Prose } from './prose.ts'
import { speaksForRegion } from './subjects.ts'
import { GOVERNMENT_INFORMATION, IN_STEP, POSTING_PLACE } from './wording.ts'

export type Volume = Pick<Disclosure, 'volume' | 'basis'>

export interface Count {
  readonly reading: CountReading
  readonly kind: CountKind
  readonly channel: Channel | null
}

/** Every count of disclosed information in compact prose, with its kind, and the volume they make. */
export function readDisclosure(prose: Prose, telling: Telling): { counts: Count[]; volume: Volume } {
  const readings = ownReadings(readCounts(prose, telling), telling)
  const mains = readings.filter((reading) => reading.kind === 'main')
  const whole = findWhole(mains)
  const counts = readings.map((reading, i) => {
    const kind = reading.kind === 'main' ? kindOf(reading, mains, whole) : reading.kind
    return { reading, kind, channel: reading.channel ?? inheritedChannel(readings, i, kind) }
  })
  const volume = whole === 'open' ? NO_VOLUME : volumeOf(counts)
  const isPart = speaksForRegion(telling.teller) && readings.some((reading) => exceeds(reading, volume.volume ?? 0))
  return { counts, volume: isPart ? NO_VOLUME : volume }
}

/**
 * A department gives its own figures; its county’s beside them, and other departments’, are not its, and make no volume
 * where they stand alone. In a government’s report those of its departments are parts.
 */
function ownReadings(readings: readonly CountReading[], { teller }: Telling): readonly CountReading[] {
  const isGovernment = speaksForRegion(teller)
  const hasOwn = readings.some(({ subject, kind }) => kind === 'main' && subject === 'own')
  if (hasOwn && !isGovernment) return readings.filter(({ subject }) => subject === 'own' || subject === undefined)
  if (teller === undefined) return readings
  const isOfWhole = !isGovernment && teller.sector !== 'other'
  const isOfOthers = ({ subject }: CountReading) => subject === 'other' || (isOfWhole && subject === 'region')
  return readings.map((of) => (of.kind === 'main' && isOfOthers(of) ? { ...of, kind: 'category' } : of))
}

/** Of what those below the agency disclosed a volume may not leave out more than it holds. */
const exceeds = ({ kind, subject, phrase }: CountReading, volume: number) =>
  kind === 'category' && subject === 'other' && isItem(phrase.unit) && phrase.value > volume

/**
 * The count that is the year’s whole: the only one without a channel, else the only one that speaks of information at
 * large, else the first of these where it is also the largest, else the only one that calls itself the whole. `open`
 * where several may be, or where the only one leaves out a channel that is counted elsewhere.
 */
function findWhole(mains: readonly CountReading[]): CountReading | 'open' | undefined {
  const items = mains.filter((main) => isItem(main.phrase.unit))
  const bound = items.filter((main) => main.channel !== null)
  const unbound = items.filter((main) => main.channel === null)
  const largest = largestOf(unbound)
  const isLone = items.length === 1
  const largestPost = largestOf(bound)
  const largestChannel = largestOf(bound.filter(countsGovernmentInformation))
  const wide = unbound.filter(
    (main) =>
      isWide(main, isLone) &&
      main.phrase.value >= (countsGovernmentInformation(main) ? largestChannel : largestPost) &&
      (main.isPlain || main.phrase.value >= largest),
  )
  if (wide.length === 0) return items.length === 1 && !items[0]?.isClass ? unbound[0] : undefined
  const whole = chooseWhole(wide)
  return whole && bound.some((main) => leavesOut(whole, main)) ? 'open' : (whole ?? 'open')
}

function chooseWhole(wide: readonly CountReading[]): CountReading | undefined {
  const plain = wide.filter((main) => main.isPlain)
  const rivals = plain.length > 0 ? plain : wide
  const claiming = rivals.filter((main) => main.isWhole)
  const [first] = rivals
  if (wide.length === 1) return first
  if (first?.phrase.value === largestOf(wide) && (plain.length > 0 || first.isGeneral)) return first
  return claiming.length === 1 ? claiming[0] : undefined
}

/** Speaks of information at large, or is all there is. */
const isWide = (main: CountReading, isLone: boolean) =>
  !main.isNarrow && !main.isClass && (main.isPlain || main.isGeneral || isLone)

/** Posts may be more than the information that is disclosed; a site’s figures are of that information. */
const countsGovernmentInformation = ({ channel, phrase }: CountReading) =>
  channel === 'website' || GOVERNMENT_INFORMATION.test(phrase.clause)

const largestOf = (readings: readonly CountReading[]) =>
  readings.reduce((largest, { phrase }) => Math.max(largest, phrase.value), 0)

const leavesOut = ({ named }: CountReading, { channel }: CountReading) =>
  named.length > 0 && channel !== null && !named.includes(channel)

function kindOf(
  main: CountReading,
  mains: readonly CountReading[],
  whole: CountReading | 'open' | undefined,
): CountKind {
  if (main === whole || (whole !== undefined && whole !== 'open' && isSaidAgain(main, whole))) return 'total'
  if (main.channel === null)
    return whole === 'open' && !main.isNarrow && isItem(main.phrase.unit) ? 'total' : 'category'
  return isPartOfChannel(main, mains) ? 'category' : 'channel'
}

const isSaidAgain = (main: CountReading, { phrase }: CountReading) =>
  main.channel === null && !main.isNarrow && !main.isClass && main.phrase.value === phrase.value

/** A class is no channel’s whole; nor is a narrow count beside others of its channel or of no channel. */
function isPartOfChannel(main: CountReading, mains: readonly CountReading[]): boolean {
  if (main.isPress) return !mains.some((other) => other.channel !== null && !other.isPress && isItem(other.phrase.unit))
  if (!main.isNarrow || main.isClass) return main.isClass
  return mains.some(
    (other) =>
      other !== main &&
      isItem(other.phrase.unit) &&
      ((other.channel === main.channel && isSameSource(other.source, main.source)) ||
        (other.channel === null && other.isNarrow)),
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
function volumeOf(counts: readonly Count[]): Volume {
  const items = counts.filter(({ reading }) => isItem(reading.phrase.unit))
  const totals = valuesOf(items.filter(({ kind }) => kind === 'total'))
  if (totals.size > 0)
    return totals.size === 1 ? { volume: [...totals][0] as number, basis: 'stated_total' } : NO_VOLUME
  const bySource = Map.groupBy(
    items.filter(({ kind }) => kind === 'channel'),
    sourceKey,
  )
  const firsts = [...bySource.values()].flatMap((of) => of[0] ?? [])
  const sources = firsts.filter((count, i) => !firsts.slice(0, i).some((other) => isRepeated(count, other)))
  const isOpen = (count: Count, i: number) => sources.slice(0, i).some((other) => mayOverlap(count, other))
  if (items.some((count) => leavesChannelOpen(count, sources))) return NO_VOLUME
  if (sources.length > 1 && sources.some(({ reading }) => IN_STEP.test(reading.phrase.clause))) return NO_VOLUME
  if (sources.length === 0 || [...bySource.values()].some((of) => valuesOf(of).size > 1) || sources.some(isOpen))
    return NO_VOLUME
  return { volume: sources.reduce((sum, { reading }) => sum + reading.phrase.value, 0), basis: 'sum_of_channels' }
}

/** Of its channel only some classes are told, and of others all: the sum of these leaves one out. */
const leavesChannelOpen = ({ kind, channel, reading }: Count, sources: readonly Count[]) =>
  kind === 'category' &&
  (channel !== null || (reading.named.length > 0 && !reading.isClass)) &&
  reading.kind === 'main' &&
  !reading.isPress &&
  !POSTING_PLACE.test(reading.phrase.clause) &&
  !sources.some((source) => source.channel === channel)

const sourceKey = ({ channel, reading: { source } }: Count) => `${channel} ${source.kind} ${source.name}`

const mayOverlap = (count: Count, other: Count) =>
  count.channel === other.channel && !areApart(count.reading.source, other.reading.source, count.channel)

/** The same figure of what may be the same site, under another name. */
const isRepeated = (count: Count, other: Count) =>
  count.reading.phrase.value === other.reading.phrase.value && mayOverlap(count, other)

const NO_VOLUME: Volume = { volume: null, basis: null }

const valuesOf = (counts: readonly Count[]) => new Set(counts.map(({ reading }) => reading.phrase.value))
