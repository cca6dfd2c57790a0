import { type CoverageCounts, coverageOf, type FormCount } from '../columns/index.ts'
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import { listNotFiled } from '../db/queries/coverage.ts'
import { AgencyConnection, agencyPageOf, readAgencyPage } from './agency.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { FormEnum } from './enums.ts'
import { readAsOf } from './moment.ts'
import { pageArgs } from './page.ts'
import { readYear } from './year.ts'

export const FormCountType = builder.objectRef<FormCount>('FormCount').implement({
  description: 'How many reports are on one edition of the form.',
  fields: (t) => ({
    form: t.expose('form', {
      type: FormEnum,
      nullable: true,
      description: 'The edition; null for reports without a table that can be read.',
    }),
    reports: t.exposeInt('reports', { description: 'How many reports are on it.' }),
  }),
})

interface Coverage extends CoverageCounts {
  readonly year: number
  readonly filter: AgencyFilter
  readonly asOf: Date | undefined
}

const CoverageType = builder.objectRef<Coverage>('Coverage').implement({
  description:
    'How many known agencies filed a report of a year. An agency that did not file has no figures; it has no zeros.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year the reports are about.' }),
    agencies: t.exposeInt('agencies', { description: 'Known agencies of the filter.' }),
    filed: t.exposeInt('filed', { description: 'Those with a report of the year.' }),
    notFiled: t.int({
      description: 'Those without a report of the year.',
      resolve: ({ agencies, filed }) => agencies - filed,
    }),
    forms: t.field({
      type: [FormCountType],
      description: 'The reports by edition of the form.',
      resolve: ({ forms }) => [...forms],
    }),
    notFiledAgencies: t.field({
      type: AgencyConnection,
      description: 'The agencies without a report of the year, in the Chinese order of their names.',
      args: pageArgs,
      resolve: async ({ year, filter, agencies, filed, asOf }, args, { db }) => {
        const rows = await listNotFiled(db, year, { filter, asOf, ...readAgencyPage(args) })
        return { ...agencyPageOf(rows, args), totalCount: () => agencies - filed }
      },
    }),
  }),
})

builder.queryFields((t) => ({
  coverage: t.field({
    type: CoverageType,
    description: 'How many known agencies filed a report of a year.',
    args: {
      year: t.arg.int({ required: true, description: 'The year the reports are about.' }),
      filter: t.arg({ type: AgencyFilterInput, description: 'Which agencies; all unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By what counted at this moment; now unless stated.' }),
    },
    resolve: async (_root, args, context) => {
      const filter = await readFilter(args.filter, context)
      const year = readYear(args.year)
      const asOf = readAsOf(args.asOf)
      return { year, filter, asOf, ...coverageOf(await context.snapshot(asOf), year, filter) }
    },
  }),
  years: t.field({
    type: ['Int'],
    description: 'The years that have reports, newest first.',
    args: {
      filter: t.arg({ type: AgencyFilterInput, description: 'Of which agencies; all unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By what counted at this moment; now unless stated.' }),
    },
    resolve: async (_root, { filter, asOf }, context) => {
      const wanted = await readFilter(filter, context)
      return (await context.snapshot(readAsOf(asOf))).listYears(wanted)
    },
  }),
}))
