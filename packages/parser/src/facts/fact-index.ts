/** The facts of a report by metric: the rules look each of some two hundred up several times. */
import { METRICS } from '@gongkai/schema/metrics'
import { placeOf } from '../grids/metric-place.ts'
import type { Fact } from '../report.ts'

/** What a fact adds to a sum: its value, null where it is blank, undefined where it is not known. */
const contentOf = (fact: Fact | undefined): number | null | undefined =>
  fact === undefined || fact.state === 'missing' || fact.state === 'unreadable' ? undefined : fact.value

export class FactIndex {
  readonly #facts: readonly Fact[]
  readonly #byPlace = new Array<Fact | undefined>(METRICS.length).fill(undefined)
  readonly #numbers: Fact[] = []
  /** Those without a number, of which most reports have none. */
  readonly #others: Fact[] = []

  /** `places` are those of the facts’ metrics. */
  constructor(facts: readonly Fact[], places: readonly number[] = facts.map(({ metric }) => placeOf(metric))) {
    this.#facts = facts
    for (let i = 0; i < facts.length; i++) {
      const fact = facts[i] as Fact
      this.#byPlace[places[i] as number] = fact
      if (fact.state === 'number') this.#numbers.push(fact)
      else this.#others.push(fact)
    }
  }

  /** Facts in one state, in the order of the catalogue. */
  inState(state: Fact['state']): readonly Fact[] {
    return state === 'number' ? this.#numbers : this.#others.filter((fact) => fact.state === state)
  }

  get size(): number {
    return this.#facts.length
  }

  has(metric: string): boolean {
    return this.get(metric) !== undefined
  }

  get(metric: string): Fact | undefined {
    return this.#byPlace[placeOf(metric)]
  }

  /** In the order of the catalogue. */
  values(): readonly Fact[] {
    return this.#facts
  }

  keys(): string[] {
    return this.#facts.map((fact) => fact.metric)
  }

  hasAt(place: number): boolean {
    return this.#byPlace[place] !== undefined
  }

  contentAt(place: number): number | null | undefined {
    return contentOf(this.#byPlace[place])
  }

  /** A blank counts as nothing; undefined where a part is not known. */
  sumAt(places: readonly number[]): number | undefined {
    let sum = 0
    for (const place of places) {
      const content = this.contentAt(place)
      if (content === undefined) return undefined
      sum += content ?? 0
    }
    return sum
  }
}
