/** What is asked, how often, and what the answer must be by the known data of its version. */
import { YEARS } from './documents.ts'
import type { KnownFigure } from './known-data.ts'
import { hashOf } from './servers.ts'

export interface Question {
  readonly name: string
  readonly server: 'api' | 'web'
  readonly path: string
  /** Of a POST. */
  readonly body?: string
  /** How often it is asked, beside the others. */
  readonly weight: number
  /** True where an answer may be of some seconds ago: the dashboard keeps embeds. */
  readonly mayBeOld?: boolean
  /** What of an answer can be known beforehand. */
  readonly read: (body: string) => unknown
  readonly expect: (known: readonly KnownFigure[]) => unknown
}

type Row = readonly [rank: number, value: number, agency: string]

/** 1, 2, 2, 4, in the order of the values. */
function rank(known: readonly KnownFigure[], year: number, region: string): Row[] {
  const figures = known.filter((figure) => figure.year === year && figure.region.startsWith(region))
  const sorted = figures.toSorted((a, b) => b.value - a.value)
  return sorted.map(({ value, agency }) => [1 + sorted.findIndex((other) => other.value === value), value, agency])
}

/** Provinces with many districts. */
const REGIONS = ['', '11', '31', '33', '37', '41', '44', '51']

const RANKING = `query LoadRanking($year: Int, $region: String) {
  ranking(metric: PERMITS_DECISIONS, year: $year, filter: { region: $region }, first: 20) {
    totalCount nodes { rank value agency { name } }
  }
}`
const SUMMARY = `query LoadSummary($year: Int!) {
  summary(metric: PERMITS_DECISIONS, years: [$year], groupBy: []) { total { counts { number } distribution { sum max } } }
}`
const AGENCIES =
  'query LoadAgencies($text: String) { agencies(filter: { text: $text }, first: 50) { totalCount nodes { name } } }'

export const PERSISTED: readonly string[] = [RANKING, SUMMARY]

const extensionsOf = (query: string) => JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hashOf(query) } })
const persisted = (query: string, variables: object) =>
  `/graphql?${new URLSearchParams({ variables: JSON.stringify(variables), extensions: extensionsOf(query) })}`
const posted = (query: string, variables: object) => ({ path: '/graphql', body: JSON.stringify({ query, variables }) })

const regionOf = (region: string) => (region === '' ? {} : { region })

interface RankingAnswer {
  readonly totalCount: number
  readonly nodes: readonly { rank: number; value: number; agency: { name: string } }[]
}
const readRanking = (body: string) => {
  const { totalCount, nodes } = JSON.parse(body).data.ranking as RankingAnswer
  return { totalCount, rows: nodes.map(({ rank, value, agency }) => [rank, value, agency.name]) }
}
const expectRanking = (year: number, region: string) => (known: readonly KnownFigure[]) => {
  const rows = rank(known, year, region)
  return { totalCount: rows.length, rows: rows.slice(0, 20) }
}

const rankings = YEARS.flatMap((year) =>
  REGIONS.flatMap((region): Question[] => {
    const variables = { year, ...regionOf(region) }
    const answer = { server: 'api' as const, read: readRanking, expect: expectRanking(year, region) }
    return [
      { name: `ranking ${year} ${region}`, ...answer, weight: 6, path: persisted(RANKING, variables) },
      { name: `ranking by hand ${year} ${region}`, ...answer, weight: 3, ...posted(RANKING, variables) },
    ]
  }),
)

const summaries = YEARS.map(
  (year): Question => ({
    name: `summary ${year}`,
    server: 'api',
    weight: 6,
    path: persisted(SUMMARY, { year }),
    read: (body) => {
      const { counts, distribution } = JSON.parse(body).data.summary.total
      return [counts.number, distribution.sum, distribution.max]
    },
    expect: (known) => {
      const values = known.filter((figure) => figure.year === year).map(({ value }) => value)
      return [values.length, values.reduce((sum, value) => sum + value, 0), Math.max(...values)]
    },
  }),
)

const agencies = ['新', '江', '山', '区'].map(
  (text): Question => ({
    name: `agencies ${text}`,
    server: 'api',
    weight: 4,
    ...posted(AGENCIES, { text }),
    read: (body) => {
      const { totalCount, nodes } = JSON.parse(body).data.agencies as { totalCount: number; nodes: { name: string }[] }
      return { totalCount, others: nodes.filter(({ name }) => !name.includes(text)).length }
    },
    expect: (known) => {
      const names = new Set(known.map(({ region, agency }) => `${region} ${agency}`))
      return { totalCount: [...names].filter((name) => name.includes(text)).length, others: 0 }
    },
  }),
)

/** The figures of a table as CSV, whose first columns are named. */
function readCsv(body: string): Row[] {
  const [head = '', ...lines] = body.replace('\ufeff', '').trim().split('\r\n')
  const columns = head.split(',')
  const cell = (line: string, name: string) => line.split(',')[columns.indexOf(name)] ?? ''
  return lines
    .filter((line) => cell(line, 'state') === 'number')
    .map((line) => [Number(cell(line, 'rank')), Number(cell(line, 'value')), cell(line, 'agency')])
}

const exported = YEARS.map(
  (year): Question => ({
    name: `export ${year}`,
    server: 'api',
    weight: 4,
    path: `/export/ranking.csv?metric=permits&year=${year}`,
    read: readCsv,
    expect: (known) => rank(known, year, ''),
  }),
)

const EMBED_ROW = /<td class="rank">(\d+)<\/td>.*?<td>([\d,]+)<\/td>/gs

const embeds = REGIONS.slice(0, 4).map(
  (region): Question => ({
    name: `embed ${region}`,
    server: 'web',
    weight: 8,
    mayBeOld: true,
    path: `/embed/ranking?${new URLSearchParams({ metric: 'permits', year: '2024', ...regionOf(region) })}`,
    read: (body) =>
      [...body.matchAll(EMBED_ROW)]
        .slice(0, 5)
        .map(([, place, value]) => [Number(place), Number(value?.replaceAll(',', ''))]),
    expect: (known) =>
      rank(known, 2024, region)
        .slice(0, 5)
        .map(([place, value]) => [place, value]),
  }),
)

export const QUESTIONS: readonly Question[] = [...rankings, ...summaries, ...agencies, ...exported, ...embeds]
