/**
 * How much slower rankings and summaries become as reports grow from 10,000 to `--reports` (50,000 unless more are asked
 * for, which takes minutes to fill: 1,200,000 are a whole country in eight years). Each is a whole request but for HTTP, its
 * check of the data version included, in the state that it meets between two changes of the data: columns and filters asked
 * for before are kept.
 */
import { type DocumentNode, execute, parse } from 'graphql'
import { type Columns, columnsOf } from '../../packages/schema/src/columns/index.ts'
import type { Database } from '../../packages/schema/src/db/index.ts'
import { createContext, schema } from '../../packages/schema/src/graphql/index.ts'
import type { Benchmark } from './benchmark.ts'
import { FIRST_YEAR, LAST_YEAR, openFilledStore } from './filled-store.ts'
import { alternate } from './measure.ts'

const SMALL = 10_000
const LARGE_AT_LEAST = 50_000

const RANKING_PAGE = `query ($metric: Metric!, $year: Int!, $filter: AgencyFilter, $direction: RankingDirection) {
  ranking(metric: $metric, year: $year, filter: $filter, direction: $direction, first: 20) {
    totalCount blank missing notOnForm unreadable notFiled
    nodes { rank value previousValue previousRank share agency { id name region { name } } }
  }
}`
const SUMMARY = `query ($metric: Metric!, $years: [Int!]!, $filter: AgencyFilter, $groupBy: [SummaryDimension!]!) {
  summary(metric: $metric, years: $years, filter: $filter, groupBy: $groupBy, orderBy: { by: MEDIAN }, first: 20) {
    totalCount
    nodes { region { name } sector level counts { number notFiled } distribution { sum lowerQuartile median upperQuartile } }
  }
}`

const FILTERS = [
  {},
  { region: '41' },
  { region: '4103' },
  { levels: ['COUNTY'] },
  { sectors: ['HEALTH', 'EDUCATION'] },
  { region: '32', not: { levels: ['COUNTY'] } },
]
const METRICS = ['PERMITS_DECISIONS', 'PENALTIES_DECISIONS', 'REQUESTS_RECEIVED_TOTAL']

const rankings = FILTERS.flatMap((filter) =>
  METRICS.flatMap((metric) => ['DESC', 'ASC'].map((direction) => ({ metric, year: LAST_YEAR, filter, direction }))),
)
const summaries = FILTERS.flatMap((filter) =>
  [['SECTOR'], ['PROVINCE'], ['LEVEL', 'YEAR']].map((groupBy) => ({
    metric: 'PERMITS_DECISIONS',
    years: [FIRST_YEAR, LAST_YEAR],
    filter,
    groupBy,
  })),
)

interface Stage {
  readonly database: Database
  readonly columns: Columns
}

/** One after the other, as different readers ask. */
function asking({ database, columns }: Stage, document: DocumentNode, questions: readonly Record<string, unknown>[]) {
  let next = 0
  return async () => {
    const variableValues = questions[next++ % questions.length] as Record<string, unknown>
    const contextValue = createContext(database.db, columns)
    const { errors } = await execute({ schema, document, variableValues, contextValue })
    if (errors) throw errors[0]
  }
}

async function growth(reports: number, query: string, questions: readonly Record<string, unknown>[]): Promise<number> {
  const store = await openFilledStore()
  try {
    const open = async (count: number): Promise<Stage> => {
      const database = await store.open(count)
      const columns = columnsOf(database.db)
      await columns.current()
      return { database, columns }
    }
    const small = await open(SMALL)
    const large = await open(Math.max(reports, LARGE_AT_LEAST))
    const document = parse(query)
    const { a, b } = await alternate(asking(large, document, questions), asking(small, document, questions))
    return a / b
  } finally {
    await store.close()
  }
}

export const RANKING_BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'ranking.growth',
    against: 'at 10,000 reports',
    target: { most: 1.5 },
    measure: (reports) => growth(reports, RANKING_PAGE, rankings),
  },
  {
    name: 'summary.growth',
    against: 'at 10,000 reports',
    target: { most: 1.5 },
    measure: (reports) => growth(reports, SUMMARY, summaries),
  },
]
