/**
 * Breaking changes of schema.graphql since schema.baseline.graphql, each announced with the day from which it holds and the
 * reason. With a release the baseline becomes what is printed then, and this list is empty again.
 */
export interface DeclaredChange {
  /** Where, as graphql-inspector says it: `Query.ranking.year`. */
  readonly path: string
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly reason: string
}

export const DECLARED_CHANGES: readonly DeclaredChange[] = [
  {
    path: 'ComparedFigure.state',
    on: '2026-11-22',
    reason: 'Where the agency has not filed it is NOT_FILED rather than null, so that no figure is without a state.',
  },
]
