/**
 * The cells of a report as the columns of one row, each by the metric’s permanent number: a letter for every state, the
 * numbers that are not 0, and the places. The raw text is not stored again: it stands in the text at its place.
 */
import { type FactState, type Form, getMetric } from '../../metrics/index.ts'
import { stateOfAbsent } from './facts.ts'
import type { MetricNumbers } from './metric-numbers.ts'
import type { StoredFact } from './stored-report.ts'

export interface Cells {
  /** A letter of `STATE_LETTERS` per metric; one beyond the end is in the state that `stateOfAbsent` gives. */
  readonly states: string
  /** Metrics whose number is not 0, in rising order, and beside each its figure. */
  readonly nonzero: number[]
  readonly figures: number[]
  /** UTF-16 offset and length of the raw text; null, or beyond the end, where a metric stands nowhere. */
  readonly starts: (number | null)[]
  readonly lengths: (number | null)[]
  /** One-based page of each place; null where the document has no pages. */
  readonly pages: (number | null)[] | null
  /** Metrics whose number only the sums of the form settle. */
  readonly by_sums: number[]
}

export const STATE_LETTERS: Readonly<Record<FactState, string>> = {
  number: 'n',
  blank: 'b',
  missing: 'm',
  unreadable: 'u',
  not_on_form: '-',
}
const STATE_OF_LETTER = new Map(Object.entries(STATE_LETTERS).map(([state, letter]) => [letter, state as FactState]))

/** The state of a letter; throws where it is none. */
export function stateOfLetter(letter: string | undefined): FactState {
  const state = STATE_OF_LETTER.get(letter ?? '')
  if (state === undefined) throw new Error(`The store holds a cell in the state ${JSON.stringify(letter)}.`)
  return state
}

/** A metric without a fact is in the state that the form alone gives it. Throws where a key has no number. */
export function encodeCells(facts: readonly StoredFact[], form: Form | null, numbers: MetricNumbers): Cells {
  const states = lettersOfAbsent(form, numbers)
  const numbered = new Array<StoredFact | undefined>(numbers.count)
  for (const fact of facts) {
    const number = numbers.numberOf(fact.metric)
    states[number] = STATE_LETTERS[fact.state]
    numbered[number] = fact
  }
  return { states: states.join(''), ...encodeValues(numbered), ...encodePlaces(numbered) }
}

type Numbered = readonly (StoredFact | undefined)[]

function encodeValues(numbered: Numbered): Pick<Cells, 'nonzero' | 'figures' | 'by_sums'> {
  const values = { nonzero: [] as number[], figures: [] as number[], by_sums: [] as number[] }
  for (const [number, fact] of numbered.entries()) {
    if (fact?.resolved_by === 'sums') values.by_sums.push(number)
    if (!fact?.value) continue
    values.nonzero.push(number)
    values.figures.push(fact.value)
  }
  return values
}

function encodePlaces(numbered: Numbered): Pick<Cells, 'starts' | 'lengths' | 'pages'> {
  const length = numbered.findLastIndex((fact) => fact?.span) + 1
  const places = { starts: nulls(length), lengths: nulls(length), pages: nulls(length) }
  let hasPages = false
  for (let number = 0; number < length; number++) {
    const span = numbered[number]?.span
    if (!span) continue
    places.starts[number] = span.start
    places.lengths[number] = span.end - span.start
    places.pages[number] = span.page ?? null
    hasPages ||= span.page !== undefined
  }
  return { ...places, pages: hasPages ? places.pages : null }
}

const nulls = (length: number): (number | null)[] => new Array<number | null>(length).fill(null)

const absentByForm = new WeakMap<MetricNumbers, Map<Form | null, readonly string[]>>()

/** By number, for every metric known to this program; a newer program’s are left as missing. */
function lettersOfAbsent(form: Form | null, numbers: MetricNumbers): string[] {
  const byForm = absentByForm.get(numbers) ?? new Map<Form | null, readonly string[]>()
  absentByForm.set(numbers, byForm)
  const letters = byForm.get(form) ?? Array.from({ length: numbers.count }, (_, i) => letterOfAbsent(i, form, numbers))
  byForm.set(form, letters)
  return [...letters]
}

function letterOfAbsent(number: number, form: Form | null, numbers: MetricNumbers): string {
  const key = numbers.keyOf(number)
  return STATE_LETTERS[key === undefined ? 'missing' : stateOfAbsent(getMetric(key), form)]
}

/** The cell of every metric that the row speaks of and this program knows, in the order of the numbers. */
export function decodeCells(cells: Cells, text: string, numbers: MetricNumbers): StoredFact[] {
  const figures = new Map(cells.nonzero.map((number, i) => [number, cells.figures[i] as number]))
  const bySums = new Set(cells.by_sums)
  return Array.from(cells.states).flatMap((letter, number) => {
    const metric = numbers.keyOf(number)
    if (metric === undefined) return []
    const state = stateOfLetter(letter)
    const value = state === 'number' ? (figures.get(number) ?? 0) : null
    const cell = { metric, state, value, unit: getMetric(metric).unit, ...placeOf(cells, number, text) }
    return bySums.has(number) ? { ...cell, resolved_by: 'sums' as const } : cell
  })
}

function placeOf({ starts, lengths, pages }: Cells, number: number, text: string): Pick<StoredFact, 'raw' | 'span'> {
  const start = starts[number] ?? null
  if (start === null) return { raw: null, span: null }
  const end = start + (lengths[number] ?? 0)
  const page = pages?.[number] ?? null
  return { raw: text.slice(start, end), span: page === null ? { start, end } : { start, end, page } }
}
