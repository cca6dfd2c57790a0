/** Rates: some figures of the form divided by others that hold them. Each is one row; a rate is never more than 1. */
import { REQUEST_ROWS } from './form.ts'
import type { Wording } from './vocabulary.ts'

export interface Rate {
  readonly label: Wording
  readonly definition: Wording
  /** Keys of the metrics that are added up above and below the line. */
  readonly numerator: readonly string[]
  readonly denominator: readonly string[]
}

/** Below so many cases a rate says little, and none is given unless asked for. */
export const MINIMUM_CASES = 10

const totalOf = (row: string) => `requests.${row}.total`
const totalsOfGroup = (group: string) =>
  REQUEST_ROWS.filter((row) => row.group === group && row.key.startsWith(`${group}.`)).map(({ key }) => totalOf(key))
const RESOLVED = [totalOf('resolved_total')]
const LITIGATION = ['litigation_direct', 'litigation_after_reconsideration']

const ofResolved = (label: Wording, numerator: readonly string[]): Rate => ({
  label,
  definition: {
    zh: `本年度办理结果中「${label.zh.replace(/占比$/, '')}」件数之和，除以办理结果总计。`,
    en: `Requests of this outcome divided by all requests resolved in the year.`,
  },
  numerator,
  denominator: RESOLVED,
})

export const RATES = {
  granted: ofResolved({ zh: '予以公开占比', en: 'Share granted in full' }, [totalOf('granted')]),
  granted_or_partially: ofResolved({ zh: '予以公开和部分公开占比', en: 'Share granted in full or in part' }, [
    totalOf('granted'),
    totalOf('partially_granted'),
  ]),
  denied: ofResolved({ zh: '不予公开占比', en: 'Share denied' }, totalsOfGroup('denied')),
  unavailable: ofResolved({ zh: '无法提供占比', en: 'Share that could not be provided' }, totalsOfGroup('unavailable')),
  not_processed: ofResolved({ zh: '不予处理占比', en: 'Share not processed' }, totalsOfGroup('not_processed')),
  carried_out: {
    label: { zh: '结转下年度占比', en: 'Share carried over to the next year' },
    definition: {
      zh: '结转下年度继续办理的件数，除以本年新收与上年结转件数之和。',
      en: 'Requests carried over to the next year, divided by those received this year and carried in from the year before.',
    },
    numerator: [totalOf('carried_out')],
    denominator: [totalOf('received'), totalOf('carried_in')],
  },
  from_natural_persons: {
    label: { zh: '自然人申请占比', en: 'Share of requests by natural persons' },
    definition: {
      zh: '本年新收申请中自然人提出的件数，除以本年新收总计。',
      en: 'Requests received from natural persons, divided by all requests received.',
    },
    numerator: ['requests.received.natural_person'],
    denominator: [totalOf('received')],
  },
  reconsideration_corrected: {
    label: { zh: '行政复议纠正占比', en: 'Share of reconsiderations that corrected the agency' },
    definition: {
      zh: '行政复议结果纠正的件数，除以行政复议总计。',
      en: 'Reconsiderations that corrected the agency, divided by all reconsiderations.',
    },
    numerator: ['reconsideration.corrected'],
    denominator: ['reconsideration.total'],
  },
  litigation_corrected: {
    label: { zh: '行政诉讼纠正占比', en: 'Share of lawsuits lost' },
    definition: {
      zh: '未经复议直接起诉与复议后起诉中结果纠正的件数之和，除以两者总计之和。',
      en: 'Lawsuits that corrected the agency, direct and after reconsideration, divided by all lawsuits.',
    },
    numerator: LITIGATION.map((group) => `${group}.corrected`),
    denominator: LITIGATION.map((group) => `${group}.total`),
  },
} satisfies Record<string, Rate>
export type RateKey = keyof typeof RATES
export const RATE_KEYS = Object.keys(RATES) as RateKey[]

export interface Interval {
  readonly low: number
  readonly high: number
}

/** The standard normal quantile that leaves 2.5 % on either side. */
const Z = 1.959963984540054

/** The 95 % Wilson interval of a rate: where it would lie in the long run, given so few cases. Null without cases. */
export function wilsonInterval(numerator: number, denominator: number): Interval | null {
  if (denominator <= 0) return null
  const rate = numerator / denominator
  const spread = Z ** 2 / denominator
  const centre = (rate + spread / 2) / (1 + spread)
  const half = (Z / (1 + spread)) * Math.sqrt((rate * (1 - rate)) / denominator + spread / denominator / 4)
  // Of none, or of all, the end is exact; computed, it would be a hair beside it.
  return {
    low: numerator === 0 ? 0 : Math.max(0, centre - half),
    high: numerator === denominator ? 1 : Math.min(1, centre + half),
  }
}
