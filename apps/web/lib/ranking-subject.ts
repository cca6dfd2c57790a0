/** What a ranking is by: a metric of the catalogue, or a rate, whose slug is `rate.` and its key. */
import { getMetric, type Metric, RATE_KEYS, RATES, type RateKey, UNITS, type Wording } from '@gongkai/schema/metrics'
import type { Lang } from './lang.ts'
import { findRankingMetric, slugOf } from './ranking-state.ts'

export interface RankingSubject {
  readonly slug: string
  readonly label: Wording
  readonly definition: Wording
  /** In Chinese. */
  readonly legalBasis: string
  readonly metric?: Metric
  readonly rate?: RateKey
}

const PREFIX = 'rate.'
export const slugOfRate = (rate: RateKey): string => PREFIX + rate
/** Undefined where the slug names no rate. */
export const findRate = (slug: string): RateKey | undefined => RATE_KEYS.find((key) => slugOfRate(key) === slug)

const subjectOfRate = (rate: RateKey): RankingSubject => {
  const { label, definition, numerator } = RATES[rate]
  return { slug: slugOfRate(rate), label, definition, legalBasis: getMetric(numerator[0] ?? '').legalBasis, rate }
}

export const subjectOfMetric = (metric: Metric): RankingSubject => ({ ...metric, slug: slugOf(metric.key), metric })

/** Undefined where the slug names neither. */
export const findSubject = (slug: string): RankingSubject | undefined => {
  const rate = findRate(slug)
  if (rate) return subjectOfRate(rate)
  const metric = findRankingMetric(slug)
  return metric && subjectOfMetric(metric)
}

/** Where a report shows what the subject was read from. */
export const figureOf = ({ metric, rate }: RankingSubject): string =>
  metric?.key ?? (rate && RATES[rate].numerator[0]) ?? ''

/** The unit of its figures; rates have none. */
export const unitOf = ({ metric }: RankingSubject, lang: Lang): string => (metric ? UNITS[metric.unit][lang] : '%')

/** Whether its figures are parts of a whole, as gains and losses are not, nor rates. */
export const hasShares = ({ metric }: RankingSubject): boolean => metric !== undefined && !metric.isChange

/** Other ways to rank what the subject is about: the rates a figure is part of, or the figures a rate is made of. */
export const relatedSubjects = ({ metric, rate }: RankingSubject): RankingSubject[] => {
  if (rate) {
    const { numerator, denominator } = RATES[rate]
    return [...numerator, ...denominator].map((key) => subjectOfMetric(getMetric(key)))
  }
  const isPart = (key: RateKey) =>
    [...RATES[key].numerator, ...RATES[key].denominator].some((one) => one === metric?.key)
  return RATE_KEYS.filter(isPart).map(subjectOfRate)
}
