import { type ComparedFigure, compareAgencies } from '../columns/index.ts'
import { builder } from './builder.ts'
import { loadExisting } from './context.ts'
import { FigureStateEnum, MetricEnum } from './enums.ts'
import { badInput, notFound } from './errors.ts'
import { readAsOf } from './moment.ts'
import { AgencyType, ReportType } from './nodes.ts'
import { decodeIdOf } from './opaque.ts'
import { newestYearOf, readYears } from './year.ts'

const ComparedFigureType = builder.objectRef<ComparedFigure>('ComparedFigure').implement({
  description: 'One figure of one agency and year, or the reason why there is none.',
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'The agency.',
      resolve: ({ agencyId }, _args, { loaders }) => loadExisting(loaders.agencies, agencyId),
    }),
    metric: t.field({ type: MetricEnum, description: 'The figure.', resolve: ({ metric }) => metric }),
    year: t.exposeInt('year', { description: 'The year the report is about.' }),
    state: t.expose('state', {
      type: FigureStateEnum,
      description: 'Whether there is a number, else why not.',
    }),
    value: t.exposeFloat('value', { nullable: true, description: 'The number; null in every other state.' }),
    report: t.field({
      type: ReportType,
      nullable: true,
      description: 'The report it stands in, in the version that counts; null where the agency has not filed.',
      resolve: ({ parseId }, _args, { loaders }) => (parseId === null ? null : loadExisting(loaders.versions, parseId)),
    }),
  }),
})

const MAX_AGENCIES = 8
const MAX_METRICS = 40

builder.queryField('compare', (t) =>
  t.field({
    type: [ComparedFigureType],
    description: 'Figures of a few agencies side by side: by agency, then metric, then year, each in the order given.',
    args: {
      agencies: t.arg.idList({ required: true, description: `The ids of 1 to ${MAX_AGENCIES} agencies.` }),
      metrics: t.arg({
        type: [MetricEnum],
        required: true,
        description: `Which figures, 1 to ${MAX_METRICS}.`,
      }),
      years: t.arg.intList({ description: 'Which years, 1 to 20; the newest that has reports unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By what counted at this moment; now unless stated.' }),
    },
    resolve: async (_root, { agencies, metrics, years, asOf }, context) => {
      const decoded = agencies.map((id) => decodeIdOf('Agency', id))
      const agencyIds = readOnce('agencies', decoded, MAX_AGENCIES)
      const wanted = { agencyIds, metrics: readOnce('metrics', metrics, MAX_METRICS) }
      const wantedYears = years && readYears(years)
      const snapshot = await context.snapshot(readAsOf(asOf))
      const unknown = agencies.find((_, i) => snapshot.agencies.findPlace(agencyIds[i] as number) === undefined)
      if (unknown !== undefined) throw notFound('agency', unknown)
      return compareAgencies(snapshot, { ...wanted, years: wantedYears ?? [newestYearOf(snapshot)] })
    },
  }),
)

function readOnce<T>(name: string, values: readonly T[], most: number): readonly T[] {
  if (values.length === 0 || values.length > most) throw badInput(`${name}: name 1 to ${most}.`)
  if (new Set(values).size < values.length) throw badInput(`${name}: name each once.`)
  return values
}
