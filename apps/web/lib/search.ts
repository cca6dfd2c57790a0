/** Finding agencies by name, pinyin, initials or division code. */
import { SearchDocument, type SearchQuery } from '../generated/graphql.ts'
import { request } from './backend.ts'
import { hrefIn, type Lang } from './lang.ts'

export interface Suggestion {
  readonly id: string
  readonly name: string
  /** The divisions it lies in, from the larger one down; empty where the reports do not settle it. */
  readonly place: string
  /** Of its page, in the language. */
  readonly href: string
}

const MAX_TEXT = 60

/** What an address asks for; empty for nothing. */
export const readSearchText = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim().slice(0, MAX_TEXT)

/** The closest first; none for an empty text, of which the API is not asked. */
export const searchAgencies = async (text: string, first: number): Promise<SearchQuery['search']> =>
  text === '' ? [] : (await request(SearchDocument, { text, first })).search

export const placeOf = ({ region }: Pick<SearchQuery['search'][number], 'region'>): string =>
  [region?.parent?.name, region?.name].filter(Boolean).join(' ')

export const suggestionOf = (
  agency: Pick<SearchQuery['search'][number], 'id' | 'name' | 'region'>,
  lang: Lang,
): Suggestion => ({
  id: agency.id,
  name: agency.name,
  place: placeOf(agency),
  href: hrefIn(lang, `/agencies/${agency.id}`),
})
