/** How many pages of a ranking our GraphQL answers, against plain SQL, a constant, and other GraphQL servers. */
import { encodeCursor } from '../../../packages/schema/src/graphql/opaque.ts'
import type { Benchmark } from '../benchmark.ts'
import { median } from '../measure.ts'
import type { Kind } from './server.ts'
import { type Bodies, oneOf, openStage, type Place, type Running, type Stage, type Throughput } from './stage.ts'

const ROUNDS = 5

const ENTRY = 'rank value previousRank previousValue'
const OUR_QUERY = `query Page($year: Int!, $after: String) {
  ranking(metric: PERMITS_DECISIONS, year: $year, after: $after, first: 20) {
    totalCount
    nodes { ${ENTRY} agency { name region { name } } }
  }
}`
const MERCURIUS_QUERY = `query Page($year: Int!, $value: Float!, $agency: Int!) {
  ranking(year: $year, value: $value, agency: $agency) {
    totalCount
    nodes { ${ENTRY} agency { name region { name } } }
  }
}`
const postgraphileQuery = (count: string) => `query Page($year: Int!, $after: Cursor) {
  allRankingPages(condition: { year: $year }, after: $after, first: 20, orderBy: PRIMARY_KEY_ASC) {
    ${count}
    pageInfo { endCursor }
    nodes { ${ENTRY} agencyByAgencyId { name regionByRegionCode { name } } }
  }
}`

/** Each request differs in a variable that nobody reads, so that no answer is kept from before. */
const unlike = (query: string, variables: readonly object[]): Bodies => {
  let n = 0
  return () => JSON.stringify({ query, variables: { ...variables[n % variables.length], n: n++ } })
}

const ourBodies = (places: readonly Place[]) =>
  unlike(
    OUR_QUERY,
    places.map(({ year, value, agency }) => ({ year, after: encodeCursor(value, agency) })),
  )
const plainBodies = (query: string) => (places: readonly Place[]) => unlike(query, places as readonly object[])

/** The cursors of PostGraphile are its own: its pages are walked once. */
async function walkPostgraphile(running: Running, query: string, years: readonly number[]): Promise<object[]> {
  const variables: object[] = []
  for (const year of years) {
    let after: string | null = null
    for (let page = 0; page < 50; page++) {
      const answer = JSON.parse(await running.ask(JSON.stringify({ query, variables: { year, after } })))
      if (answer.errors) throw new Error(JSON.stringify(answer.errors))
      variables.push({ year, after })
      after = answer.data.allRankingPages.pageInfo.endCursor
    }
  }
  return variables
}

const stages = new Map<number, Promise<Stage>>()
function stageOf(reports: number): Promise<Stage> {
  const stage = stages.get(reports) ?? openStage(reports)
  stages.set(reports, stage)
  return stage
}

async function close(): Promise<void> {
  for (const stage of stages.values()) await (await stage).close()
  stages.clear()
}

interface Side {
  readonly kind: Kind
  bodies(stage: Stage, running: Running): Bodies | Promise<Bodies>
}

const OURS: Side = { kind: 'ours', bodies: ({ places }) => ourBodies(places) }
const OURS_REPEATED: Side = {
  kind: 'ours',
  bodies: ({ places }) => oneOf(ourBodies(places)),
}
const FLOOR: Side = { kind: 'floor', bodies: ({ places }) => plainBodies('')(places) }
const MERCURIUS: Side = { kind: 'mercurius', bodies: ({ places }) => plainBodies(MERCURIUS_QUERY)(places) }
const postgraphileSide = (count: string): Side => ({
  kind: 'postgraphile',
  bodies: async ({ places }, running) => {
    const query = postgraphileQuery(count)
    return unlike(query, await walkPostgraphile(running, query, [...new Set(places.map(({ year }) => year))]))
  },
})

/** What one side gives ÷ what the other does, A B A B, medians. */
const ratioOf = (figure: keyof Throughput, a: Side, b: Side) => async (reports: number) => {
  const stage = await stageOf(reports)
  const text = await constantText(stage)
  const sides = []
  for (const side of [a, b]) {
    const running = await stage.start(side.kind, text)
    const bodies = await side.bodies(stage, running)
    await running.ask(oneOf(bodies)) // of a million reports, the columns take their time to load
    await running.load(bodies) // runs it in
    sides.push({ running, bodies, figures: [] as number[] })
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const { running, bodies, figures } of sides) figures.push((await running.load(bodies))[figure])
  for (const { running } of sides) await running.stop()
  const [ours = 0, theirs = 1] = sides.map(({ figures }) => median(figures))
  return ours / theirs
}

/** As long as an answer of ours. */
async function constantText(stage: Stage): Promise<string> {
  const running = await stage.start('ours')
  const text = await running.ask(oneOf(ourBodies(stage.places)))
  await running.stop()
  return text
}
const CONSTANT: Side = { kind: 'constant', bodies: () => '{}' }

const SQL = 'node:http, prepared SQL on a table of finished pages'
const FIGURES: readonly Benchmark[] = [
  { name: 'graphql.uncached', against: SQL, target: { least: 0.9 }, measure: ratioOf('perSecond', OURS, FLOOR) },
  {
    name: 'graphql.p99',
    against: `the 99th percentile of ${SQL}`,
    target: { most: 2 },
    measure: ratioOf('p99', OURS, FLOOR),
  },
  {
    name: 'graphql.mercurius',
    against: 'Mercurius with JIT, the same SQL',
    target: { least: 0.85 },
    measure: ratioOf('perSecond', OURS, MERCURIUS),
  },
  {
    name: 'graphql.postgraphile',
    against: 'PostGraphile 5, the same table',
    target: { least: 2 },
    measure: ratioOf('perSecond', OURS, postgraphileSide('')),
  },
  {
    name: 'graphql.postgraphile_count',
    against: 'PostGraphile 5 with its total count',
    target: { least: 7 },
    measure: ratioOf('perSecond', OURS, postgraphileSide('totalCount')),
  },
  { name: 'graphql.cached', against: SQL, target: { least: 12 }, measure: ratioOf('perSecond', OURS_REPEATED, FLOOR) },
  {
    name: 'graphql.constant',
    against: 'a server of one constant string',
    target: { least: 0.7 },
    measure: ratioOf('perSecond', OURS_REPEATED, CONSTANT),
  },
]

export const GRAPHQL_BENCHMARKS: readonly Benchmark[] = FIGURES.map((figure) => ({ ...figure, close }))
