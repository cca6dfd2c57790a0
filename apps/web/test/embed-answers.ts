/** What the API would answer embeds with: names that try to be more than names. */
import type {
  EmbedComparisonQuery,
  EmbedRankingQuery,
  EmbedRateRankingQuery,
  EmbedRegionFragment,
  EmbedSummaryQuery,
  EmbedTrendQuery,
} from '../generated/graphql.ts'

/** Closes whatever it may stand in, and then begins something of its own. */
export const HOSTILE = `=cmd|'/C calc'!A0 </title></script></text>]]>"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;\u0000`

const COUNTS = { number: 3, blank: 1, missing: 0, notOnForm: 0, unreadable: 2, notFiled: 7, otherBasis: 0 }
const NONE = { ...COUNTS, number: 0, blank: 1, unreadable: 0, notFiled: 0 }
const dataset = { synthetic: false }

/** Frozen, it was 9 and is 8 since the first of March. */
export const rankingAnswer = (isFrozen: boolean, first = 2): EmbedRankingQuery => ({
  ranking: {
    year: 2024,
    totalCount: 3,
    ...COUNTS,
    nodes: Array.from({ length: first }, (_, i) => ({
      rank: i + 1,
      value: 9 - i,
      isDisputed: i === 1,
      isUnusual: i === 2,
      disputes: i === 1 ? [{ reply: null }] : [],
      ...(isFrozen && { valueNow: i === 0 ? 8 : 9 - i }),
      agency: {
        id: `QQ${i}`,
        name: i === 0 ? HOSTILE : `洛阳市第${i}卫生健康委员会`,
        ...(isFrozen && {
          reports: [{ year: 2024, parsedAt: '2026-03-01T00:00:00.000Z' }],
        }),
      },
      report: { id: `UQ${i}` },
    })),
  },
  dataset,
})

/** Frozen, two of three were granted; today there are too few cases. */
export const rateAnswer = (isFrozen: boolean): EmbedRateRankingQuery => ({
  rateRanking: {
    year: 2024,
    totalCount: 1,
    ...COUNTS,
    belowMinimum: 4,
    nodes: [
      {
        rank: 1,
        value: 2 / 3,
        isDisputed: false,
        isUnusual: false,
        disputes: [],
        numerator: 20,
        denominator: 30,
        interval: { low: 0.488, high: 0.808 },
        ...(isFrozen && { valueNow: null }),
        agency: {
          id: 'QQ0',
          name: `平顶山市城乡一体化示范区住房和城乡建设以及城市管理综合执法局${HOSTILE}`,
          ...(isFrozen && { reports: [{ year: 2024, parsedAt: '2026-03-01T00:00:00.000Z' }] }),
        },
        report: { id: 'UQ0' },
      },
      {
        rank: 2,
        value: 0.6,
        isDisputed: true,
        isUnusual: false,
        disputes: [{ reply: { isToFinding: false } }],
        numerator: 18,
        denominator: 30,
        interval: { low: 0.423, high: 0.754 },
        ...(isFrozen && { valueNow: 0.6 }),
        agency: { id: 'QQ1', name: '洛阳市财政局', ...(isFrozen && { reports: [] }) },
        report: { id: 'UQ1' },
      },
    ],
  },
  dataset,
})

const point = (year: number, sum: number | null): EmbedTrendQuery['trend'][number] => ({
  year,
  counts: sum === null ? NONE : COUNTS,
  distribution: { sum: sum ?? 0 },
  forms: [{ form: year < 2021 ? 'FORM_2019' : year === 2024 ? 'MIXED' : 'FORM_2021', reports: 1 }],
  break: sum === null ? { reason: 'NO_NUMBER' } : null,
})

const trendAnswer: EmbedTrendQuery = {
  trend: [point(2020, 4), point(2021, 5), point(2022, null), point(2023, 12_345), point(2024, 7)],
  agencies: {
    nodes: [{ id: 'QQ0', name: HOSTILE, reports: [{ id: 'UQ0', year: 2024 }] }],
  },
  disputes: { nodes: [] },
  dataset,
}

/** Of 2010 there is no agency at all. */
const NOBODY = { ...NONE, blank: 0 }
const trendOfNobody: EmbedTrendQuery = {
  ...trendAnswer,
  trend: [2009, 2010].map((year) => ({ ...point(year, null), counts: NOBODY })),
}

export const comparisonAnswer: EmbedComparisonQuery = {
  compare: [
    { year: 2024, agency: { id: 'QQ0', name: HOSTILE }, state: 'NUMBER', value: 3, report: { id: 'UQ0' } },
    { year: 2024, agency: { id: 'QQ1', name: '洛阳市财政局' }, state: 'BLANK', value: null, report: { id: 'UQ1' } },
    { year: 2024, agency: { id: 'QQ2', name: '洛阳市审计局' }, state: 'NOT_FILED', value: null, report: null },
  ],
  disputes: { nodes: [] },
  dataset: { synthetic: true },
}

export const summaryAnswer: EmbedSummaryQuery = {
  summary: {
    years: [2024],
    totalCount: 1,
    nodes: [
      {
        region: { code: '410300', name: HOSTILE },
        level: null,
        sector: null,
        counts: COUNTS,
        distribution: { sum: 12, mean: 4, median: 3, max: 8, min: 1 },
      },
    ],
    total: { counts: COUNTS },
  },
  dataset,
}

/** Frozen, 2024 was as it is above; it has been otherwise since the first of March, and 2020 as it is. */
const LAST_CHANGES = [
  { year: 2020, at: '2026-05-01T00:00:00.000Z', restatedAt: '2026-05-01T00:00:00.000Z' },
  { year: 2024, at: '2026-03-01T00:00:00.000Z', restatedAt: '2026-03-01T00:00:00.000Z' },
]

const frozenTrend: EmbedTrendQuery = {
  ...trendAnswer,
  now: trendAnswer.trend.map((one) => (one.year === 2024 ? point(2024, 8) : one)),
  lastChanges: LAST_CHANGES,
}

const frozenSummary: EmbedSummaryQuery = {
  ...summaryAnswer,
  summary: {
    ...summaryAnswer.summary,
    nodesNow: [{ counts: COUNTS, distribution: { sum: 13, mean: 4, median: 3, max: 9, min: 1 } }],
  },
  lastChanges: LAST_CHANGES,
}

const frozenComparison: EmbedComparisonQuery = {
  ...comparisonAnswer,
  now: comparisonAnswer.compare.map(({ value }, i) => ({
    value: i === 0 ? 4 : value,
    report: { parsedAt: '2026-03-01T00:00:00.000Z' },
  })),
}

/** Frozen on this day, nobody had filed for 2024 yet; the first of April brought the reports. */
export const BEFORE_REPORTS = '2025-06-30'
const FILED_AT = '2026-04-01T00:00:00.000Z'
const FILED_SINCE = { lastChanges: [{ year: 2024, at: FILED_AT, restatedAt: null }] }
const trendBefore: EmbedTrendQuery = {
  ...trendAnswer,
  trend: trendAnswer.trend.map((one) => (one.year === 2024 ? point(2024, null) : one)),
  now: trendAnswer.trend,
  ...FILED_SINCE,
}
const comparisonBefore: EmbedComparisonQuery = {
  ...comparisonAnswer,
  compare: comparisonAnswer.compare.map((one) => ({ ...one, state: 'NOT_FILED', value: null, report: null })),
  now: comparisonAnswer.compare.map(({ value, report }) => ({ value, report: report && { parsedAt: FILED_AT } })),
}

const LUOYANG = { name: '洛阳市', parent: { name: '河南省', parent: null } }
/** There are Luoyang, and agencies below 419000, which is no division; 999999 is nothing, and refused. */
const regionAnswer = (code: unknown): EmbedRegionFragment => ({
  region: code === '410300' ? LUOYANG : null,
})

const answerOf = (query: string, variables: Readonly<Record<string, unknown>>): object => {
  const { isFrozen, first, hasAgency } = variables
  const isBefore = String(variables.asOf).startsWith(BEFORE_REPORTS)
  if (query.includes('query EmbedTrend')) {
    if (Array.isArray(variables.years) && variables.years.includes(2010)) return trendOfNobody
    const { agencies, ...trend } = isBefore ? trendBefore : isFrozen ? frozenTrend : trendAnswer
    return { ...trend, ...(hasAgency === true && { agencies }) }
  }
  if (query.includes('query EmbedComparison'))
    return isBefore ? comparisonBefore : isFrozen ? frozenComparison : comparisonAnswer
  if (query.includes('query EmbedSummary'))
    return { ...(isFrozen ? frozenSummary : summaryAnswer), ...(isBefore && FILED_SINCE) }
  if (query.includes('query EmbedRateRanking')) return rateAnswer(isFrozen === true)
  return rankingAnswer(isFrozen === true, variables.year === 2010 ? 0 : Number(first))
}

/** How an operation is refused by its variables; undefined where it is answered. */
export const refusalTo = ({ region }: Readonly<Record<string, unknown>>): object | undefined =>
  region === '999999'
    ? { errors: [{ message: 'No.', extensions: { code: 'NOT_FOUND', argument: 'filter.region', value: region } }] }
    : undefined

/** Before this moment nothing was stored. */
const FIRST_REPORTS = '2020-01-01'

/** The answer to an operation, by what it asks. */
export const answerTo = (query: string, variables: Readonly<Record<string, unknown>>): object => {
  if (query.includes('query EmbedYears')) return { years: String(variables.asOf) < FIRST_REPORTS ? [] : [2024, 2023] }
  return { ...answerOf(query, variables), ...(variables.hasRegion === true && regionAnswer(variables.region)) }
}
