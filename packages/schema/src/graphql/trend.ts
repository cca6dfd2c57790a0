import { type TrendBreak, type TrendPoint, trendOf } from '../columns/index.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { FormCountType } from './coverage.ts'
import { AgencyCountsType, DistributionType } from './distribution.ts'
import { FormEditionEnum } from './enums.ts'
import { measureArgs, readMeasure } from './measure.ts'
import { readAsOf } from './moment.ts'
import { readYearsOrLast } from './year.ts'

const BreakReasonEnum = builder.enumType('FormBreakReason', {
  description: 'Why a year cannot be compared with the one before it.',
  values: {
    NOT_ON_FORM: { value: 'not_on_form', description: 'The form of one of the years does not have the figure.' },
    NO_NUMBER: { value: 'no_number', description: 'One of the years has no number.' },
  },
} as const)

const FormBreakType = builder.objectRef<TrendBreak>('FormBreak').implement({
  description: 'Where a series breaks: no line may be drawn across it.',
  fields: (t) => ({
    year: t.exposeInt('year', {
      description: 'The year that cannot be compared with the one before it in the series.',
    }),
    reason: t.expose('reason', { type: BreakReasonEnum, description: 'Why.' }),
    before: t.expose('before', {
      type: FormEditionEnum,
      nullable: true,
      description: 'The form of most reports of the year before; null where there are none.',
    }),
    after: t.expose('after', {
      type: FormEditionEnum,
      nullable: true,
      description: 'The form of most reports of this year; null where there are none.',
    }),
  }),
})

const TrendPointType = builder.objectRef<TrendPoint>('TrendPoint').implement({
  description: 'One year of a trend.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year the reports are about.' }),
    counts: t.field({
      type: AgencyCountsType,
      description: 'How many agencies have a figure, and how many have none and why.',
      resolve: ({ standing: { totals } }) => ({ ...totals, number: totals.ranked }),
    }),
    distribution: t.field({
      type: DistributionType,
      description: 'How the figures are spread; of a single agency the sum is its figure.',
      resolve: ({ standing }) => standing,
    }),
    forms: t.field({
      type: [FormCountType],
      description: 'The reports by edition of the form.',
      resolve: ({ forms }) => [...forms],
    }),
    isComparable: t.boolean({
      description: 'Whether the year can be compared with the one before it in the series; so for the first.',
      resolve: (point) => point.break === null,
    }),
    break: t.field({
      type: FormBreakType,
      nullable: true,
      description: 'The break between the year before in the series and this one; null where both can be compared.',
      resolve: (point) => point.break,
    }),
  }),
})

builder.queryField('trend', (t) =>
  t.field({
    type: [TrendPointType],
    description:
      'One figure or rate over the years, of one agency or of many, oldest year first, with the breaks that no line may cross.',
    args: {
      ...measureArgs,
      years: t.arg.intList({ description: 'Which years, 20 at most; all that have reports unless stated.' }),
      last: t.arg.int({
        description:
          'In place of “years”: so many years up to the newest that has any reports, 1 to 20; also years without reports of these agencies.',
      }),
      filter: t.arg({ type: AgencyFilterInput, description: 'Which agencies, one by “ids”; all unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By what counted at this moment; now unless stated.' }),
    },
    resolve: async (_root, { years, last, filter: input, asOf, ...args }, context) => {
      const measure = readMeasure(args)
      const filter = await readFilter(input, context)
      const wanted = readYearsOrLast(years, last)
      const snapshot = await context.snapshot(readAsOf(asOf))
      return trendOf(snapshot, { measure, years: wanted(snapshot) ?? snapshot.listYears(filter), filter })
    },
  }),
)
