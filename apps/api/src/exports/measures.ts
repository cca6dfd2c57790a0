/** How exports call what they measure. */
import { isRate, type Measure } from '@gongkai/schema/columns'
import { getMetric, RATES, type Wording } from '@gongkai/schema/metrics'

export interface Measured {
  readonly metric: string
  readonly unit: string
}

export const measuredOf = (measure: Measure): Measured =>
  isRate(measure)
    ? { metric: `rate.${measure.rate}`, unit: 'share' }
    : { metric: measure.metric, unit: getMetric(measure.metric).unit }

export interface Described {
  readonly key: string
  readonly unit: string
  readonly label: Wording
  readonly definition: Wording
}

/** By the key that `measuredOf` gives. */
export function describeMeasure(key: string): Described {
  const rate = Object.entries(RATES).find(([name]) => `rate.${name}` === key)?.[1]
  const { label, definition, unit } = rate ? { ...rate, unit: 'share' } : getMetric(key)
  return { key, unit, label, definition }
}
