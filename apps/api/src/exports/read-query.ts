/**
 * What the address of an export may say. Each parameter is one row, from which it is read and documented; an address that
 * says something else is refused, since a mistyped filter would show the figures of the whole country.
 */
import { type Direction, isRate, type Measure } from '@gongkai/schema/columns'
import type { AgencyFilter } from '@gongkai/schema/db'
import { badInput, decodeIdOf, readAsOf, readMoment, readText, readYear } from '@gongkai/schema/graphql'
import {
  BASES,
  type Basis,
  findMetric,
  LEVELS,
  type Level,
  RANKING_SLUGS,
  RATES,
  type RateKey,
  SECTORS,
  type SectorKey,
} from '@gongkai/schema/metrics'
import { GraphQLError } from 'graphql'

/** No export has more rows; spreadsheets take five times as many. */
export const MAX_ROWS = 200_000
const MAX_TEXT = 100
const MAX_NAMED = 1000

export interface Parameter<T = unknown> {
  readonly description: string
  /** As JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>
  readonly isRepeatable?: boolean
  /** What it may be, in words that end “it is …”; not needed where the schema names all of them. */
  readonly wants?: string
  /** Undefined for what it cannot be. */
  readonly read: (text: string) => T | undefined
}

const memberOf =
  <K extends string>(table: Record<K, unknown>) =>
  (text: string): K | undefined =>
    Object.hasOwn(table, text) ? (text as K) : undefined
const oneOf = <K extends string>(table: Record<K, unknown>, description: string): Parameter<K> => ({
  description,
  schema: { type: 'string', enum: Object.keys(table) },
  read: memberOf(table),
})
const naturalUpTo = (most: number) => (text: string) =>
  /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most ? Number(text) : undefined
const DIRECTIONS: Record<Direction, true> = { desc: true, asc: true }
const YES_NO = { '1': true, '0': false } as const

/** A rate as pages write it: `rate.granted`. */
const RATE = 'rate.'
const rateIn = (metric: string) => (metric.startsWith(RATE) ? memberOf(RATES)(metric.slice(RATE.length)) : undefined)

const metricOf = (text: string) => {
  const key = memberOf(RANKING_SLUGS)(text)
  return rateIn(text) ? text : findMetric(key ? RANKING_SLUGS[key] : text)?.key
}
const METRIC_WORDS = [...Object.keys(RANKING_SLUGS), ...Object.keys(RATES).map((rate) => `${RATE}${rate}`)]

export const PARAMETERS = {
  metric: {
    description:
      'The figure: a key of docs/metrics.md such as `permits.decisions`, or `disclosure-volume`, `permits`, `penalties`. In a ranking or a trend also a rate, such as `rate.granted`.',
    schema: { type: 'string' },
    isRepeatable: true,
    wants: `${METRIC_WORDS.join(', ')}, or a key of docs/metrics.md such as permits.decisions`,
    read: metricOf,
  } as Parameter<string>,
  rate: oneOf<RateKey>(RATES, 'A rate instead of a figure; `rate=granted` is the same as `metric=rate.granted`.'),
  minimum: {
    description: 'Only for a rate: how many cases it must at least be of; 10 unless stated.',
    schema: { type: 'integer', minimum: 1 },
    wants: 'a whole number from 1 to 999999',
    read: naturalUpTo(999_999),
  } as Parameter<number>,
  basis: oneOf<Basis>(BASES, 'Only for `disclosure.volume`: only volumes that rest on this.'),
  year: {
    description:
      'The year the reports are about; the newest that has reports unless stated. A trend or a comparison may name several: all that have reports unless stated, of a comparison the newest 20.',
    schema: { type: 'integer', minimum: 2007 },
    isRepeatable: true,
    wants: 'a year such as 2024',
    read: (text) => (/^\d{4}$/.test(text) ? readYear(Number(text)) : undefined),
  } as Parameter<number>,
  region: {
    description: 'A division code of two, four or six digits; everything below it is included.',
    schema: { type: 'string', pattern: '^\\d{2}(\\d{2}){0,2}$' },
    wants: 'two, four or six digits, such as 41, 4103 or 410323',
    read: (text) => (/^\d{2}(\d{2}){0,2}$/.test(text) ? text : undefined),
  } as Parameter<string>,
  level: { ...oneOf<Level>(LEVELS, 'Only agencies of this level, or of any of several.'), isRepeatable: true },
  sector: { ...oneOf<SectorKey>(SECTORS, 'Only agencies of this sector, or of any of several.'), isRepeatable: true },
  text: {
    description:
      'Words, separated by spaces, that must all speak of the agency: parts of its name or its pinyin, or the beginning of its division code.',
    schema: { type: 'string', maxLength: MAX_TEXT },
    wants: `at most ${MAX_TEXT} characters`,
    read: (text) => (text.length <= MAX_TEXT ? readText(text) : undefined),
  } as Parameter<string>,
  agency: {
    description: 'The id of an agency, as the API gives it.',
    schema: { type: 'string' },
    isRepeatable: true,
    read: (text) => decodeIdOf('Agency', text),
  } as Parameter<number>,
  direction: oneOf<Direction>(DIRECTIONS, 'Which end is first; the largest value unless stated.'),
  asOf: {
    description: 'By what counted at this moment, in ISO 8601 with its zone; now unless stated.',
    schema: { type: 'string', format: 'date-time' },
    read: (text) => readAsOf(readMoment(text)),
  } as Parameter<Date>,
  limit: {
    description: `How many rows at most, ${MAX_ROWS} unless stated; whether any were left out is said in the answer.`,
    schema: { type: 'integer', minimum: 1, maximum: MAX_ROWS },
    wants: `a whole number from 1 to ${MAX_ROWS}`,
    read: naturalUpTo(MAX_ROWS),
  } as Parameter<number>,
  bom: {
    description: 'CSV only: 0 leaves out the byte order mark, by which Excel knows UTF-8.',
    schema: { type: 'string', enum: Object.keys(YES_NO) },
    read: memberOf(YES_NO),
  } as Parameter<keyof typeof YES_NO>,
} satisfies Record<string, Parameter>
export type ParameterName = keyof typeof PARAMETERS

type ValueOf<N extends ParameterName> = NonNullable<ReturnType<(typeof PARAMETERS)[N]['read']>>
export type ExportQuery = { readonly [N in ParameterName]?: readonly ValueOf<N>[] }

/** What an address may say; `once` are those that it takes a single time, though others take them repeatedly. */
export interface Sayable {
  readonly parameters: readonly ParameterName[]
  readonly once: readonly ParameterName[]
}

export const isRepeatable = (name: ParameterName, { once }: Sayable): boolean =>
  !once.includes(name) && ((PARAMETERS[name] as Parameter).isRepeatable ?? false)

/** Throws BAD_USER_INPUT. */
export function readQuery(address: URLSearchParams, sayable: Sayable): ExportQuery {
  const { parameters: allowed } = sayable
  const names = [...new Set(address.keys())]
  const unknown = names.find((name) => !allowed.some((known) => known === name))
  if (unknown !== undefined) throw badInput(`${unknown}: this address takes ${allowed.join(', ') || 'nothing'}.`)
  return Object.fromEntries(
    (names as ParameterName[]).map((name) => {
      const texts = address.getAll(name)
      if (texts.length > (isRepeatable(name, sayable) ? MAX_NAMED : 1)) throw badInput(`${name}: say it once.`)
      return [name, readValues(name, texts)]
    }),
  )
}

function readValues(name: ParameterName, texts: readonly string[]): unknown[] {
  const { read, schema, wants }: Parameter = PARAMETERS[name]
  return texts.map((text) => {
    const value = namingParameter(name, () => read(text))
    if (value !== undefined) return value
    const allowed = wants ?? (Array.isArray(schema.enum) ? `one of ${schema.enum.join(', ')}` : schema.type)
    throw badInput(`${name}: ${JSON.stringify(text)} cannot be; it is ${allowed}.`)
  })
}

/** What GraphQL reads as well says of itself only what is wrong with it, not where it stands in an address. */
function namingParameter<T>(name: ParameterName, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const isNamed = !(error instanceof GraphQLError) || error.message.startsWith(`${name}: `)
    throw isNamed ? error : badInput(`${name}: ${error.message}`)
  }
}

export const isWithBom = ({ bom }: ExportQuery): boolean => YES_NO[bom?.[0] ?? '1']
export const limitOf = ({ limit }: ExportQuery): number => limit?.[0] ?? MAX_ROWS

/** Throws BAD_USER_INPUT unless one figure or one rate is asked for, with what goes with it. */
export function measureOf({ metric, rate, minimum, basis }: ExportQuery): Measure {
  const [key, ...others] = metric ?? []
  const [rateKey] = rate ?? []
  if (others.length > 0 || (key === undefined) === (rateKey === undefined))
    throw badInput(`metric, rate: name one of them, once: metric is ${PARAMETERS.metric.wants}.`)
  const asked = rateKey ?? rateIn(key ?? '')
  const measure: Measure = asked ? { rate: asked, minimum: minimum?.[0] } : { metric: key ?? '', basis: basis?.[0] }
  if (isRate(measure) ? basis : minimum) throw badInput('basis is for a figure, minimum for a rate.')
  if (basis && key !== RANKING_SLUGS['disclosure-volume']) throw badInput('basis: only disclosure.volume has one.')
  return measure
}

/** Throws BAD_USER_INPUT where a rate is among them. */
export function figuresOf({ metric = [] }: ExportQuery): readonly string[] {
  const rate = metric.find(rateIn)
  if (rate !== undefined) throw badInput(`metric: ${JSON.stringify(rate)} cannot be compared; name figures.`)
  return metric
}

export const filterOf = ({ region, level, sector, text, agency }: ExportQuery): AgencyFilter => ({
  region: region?.[0],
  levels: level,
  sectors: sector,
  text: text?.[0],
  ids: agency,
})
