/** Why an agency has a number or none, as small numbers in typed arrays. */
import { STATE_LETTERS } from '../db/rows/cells.ts'
import { stateOfAbsent } from '../db/rows/facts.ts'
import type { MetricNumbers } from '../db/rows/metric-numbers.ts'
import { FACT_STATES, type FactState, type Form, getMetric } from '../metrics/index.ts'

/** `other_basis`: a disclosure volume on another basis than asked for. `below_minimum`: too few cases for a rate. */
export type StandingState = FactState | 'not_filed' | 'other_basis' | 'below_minimum'
export const STATES: readonly StandingState[] = [
  ...(Object.keys(FACT_STATES) as FactState[]),
  'not_filed',
  'other_basis',
  'below_minimum',
]
export const codeOf = (state: StandingState): number => STATES.indexOf(state)
export const NUMBER = codeOf('number')
export const NOT_FILED = codeOf('not_filed')

const codeOfLetter = new Map(
  (Object.entries(STATE_LETTERS) as [FactState, string][]).map(([state, letter]) => [letter, codeOf(state)]),
)

/** The forms a report may be on, by small numbers too; `null` where no table can be read. */
export const FORM_KEYS: readonly (Form | null)[] = [null, '2019', '2021', 'mixed', 'pre2019']

/** Room for patterns, at first; it doubles. */
const FIRST_ROOM = 64

/**
 * The states of all cells of a report, told apart by form and letters: most reports share theirs with many others.
 * Appended to and never changed.
 */
export class StatePatterns {
  private readonly numbers: MetricNumbers
  private readonly ids = new Map<string, number>()
  /** By metric, then by pattern, so that one metric is read in one place; longer than there are patterns. */
  private states: Uint8Array[]
  private readonly forms: number[] = []

  constructor(numbers: MetricNumbers) {
    this.numbers = numbers
    this.states = Array.from({ length: numbers.count }, () => new Uint8Array(FIRST_ROOM))
  }

  /** Above the number of every metric that is known. */
  get metrics(): number {
    return this.numbers.count
  }

  /** The number of a pattern. Throws where a letter is no state. */
  intern(form: Form | null, letters: string): number {
    const key = `${form ?? ''} ${letters}`
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const codes = this.decode(form, letters)
    const id = this.forms.push(FORM_KEYS.indexOf(form)) - 1
    if (this.states[0]?.length === id) this.states = this.states.map(doubled)
    this.states.forEach((states, metric) => {
      states[id] = codes[metric] as number
    })
    this.ids.set(key, id)
    return id
  }

  private decode(form: Form | null, letters: string): Uint8Array {
    return Uint8Array.from({ length: this.numbers.count }, (_, number) => {
      const letter = letters[number]
      if (letter === undefined) return this.codeOfAbsent(form, number)
      const code = codeOfLetter.get(letter)
      if (code === undefined) throw new Error(`The store holds a cell in the state ${JSON.stringify(letter)}.`)
      return code
    })
  }

  private codeOfAbsent(form: Form | null, number: number): number {
    const key = this.numbers.keyOf(number)
    return codeOf(key === undefined ? 'missing' : stateOfAbsent(getMetric(key), form))
  }

  stateAt(pattern: number, metric: number): number {
    return this.states[metric]?.[pattern] ?? NOT_FILED
  }

  formAt(pattern: number): number {
    return this.forms[pattern] ?? 0
  }

  /** The state of one metric by pattern. */
  statesOf(metric: number): Uint8Array {
    return (this.states[metric] as Uint8Array).subarray(0, this.forms.length)
  }
}

function doubled(bytes: Uint8Array): Uint8Array {
  const more = new Uint8Array(2 * bytes.length)
  more.set(bytes)
  return more
}
