/** What to rank or sum up by: one figure of the form, or a rate of several. */
import { type Bounds, isRate, type Measure, type Snapshot } from '../columns/index.ts'
import { VOLUME } from '../db/rows/narrative-facts.ts'
import { type Basis, getMetric, RATES, type RateKey } from '../metrics/index.ts'
import { builder } from './builder.ts'
import { BasisEnum, MetricEnum } from './enums.ts'
import { badInput } from './errors.ts'

export const RateEnum = builder.enumType('Rate', {
  description: 'A rate: some figures of the form divided by others that hold them. It is never more than 1.',
  values: Object.fromEntries(
    Object.entries(RATES).map(([key, { label }]) => [
      key.toUpperCase(),
      { value: key, description: `${label.en} (${label.zh})` },
    ]),
  ) as Record<string, { value: RateKey; description: string }>,
})

export const measureArgs = builder.args((t) => ({
  metric: t.field({ type: MetricEnum, description: 'The figure; either this or “rate”.' }),
  rate: t.field({ type: RateEnum, description: 'The rate; either this or “metric”.' }),
  basis: t.field({ type: BasisEnum, description: 'Only for DISCLOSURE_VOLUME: only volumes that rest on this.' }),
  minimum: t.int({ description: 'Only for a rate: how many cases it must at least be of; 10 unless stated.' }),
}))

interface MeasureArgs {
  readonly metric?: string | null | undefined
  readonly rate?: RateKey | null | undefined
  readonly basis?: Basis | null | undefined
  readonly minimum?: number | null | undefined
}

/** Throws BAD_USER_INPUT unless exactly one is asked for, with what goes with it. */
export function readMeasure({ metric, rate, basis, minimum }: MeasureArgs): Measure {
  if (metric && !rate) {
    if (minimum !== null && minimum !== undefined) throw badInput('minimum: only a rate has a minimum of cases.')
    return readFigure(metric, basis)
  }
  if (!rate || metric) throw badInput('metric, rate: name one of them, and not both.')
  if (basis) throw badInput('basis: a rate has no basis.')
  return readRate(rate, minimum)
}

export function readFigure(metric: string, basis: Basis | null | undefined): Measure {
  if (basis && metric !== VOLUME) throw badInput('basis: only the metric DISCLOSURE_VOLUME has a basis.')
  return { metric, basis: basis ?? undefined }
}

export function readRate(rate: RateKey, minimum: number | null | undefined): Extract<Measure, { rate: RateKey }> {
  if (minimum === null || minimum === undefined) return { rate }
  if (minimum < 1) throw badInput(`minimum: ${minimum} is too small; a rate is of 1 case or more.`)
  return { rate, minimum }
}

/** Keys of the figures that a measure is made of. */
export const metricsOf = (measure: Measure): readonly string[] =>
  isRate(measure) ? [...RATES[measure.rate].numerator, ...RATES[measure.rate].denominator] : [measure.metric]

/** What it can be: a change of a stock may be a loss and nothing else is below 0, and a rate is never more than 1. */
export const boundsOf = (measure: Measure): Bounds => ({
  least: metricsOf(measure).some((key) => getMetric(key).isChange) ? -Infinity : 0,
  most: isRate(measure) ? 1 : Infinity,
})

/** Whether its figures add up to a whole, of which each is a share: gains and losses do not. */
export const makesWhole = (measure: Measure): boolean => boundsOf(measure).least >= 0

/** Numbers of the figures that a measure is made of. */
export const metricNumbersOf = ({ numbers }: Snapshot, measure: Measure): number[] =>
  metricsOf(measure).map((key) => numbers.numberOf(key))
