import { casesOf } from '../columns/index.ts'
import { getMetric, MINIMUM_CASES, RATE_KEYS, RATES, type RateKey, wilsonInterval } from '../metrics/index.ts'
import { builder } from './builder.ts'
import { RateEnum, readRate } from './measure.ts'
import { MetricType } from './metric.ts'
import {
  type RankedAgency,
  RankedAgencyInterface,
  type Ranking,
  RankingPageInterface,
  rankingArgs,
  rankingPage,
} from './ranking.ts'
import { WordingType } from './wording.ts'

const RateDefinitionType = builder.objectRef<RateKey>('RateDefinition').implement({
  description: 'What a rate means: which figures are added up and divided by which.',
  fields: (t) => ({
    rate: t.field({ type: RateEnum, description: 'Its name in this API.', resolve: (key) => key }),
    key: t.string({ description: 'Its permanent key, such as “granted”.', resolve: (key) => key }),
    label: t.field({ type: WordingType, description: 'Its name.', resolve: (key) => RATES[key].label }),
    definition: t.field({
      type: WordingType,
      description: 'What is divided by what.',
      resolve: (key) => RATES[key].definition,
    }),
    numerator: t.field({
      type: [MetricType],
      description: 'The figures that are added up above the line.',
      resolve: (key) => RATES[key].numerator.map(getMetric),
    }),
    denominator: t.field({
      type: [MetricType],
      description: 'The figures that are added up below the line.',
      resolve: (key) => RATES[key].denominator.map(getMetric),
    }),
    minimum: t.int({
      description: 'How many cases it must at least be of unless a query states another number.',
      resolve: () => MINIMUM_CASES,
    }),
  }),
})

const IntervalType = builder.objectRef<{ low: number; high: number }>('Interval').implement({
  description: 'A range of rates.',
  fields: (t) => ({
    low: t.exposeFloat('low', { description: 'Its lower end, from 0.' }),
    high: t.exposeFloat('high', { description: 'Its upper end, up to 1.' }),
  }),
})

const casesOfEntry = ({ ranking: { snapshot, measure, year }, place }: RankedAgency) => {
  if (!('rate' in measure)) throw new Error('A ranking by a figure is of no cases.')
  return casesOf(snapshot.cellsOf(year), snapshot.rate(measure.rate), place)
}

const RateEntryType = builder.objectRef<RankedAgency>('RateEntry').implement({
  description: 'An agency’s place in a ranking by a rate. Only agencies with every figure and enough cases have one.',
  interfaces: [RankedAgencyInterface],
  fields: (t) => ({
    numerator: t.float({ description: 'How many cases were so.', resolve: (entry) => casesOfEntry(entry).numerator }),
    denominator: t.float({ description: 'Of how many cases.', resolve: (entry) => casesOfEntry(entry).denominator }),
    interval: t.field({
      type: IntervalType,
      nullable: true,
      description:
        'The 95 % Wilson interval: agencies whose intervals overlap may differ by chance alone. Wide where cases are few.',
      resolve: (entry) => {
        const { numerator, denominator } = casesOfEntry(entry)
        return wilsonInterval(numerator, denominator)
      },
    }),
  }),
})

const RateRankingConnection = builder.connectionObject<
  typeof RateEntryType,
  { readonly ranking: Ranking },
  false,
  false,
  [typeof RankingPageInterface]
>(
  {
    type: RateEntryType,
    name: 'RateRankingConnection',
    description:
      'A page of a ranking by a rate, and how many agencies of the filter have no place in it and why: an agency that lacks one figure of the rate has none. Figures that make a rate of more than 1 are counted as unreadable.',
    interfaces: [RankingPageInterface],
  },
  { name: 'RateRankingEdge', description: 'A place in a ranking by a rate.' },
)

builder.queryFields((t) => ({
  rates: t.field({
    type: [RateDefinitionType],
    description: 'The rates that agencies can be ranked by.',
    resolve: () => RATE_KEYS,
  }),
  rateRanking: t.field({
    type: RateRankingConnection,
    description:
      'Agencies by one rate of one year. Places are computed over all agencies of the filter with enough cases, never over a page.',
    args: {
      rate: t.arg({ type: RateEnum, required: true, description: 'The rate to rank by.' }),
      minimum: t.arg.int({
        description: `How many cases the rate must at least be of; ${MINIMUM_CASES} unless stated.`,
      }),
      ...rankingArgs,
    },
    resolve: (_root, { rate, minimum, ...args }, context) => rankingPage(readRate(rate, minimum), args, context),
  }),
}))
