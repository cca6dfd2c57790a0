/** The figures of one agency over the years: plausible, on the form of each year, and without a contradiction. */
import {
  APPLICANTS,
  DISCLOSURE_BLOCKS,
  type FormEdition,
  REQUEST_ROWS,
  REVIEW_COLUMNS,
  REVIEW_GROUPS,
} from '@gongkai/schema/metrics'
import type { Random } from '../../packages/parser/test/render/index.ts'
import type { SyntheticAgency } from './country.ts'
import { count, divided, factor, randomOf } from './distributions.ts'

/** By metric key; null is a blank cell. */
export type Values = Map<string, number | null>

export interface YearFigures {
  readonly year: number
  readonly form: FormEdition
  readonly values: Values
  readonly volume: number
}

export const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]
/** Reports of 2018 are on the statistics table that came before the form. */
export const FIRST_YEAR_OF_THE_FORM = 2019
const FIRST_YEAR_OF_2021 = 2021

/** What the whole country did in a year, against 2019. */
const TRENDS: Readonly<Record<number, { volume: number; decisions: number; requests: number }>> = {
  2018: { volume: 0.85, decisions: 0.95, requests: 0.9 },
  2019: { volume: 1, decisions: 1, requests: 1 },
  2020: { volume: 1.25, decisions: 0.8, requests: 0.95 },
  2021: { volume: 1.3, decisions: 1.05, requests: 1.15 },
  2022: { volume: 1.2, decisions: 0.9, requests: 1.2 },
  2023: { volume: 1.15, decisions: 1.1, requests: 1.4 },
  2024: { volume: 1.05, decisions: 1.15, requests: 1.5 },
  2025: { volume: 1, decisions: 1.1, requests: 1.6 },
}
const NO_TREND = { volume: 1, decisions: 1, requests: 1 }

/** What stays the same of an agency from year to year. */
interface Character {
  readonly size: number
  readonly hasPermits: boolean
  readonly hasPenalties: boolean
  readonly random: Random
}

/** Every year of an agency; `lateForm` keeps the old form for a year longer, as some do. */
export function figuresOf(agency: SyntheticAgency, seed: number, lateForm: boolean): YearFigures[] {
  const random = randomOf(seed, 'figures', agency.index)
  const character: Character = {
    size: factor(random, 0.8),
    hasPermits: random.chance(0.5),
    hasPenalties: random.chance(0.6),
    random,
  }
  const years: YearFigures[] = []
  for (const year of YEARS) {
    const form = year < FIRST_YEAR_OF_2021 + (lateForm ? 1 : 0) ? '2019' : '2021'
    const before = years.at(-1)
    years.push({
      year,
      form,
      volume: volumeOf(agency, character, year),
      values: valuesOf(agency, character, year, form, before),
    })
  }
  return years
}

const volumeOf = ({ department }: SyntheticAgency, { size, random }: Character, year: number) =>
  Math.max(1, count(random, department.volume * size * (TRENDS[year] ?? NO_TREND).volume * factor(random, 0.25)))

function valuesOf(
  agency: SyntheticAgency,
  character: Character,
  year: number,
  form: FormEdition,
  before: YearFigures | undefined,
): Values {
  const values: Values = new Map()
  addDisclosure(values, agency, character, year, form, before?.values)
  addRequests(values, agency, character, year, form, before?.values)
  addReviews(values, character)
  return values
}

const previous = (before: Values | undefined, metric: string) => before?.get(metric) ?? null

function addDisclosure(
  values: Values,
  { department }: SyntheticAgency,
  character: Character,
  year: number,
  form: FormEdition,
  before: Values | undefined,
) {
  const { size, random } = character
  const busy = size * (TRENDS[year] ?? NO_TREND).decisions
  const figure: Record<string, () => number> = {
    'permits.decisions': () =>
      character.hasPermits ? count(random, department.permits * busy * factor(random, 0.2)) : 0,
    'penalties.decisions': () =>
      character.hasPenalties ? count(random, department.penalties * busy * factor(random, 0.25)) : 0,
    'coercive_measures.decisions': () =>
      character.hasPenalties ? count(random, department.penalties * 0.08 * busy * factor(random, 0.3)) : 0,
    'fees.amount': () => Math.round(department.fees * busy * factor(random, 0.2) * 100) / 100,
    'procurement.amount': () => Math.round(30 * size * factor(random, 0.8) * 100) / 100,
  }
  for (const block of DISCLOSURE_BLOCKS)
    for (const row of block.rows.filter(({ forms }) => forms.includes(form)))
      for (const column of block.columns[form]) {
        const metric = `${row.key}.${column.key}`
        values.set(metric, figure[metric]?.() ?? stockFigure(metric, values, before, random))
      }
}

/** Items and documents, whose stock is taken over from the year before. */
function stockFigure(metric: string, values: Values, before: Values | undefined, random: Random): number {
  const [row = '', column = ''] = metric.split('.')
  const ofRow = (key: string, from: Values | undefined = values) => previous(from, `${row}.${key}`)
  if (row === 'rules') return 0
  if (column === 'items_previous')
    return (ofRow('items_previous', before) ?? count(random, 40)) + (ofRow('items_change', before) ?? 0)
  if (column === 'items_change')
    return random.chance(0.7) ? 0 : Math.max(-(ofRow('items_previous') ?? 0), random.integer(-6, 9))
  if (column === 'repealed') return Math.min(ofRow('in_force', before) ?? 0, count(random, 0.8))
  if (column === 'in_force')
    return (ofRow('in_force', before) ?? count(random, 20)) + (ofRow('issued') ?? 0) - (ofRow('repealed') ?? 0)
  return count(random, column === 'decisions' || column === 'items' ? 6 : 1.5)
}

const PARTS = APPLICANTS.filter(({ key }) => key !== 'total')
/** How many of a hundred requests come from each applicant, in the order of the form. */
const APPLICANT_WEIGHTS = [86, 9, 0.4, 0.6, 2, 2]
const FRAME_ROWS = ['received', 'carried_in', 'resolved_total', 'carried_out']
/** How requests end, by row; a row not named is rare. */
const OUTCOME_WEIGHTS: Readonly<Record<string, number>> = {
  granted: 46,
  partially_granted: 9,
  'unavailable.not_held': 17,
  'unavailable.needs_creation': 4,
  'not_processed.petition': 5,
  'not_processed.duplicate': 3,
  'denied.administrative_query': 3,
  other_outcome: 5,
  'other_outcome.no_correction': 3,
}
const RARE = 0.7

/** Keys of a row’s cells, in the order of the applicants; made once, since a string put together anew is slow to look up. */
const KEYS_OF_ROW = new Map(
  REQUEST_ROWS.map(({ key }) => [key, APPLICANTS.map((applicant) => `requests.${key}.${applicant.key}`)]),
)
const keyOf = (row: string, applicant: number) => KEYS_OF_ROW.get(row)?.[applicant] ?? ''
const TOTAL = PARTS.length

function addRequests(
  values: Values,
  { department }: SyntheticAgency,
  { size, random }: Character,
  year: number,
  form: FormEdition,
  before: Values | undefined,
) {
  const total = count(random, department.requests * size * (TRENDS[year] ?? NO_TREND).requests * factor(random, 0.3))
  const received = divided(random, total, APPLICANT_WEIGHTS)
  const rows = REQUEST_ROWS.filter(({ forms }) => forms.includes(form))
  for (const i of PARTS.keys()) {
    const carriedIn = previous(before, keyOf('carried_out', i)) ?? 0
    const open = carriedIn + (received[i] ?? 0)
    const carriedOut = Math.min(open, count(random, open * 0.08))
    const column = outcomes(rows, open - carriedOut, random)
    column.set('received', received[i] ?? 0)
    column.set('carried_in', carriedIn)
    column.set('resolved_total', open - carriedOut)
    column.set('carried_out', carriedOut)
    for (const { key: row } of rows) addCell(values, row, i, column.get(row) ?? 0)
  }
}

function addCell(values: Values, row: string, applicant: number, figure: number) {
  values.set(keyOf(row, applicant), figure)
  values.set(keyOf(row, TOTAL), (values.get(keyOf(row, TOTAL)) ?? 0) + figure)
}

function outcomes(rows: typeof REQUEST_ROWS, resolved: number, random: Random): Map<string, number> {
  const results = rows.filter(({ key }) => !FRAME_ROWS.includes(key))
  const parts =
    resolved === 0
      ? []
      : divided(
          random,
          resolved,
          results.map(({ key }) => OUTCOME_WEIGHTS[key] ?? RARE),
        )
  return new Map(results.map(({ key }, i) => [key, parts[i] ?? 0]))
}

const REVIEW_WEIGHTS = [55, 12, 18, 15]

function addReviews(values: Values, { size, random }: Character) {
  for (const group of REVIEW_GROUPS) {
    const total = random.chance(0.12) ? count(random, 1.5 * size) : 0
    const parts = divided(random, total, REVIEW_WEIGHTS)
    REVIEW_COLUMNS.forEach(({ key }, i) => {
      values.set(`${group.key}.${key}`, key === 'total' ? total : (parts[i] ?? 0))
    })
  }
}
