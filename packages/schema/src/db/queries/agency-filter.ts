/** Which agencies a query speaks of; the one filter that rankings, lists and counts share. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { type Level, readShortNames, type SectorKey, type ShortName } from '../../metrics/index.ts'
import type { Tables } from '../tables.ts'

export interface AgencyFilter {
  /** Two, four or six digits of a division code; everything below it is included. */
  readonly region?: string | undefined
  readonly levels?: readonly Level[] | undefined
  readonly sectors?: readonly SectorKey[] | undefined
  /** Words that must all speak of the agency; see `waysOf`. */
  readonly text?: string | undefined
  readonly ids?: readonly number[] | undefined
  readonly and?: readonly AgencyFilter[] | undefined
  readonly or?: readonly AgencyFilter[] | undefined
  readonly not?: AgencyFilter | undefined
}

export type AgencyExpressions = ExpressionBuilder<Tables, 'agencies'>

/** The first and last code a division holds: 410300 holds 410300 to 410399, 410000 holds 410000 to 419999. */
export function codesOfRegion(region: string): { first: string; last: string } {
  const prefix = region.replace(/(?:00)+$/, '')
  return { first: prefix.padEnd(6, '0'), last: prefix.padEnd(6, '9') }
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
const nameContains = (eb: AgencyExpressions, word: string) => eb('agencies.name', 'ilike', `%${escapeLike(word)}%`)

export const wordsOf = (text: string | undefined): string[] => text?.split(/\s+/).filter(Boolean) ?? []

/** How a word may speak of an agency other than as part of its name. */
export interface WordWays {
  /** As part of the name in Latin letters, in full or by initials. */
  readonly latin?: string
  /** As the beginning of the division code. */
  readonly region?: string
  /** As what its kind is called for short. */
  readonly short: readonly ShortName[]
}

export const waysOf = (word: string): WordWays => ({
  ...(/^[a-z0-9]+$/i.test(word) && { latin: word.toLowerCase() }),
  ...(/^\d{2,6}$/.test(word) && { region: word }),
  short: readShortNames(word),
})

export function wordMatches(eb: AgencyExpressions, word: string): Expression<SqlBool> {
  const { latin, region, short } = waysOf(word)
  const ways: Expression<SqlBool>[] = [nameContains(eb, word)]
  if (latin !== undefined) ways.push(eb('agencies.pinyin', 'like', `%${latin}%`))
  if (region !== undefined) ways.push(regionMatches(eb, region))
  for (const name of short) ways.push(shortNameMatches(eb, name))
  return eb.or(ways)
}

function shortNameMatches(eb: AgencyExpressions, { before, isLatin, sector, end }: ShortName): Expression<SqlBool> {
  const pattern = (parts: readonly string[]) => `%${parts.map(escapeLike).join('%')}%`
  return eb.and([
    eb('agencies.sector', '=', sector),
    eb('agencies.name', 'ilike', pattern(isLatin ? [end] : [before, end])),
    ...(isLatin ? [eb('agencies.pinyin', 'like', pattern([before]))] : []),
  ])
}

/** Whether an agency is of a division or of one below it. */
export function regionMatches(eb: AgencyExpressions, region: string): Expression<SqlBool> {
  const { first, last } = codesOfRegion(region)
  return eb.and([eb('agencies.region_code', '>=', first), eb('agencies.region_code', '<=', last)])
}

/** The condition on `agencies` that a filter states; an empty filter holds for every agency. */
export function agencyMatches(eb: AgencyExpressions, filter: AgencyFilter): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = []
  if (filter.region !== undefined) conditions.push(regionMatches(eb, filter.region))
  if (filter.levels) conditions.push(anyOf(eb, 'agencies.level', filter.levels))
  if (filter.sectors) conditions.push(anyOf(eb, 'agencies.sector', filter.sectors))
  if (filter.ids) conditions.push(anyOf(eb, 'agencies.id', filter.ids))
  for (const word of wordsOf(filter.text)) conditions.push(wordMatches(eb, word))
  for (const part of filter.and ?? []) conditions.push(agencyMatches(eb, part))
  if (filter.or) conditions.push(eb.or(filter.or.map((part) => agencyMatches(eb, part))))
  // An agency without a region or level is not in any: `not` must count it as outside rather than as unknown.
  if (filter.not) conditions.push(eb(eb.parens(agencyMatches(eb, filter.not)), 'is distinct from', true))
  return eb.and(conditions)
}

/**
 * The agencies of a filter that have a report. Where a document was read again and turned out to be another’s, the
 * agency it was first taken for may be left with none: its history is kept, and no list or count knows it.
 */
export const knownAgencyMatches = (eb: AgencyExpressions, filter: AgencyFilter): Expression<SqlBool> =>
  eb.and([agencyMatches(eb, filter), eb('agencies.has_report', '=', true)])

/** An empty list matches nothing, so that a selection which came out empty never means “all”. */
function anyOf<C extends 'agencies.level' | 'agencies.sector' | 'agencies.id'>(
  eb: AgencyExpressions,
  column: C,
  values: readonly (string | number)[],
): Expression<SqlBool> {
  return values.length === 0 ? eb.lit(false) : eb(column, 'in', values as never)
}
