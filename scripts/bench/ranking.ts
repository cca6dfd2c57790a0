/**
 * How much slower rankings and summaries become as reports grow from 10,000 to `--reports` (50,000 unless more are asked
 * for, which takes minutes to fill: 1,200,000 are a whole country in eight years). Each is a whole request but for HTTP, its
 * check of the data version included, in the state that it meets between two changes of the data: columns and filters asked
 * for before are kept. Every question has as many rows in its answer at either size: writing them is most of the work.
 */
import { execute, parse } from 'graphql'
import { type Columns, columnsOf } from '../../packages/schema/src/columns/index.ts'
import type { Database } from '../../packages/schema/src/db/index.ts'
import { createContext, schema } from '../../packages/schema/src/graphql/index.ts'
import type { Benchmark } from './benchmark.ts'
import { FIRST_YEAR, type FilledStore, LAST_YEAR, openFilledStore } from './filled-store.ts'
import { alternate } from './measure.ts'
import { measureMix } from './ranking-mix.ts'

const SMALL = 10_000
const LARGE_AT_LEAST = 50_000
/** Both sides are fast, so that whatever else the machine does shows in a single round. */
const ROUNDS = 41

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
  { region: '41', levels: ['COUNTY'] },
  { levels: ['COUNTY'] },
  { sectors: ['HEALTH', 'EDUCATION'] },
  { not: { levels: ['COUNTY'] } },
]
const METRICS = ['PERMITS_DECISIONS', 'PENALTIES_DECISIONS', 'REQUESTS_RECEIVED_TOTAL']

const rankings = FILTERS.flatMap((filter) =>
  METRICS.flatMap((metric) => ['DESC', 'ASC'].map((direction) => ({ metric, year: LAST_YEAR, filter, direction }))),
)
const summaries = FILTERS.flatMap((filter) =>
  [['SECTOR'], ['PROVINCE'], ['FORM', 'YEAR']].map((groupBy) => ({
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

type Variables = Readonly<Record<string, unknown>>

/** Answers one question and says how many rows the answer has. */
const answering = ({ database, columns }: Stage, query: string) => {
  const document = parse(query)
  return async (variableValues: Variables): Promise<number> => {
    const contextValue = createContext(database.db, columns)
    const { data, errors } = await execute({ schema, document, variableValues, contextValue })
    if (errors) throw errors[0]
    const [answer] = Object.values(data ?? {}) as { nodes: unknown[] }[]
    return answer?.nodes.length ?? 0
  }
}

/** One after the other, as different readers ask. */
function asking(answer: (variables: Variables) => Promise<number>, questions: readonly Variables[]) {
  let next = 0
  return () => answer(questions[next++ % questions.length] as Variables)
}

async function openStage(store: FilledStore, reports: number): Promise<Stage> {
  const database = await store.open(reports)
  const columns = columnsOf(database.db)
  await columns.current()
  return { database, columns }
}

/** Filled once for all figures. */
let filled: Promise<{ store: FilledStore; small: Stage; large: Stage }> | undefined

async function fill(reports: number) {
  const store = await openFilledStore()
  const small = await openStage(store, SMALL)
  return { store, small, large: await openStage(store, Math.max(reports, LARGE_AT_LEAST)) }
}

async function close(): Promise<void> {
  await (await filled)?.store.close()
  filled = undefined
}

async function growth(reports: number, query: string, questions: readonly Variables[]): Promise<number> {
  filled ??= fill(reports)
  const { small, large } = await filled
  const [answerLarge, answerSmall] = [answering(large, query), answering(small, query)]
  for (const question of questions) {
    const rows = [await answerLarge(question), await answerSmall(question)]
    if (rows[0] !== rows[1]) throw new Error(`${JSON.stringify(question)} has ${rows.join(' and ')} rows.`)
  }
  const { a, b } = await alternate(asking(answerLarge, questions), asking(answerSmall, questions), ROUNDS)
  return a / b
}

async function mix(reports: number): Promise<number> {
  filled ??= fill(reports)
  const { large } = await filled
  return measureMix(await large.columns.current())
}

export const RANKING_BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'ranking.growth',
    against: 'at 10,000 reports',
    target: { most: 1.5 },
    measure: (reports) => growth(reports, RANKING_PAGE, rankings),
    close,
  },
  {
    name: 'summary.growth',
    against: 'at 10,000 reports',
    target: { most: 1.5 },
    measure: (reports) => growth(reports, SUMMARY, summaries),
    close,
  },
  { name: 'ranking.mix_p99', against: 'a millisecond', target: { most: 5 }, measure: mix, close },
]
