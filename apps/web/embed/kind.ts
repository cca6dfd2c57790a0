/** One kind of embed: what it asks the API, and how the answer becomes a chart. */
import type { TypedDocumentString } from '../generated/graphql.ts'
import type { EmbedState } from '../lib/embed-state.ts'
import type { Answered, Chart, Question } from './chart.ts'

export interface Query {
  readonly document: TypedDocumentString<unknown, unknown>
  readonly variables: object
}

export interface Kind {
  query(question: Question): Query
  /** Undefined where what was asked for is not there. */
  read(data: unknown, state: EmbedState): Chart | undefined
}

interface Reading<R, V extends object> {
  readonly document: TypedDocumentString<R, V>
  variables(question: Question): V
  /** The year that the answer is about; undefined where it is about none. */
  yearOf(data: R): number | undefined
  read(data: R, question: Answered): Chart | undefined
}

export const kindOf = <R, V extends object>({ document, variables, yearOf, read }: Reading<R, V>): Kind => ({
  query: (question) => ({
    document: document as TypedDocumentString<unknown, unknown>,
    variables: variables(question),
  }),
  read: (data, state) => {
    const year = yearOf(data as R)
    return year === undefined ? undefined : read(data as R, { state, year })
  },
})

/** The variables that every kind has. */
export const momentOf = ({ state }: Question) => ({ asOf: state.asOf ?? null, isFrozen: state.asOf !== undefined })
