/** How figures are spread, and how many agencies have none for which reason. */
import type { StandingState } from '../columns/index.ts'
import { builder } from './builder.ts'
import { badInput } from './errors.ts'

/** Sorted numbers; what is null has no numbers to be of. */
export interface Spread {
  readonly sum: number
  readonly mean: number | null
  readonly min: number | null
  readonly max: number | null
  quantile(part: number): number | null
}

const NONE = 'Null where there are no figures.'

export const DistributionType = builder.objectRef<Spread>('Distribution').implement({
  description: 'How figures are spread. Only numbers count; agencies without one are in none of these.',
  fields: (t) => ({
    sum: t.exposeFloat('sum', { description: 'All figures added up.' }),
    mean: t.exposeFloat('mean', { nullable: true, description: `The sum divided by how many there are. ${NONE}` }),
    min: t.exposeFloat('min', { nullable: true, description: `The smallest. ${NONE}` }),
    lowerQuartile: t.float({
      nullable: true,
      description: `A quarter of the figures is at most this. ${NONE}`,
      resolve: (spread) => spread.quantile(0.25),
    }),
    median: t.float({
      nullable: true,
      description: `The middle one, or halfway between the two in the middle. ${NONE}`,
      resolve: (spread) => spread.quantile(0.5),
    }),
    upperQuartile: t.float({
      nullable: true,
      description: `Three quarters of the figures are at most this. ${NONE}`,
      resolve: (spread) => spread.quantile(0.75),
    }),
    max: t.exposeFloat('max', { nullable: true, description: `The largest. ${NONE}` }),
    percentile: t.float({
      nullable: true,
      description: `The figure below which a part of all lies, in proportion between neighbours. ${NONE}`,
      args: {
        part: t.arg.float({ required: true, description: 'The part, from 0 to 1: 0.9 is the 90th percentile.' }),
      },
      resolve: (spread, { part }) => {
        if (part >= 0 && part <= 1) return spread.quantile(part)
        throw badInput(`part: ${part} is out of range; write 0 to 1.`)
      },
    }),
  }),
})

/** Why an agency has no figure: the fields of every type that counts agencies. */
export const REASONS: readonly [name: string, state: Exclude<StandingState, 'number'>, description: string][] = [
  ['blank', 'blank', 'Agencies whose cell is there and empty.'],
  ['missing', 'missing', 'Agencies whose form has the figure and whose document does not show it.'],
  ['notOnForm', 'not_on_form', 'Agencies whose form does not have the figure.'],
  ['unreadable', 'unreadable', 'Agencies whose figure is there and cannot be read with certainty.'],
  ['otherBasis', 'other_basis', 'Agencies with a disclosure volume on another basis than the one asked for.'],
  ['belowMinimum', 'below_minimum', 'Agencies with too few cases for a rate; none where a figure is asked for.'],
  ['notFiled', 'not_filed', 'Known agencies without a report of the year.'],
]

type Reasons = Readonly<Record<Exclude<StandingState, 'number'>, number>>

export const AgencyCountsType = builder.objectRef<Reasons & { readonly number: number }>('AgencyCounts').implement({
  description:
    'How many agencies have a figure, and how many have none and why; over several years, once for each year.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Agencies with a figure.' }),
    ...Object.fromEntries(
      REASONS.map(([name, state, description]) => [name, t.int({ description, resolve: (counts) => counts[state] })]),
    ),
  }),
})
