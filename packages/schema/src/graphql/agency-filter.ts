/** The filter every list of agencies takes, and its checks. */
import { filterKey } from '../columns/index.ts'
import { type AgencyFilter, wordsOf } from '../db/queries/agency-filter.ts'
import type { Level, SectorKey } from '../metrics/index.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { LevelEnum, SectorEnum } from './enums.ts'
import { badInput } from './errors.ts'
import { requireRegions } from './known-region.ts'
import { decodeIdOf } from './opaque.ts'

interface AgencyFilterShape {
  region?: string | null | undefined
  levels?: Level[] | null | undefined
  sectors?: SectorKey[] | null | undefined
  text?: string | null | undefined
  ids?: string[] | null | undefined
  and?: AgencyFilterShape[] | null | undefined
  or?: AgencyFilterShape[] | null | undefined
  not?: AgencyFilterShape | null | undefined
}

export const AgencyFilterInput = builder.inputRef<AgencyFilterShape>('AgencyFilter').implement({
  description:
    'Which agencies to look at. Everything stated must hold. An empty list matches no agency, but for “and”, which then demands nothing; leave a field out to not restrict by it. With all within it a filter has at most 100 parts, 20 words and 1000 ids.',
  fields: (t) => ({
    region: t.string({
      description:
        'A division code of two, four or six digits, such as “410300”; everything below it is included. One that there is not is refused.',
    }),
    levels: t.field({ type: [LevelEnum], description: 'Only agencies of these levels.' }),
    sectors: t.field({ type: [SectorEnum], description: 'Only agencies of these sectors.' }),
    text: t.string({
      description:
        'Words, separated by spaces, that must all speak of the agency. A word is part of the name, or of its pinyin in full or by initials, or the beginning of a division code, or what such agencies are called for short, as 卫健委 or wjw.',
    }),
    ids: t.idList({ description: 'Only the agencies with these ids.' }),
    and: t.field({ type: [AgencyFilterInput], description: 'All of these must hold too.' }),
    or: t.field({ type: [AgencyFilterInput], description: 'At least one of these must hold too.' }),
    not: t.field({ type: AgencyFilterInput, description: 'This must not hold.' }),
  }),
})

const MAX_DEPTH = 6
/** Of a filter with all that is within it: each is looked for among all agencies. */
const MAX_PARTS = 100
const MAX_WORDS = 20
const MAX_IDS = 1000
const MAX_TEXT = 100

/** Of all filters in a request that ask for something else each: while agencies are looked for, nobody is answered. */
const MAX_PARTS_ASKED = 200
const MAX_WORDS_ASKED = 40

interface Asked {
  readonly keys: Set<string>
  parts: number
  words: number
}
const askedIn = new WeakMap<object, Asked>()

/** Throws BAD_USER_INPUT where a request asks for too many agencies in too many ways. */
function countFilter(filter: AgencyFilter, parts: number, words: number, context: object): void {
  const asked = askedIn.get(context) ?? { keys: new Set(), parts: 0, words: 0 }
  askedIn.set(context, asked)
  if (asked.keys.has(filterKey(filter))) return
  asked.keys.add(filterKey(filter))
  asked.parts += parts
  asked.words += words
  requireAtMost(MAX_PARTS_ASKED, asked.parts, 'parts of all filters of a request')
  requireAtMost(MAX_WORDS_ASKED, asked.words, 'words of “text” in all filters of a request')
}

/** The checked filter; throws BAD_USER_INPUT that names the field at fault, and NOT_FOUND for a region that there is not. */
export async function readFilter(
  input: AgencyFilterShape | null | undefined,
  context: Pick<Context, 'snapshot'>,
): Promise<AgencyFilter> {
  if (!input) return {}
  const parts = partsOf(input)
  const filter = readPart(input)
  requireAtMost(MAX_PARTS, parts.length, 'parts, with all within “and”, “or” and “not”,')
  const words = parts.flatMap(({ text }) => wordsOf(readText(text)))
  requireAtMost(MAX_WORDS, words.length, 'words of “text”')
  requireAtMost(MAX_IDS, parts.flatMap(({ ids }) => ids ?? []).length, 'ids')
  countFilter(filter, parts.length, words.length, context)
  const regions = parts.flatMap(({ region }) => region ?? [])
  if (regions.length > 0) requireRegions(await context.snapshot(), regions, 'filter.region')
  return filter
}

/** The filter, and all that are within it. */
function partsOf(input: AgencyFilterShape, depth = 0): AgencyFilterShape[] {
  if (depth > MAX_DEPTH) throw badInput(`filter: and, or and not may be nested ${MAX_DEPTH} deep at most.`)
  const within = [...(input.and ?? []), ...(input.or ?? []), ...(input.not ? [input.not] : [])]
  return [input, ...within.flatMap((part) => partsOf(part, depth + 1))]
}

function requireAtMost(most: number, count: number, what: string): void {
  if (count > most) throw badInput(`filter: ${count} ${what} are too many; ${most} at most.`)
}

function readPart(input: AgencyFilterShape): AgencyFilter {
  return {
    region: readRegion(input.region),
    levels: distinct(input.levels),
    sectors: distinct(input.sectors),
    text: readText(input.text),
    ids: distinct(input.ids)?.map((id) => decodeIdOf('Agency', id)),
    and: input.and?.map(readPart),
    or: input.or?.map(readPart),
    not: input.not ? readPart(input.not) : undefined,
  }
}

/** What is named again adds nothing but work. */
export const distinct = <T>(values: readonly T[] | null | undefined): T[] | undefined =>
  values ? [...new Set(values)] : undefined

function readRegion(code: string | null | undefined): string | undefined {
  if (code === null || code === undefined || /^(?:\d{2}){1,3}$/.test(code)) return code ?? undefined
  throw badInput(`filter.region: ${JSON.stringify(code)} is no division code; write two, four or six digits.`)
}

/** Names are searched in the database, so the text is bounded; the store has no name with a NUL in it. */
export function readText(text: string | null | undefined): string | undefined {
  if (text === null || text === undefined) return undefined
  if (text.length > MAX_TEXT) throw badInput(`text: ${text.length} characters are too many; ${MAX_TEXT} at most.`)
  const read = text.replaceAll('\0', ' ').normalize('NFKC')
  const words = wordsOf(read).length
  if (words > MAX_WORDS) throw badInput(`text: ${words} words are too many; ${MAX_WORDS} at most.`)
  return read
}
