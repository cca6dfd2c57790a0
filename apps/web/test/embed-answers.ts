/** What the API would answer embeds with: names that try to be more than names. */
import type {
  EmbedComparisonQuery,
  EmbedRankingQuery,
  EmbedRateRankingQuery,
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
      agency: {
        id: `QQ${i}`,
        name: i === 0 ? HOSTILE : `洛阳市第${i}卫生健康委员会`,
        ...(isFrozen && {
          reports: [{ year: 2024, parsedAt: '2026-03-01T00:00:00.000Z', facts: [{ value: i === 0 ? 8 : 9 - i }] }],
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
        numerator: 20,
        denominator: 30,
        interval: { low: 0.488, high: 0.808 },
        ...(isFrozen && { valueNow: null }),
        agency: {
          id: 'QQ0',
          name: HOSTILE,
          ...(isFrozen && { reports: [{ year: 2024, parsedAt: '2026-03-01T00:00:00.000Z' }] }),
        },
        report: { id: 'UQ0' },
      },
    ],
  },
  dataset,
})

const point = (year: number, sum: number | null): EmbedTrendQuery['trend'][number] => ({
  year,
  counts: sum === null ? NONE : COUNTS,
  distribution: { sum: sum ?? 0 },
  forms: [{ form: year < 2021 ? 'FORM_2019' : 'FORM_2021', reports: 1 }],
  break: sum === null ? { reason: 'NO_NUMBER' } : null,
})

export const trendAnswer: EmbedTrendQuery = {
  trend: [point(2020, 4), point(2021, 5), point(2022, null), point(2023, 12_345), point(2024, 7)],
  agencies: {
    nodes: [{ id: 'QQ0', name: HOSTILE, reports: [{ id: 'UQ0', year: 2024, parsedAt: '2026-03-01T00:00:00.000Z' }] }],
  },
  disputes: { nodes: [] },
  dataset,
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

/** The answer to an operation, by what it asks. */
export const answerTo = (query: string, variables: Readonly<Record<string, unknown>>): object => {
  if (query.startsWith('query EmbedYears')) return { years: [2024, 2023] }
  if (query.includes('EmbedTrend')) return trendAnswer
  if (query.includes('EmbedComparison')) return comparisonAnswer
  if (query.includes('EmbedSummary')) return summaryAnswer
  if (query.includes('EmbedRateRanking')) return rateAnswer(variables.isFrozen === true)
  return rankingAnswer(variables.isFrozen === true, Number(variables.first))
}
