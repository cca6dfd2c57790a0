/** One kind of embed: what it asks the API, and how the answer becomes a chart. */
import type { EmbedRegionFragment, TypedDocumentString } from '../generated/graphql.ts'
import type { EmbedState } from '../lib/embed-state.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import type { Answered, Chart, Question } from './chart.ts'
import { NoChart, nothingHas } from './no-chart.ts'
import { scopeOf } from './scope.ts'

export interface Query {
  readonly document: TypedDocumentString<unknown, unknown>
  readonly variables: object
}

export interface Kind {
  query(question: Question): Query
  /** Throws NoChart where what was asked for is not there. */
  read(data: unknown, state: EmbedState): Chart
}

interface Reading<R, V extends object> {
  readonly document: TypedDocumentString<R, V>
  variables(question: Question): V
  /** The year that the answer is about; undefined where it is about none. */
  yearOf(data: R): number | undefined
  /** Undefined where an agency asked for is not there. */
  read(data: R, question: Answered): Chart | undefined
}

export const kindOf = <R, V extends object>(reading: Reading<R, V>): Kind => ({
  query: (question) => ({
    document: reading.document as TypedDocumentString<unknown, unknown>,
    variables: reading.variables(question),
  }),
  read: (answer, state) => {
    const data = answer as R & EmbedRegionFragment
    const year = reading.yearOf(data)
    if (year === undefined) throw new NoChart(404, embedMessagesIn(state.lang).notFound)
    const chart = reading.read(data, { state, year, scope: scopeOf(state, data) })
    if (!chart) throw nothingHas('agency', state.agency.join(' '), state.lang)
    return chart
  },
})

/** The variables that every kind has. */
export const momentOf = ({ state }: Question) => ({ asOf: state.asOf ?? null, isFrozen: state.asOf !== undefined })
