/** One kind of embed: what it asks the API, and how the answer becomes a chart. */
import type { TypedDocumentString } from '../generated/graphql.ts'
import type { Chart, Question } from './chart.ts'

export interface Query {
  readonly document: TypedDocumentString<unknown, unknown>
  readonly variables: object
}

export interface Kind {
  query(question: Question): Query
  /** Undefined where what was asked for is not there. */
  read(data: unknown, question: Question): Chart | undefined
}

export const kindOf = <R, V extends object>(
  document: TypedDocumentString<R, V>,
  variables: (question: Question) => V,
  read: (data: R, question: Question) => Chart | undefined,
): Kind => ({
  query: (question) => ({
    document: document as TypedDocumentString<unknown, unknown>,
    variables: variables(question),
  }),
  read: (data, question) => read(data as R, question),
})

/** The variables that every kind has. */
export const momentOf = ({ state }: Question) => ({ asOf: state.asOf ?? null, isFrozen: state.asOf !== undefined })
