import { getFact } from '../db/facts.ts'
import { VOLUME } from '../db/narrative-facts.ts'
import { type RankingRow, type RankingTotals, rankAgencies } from '../db/queries/ranking.ts'
import { AgencyType } from './agency.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { loadExisting } from './context.ts'
import { BasisEnum, DirectionEnum, MetricEnum } from './enums.ts'
import { badInput } from './errors.ts'
import { FactType } from './fact.ts'
import { decodeCursor, encodeCursor } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { ReportType } from './report.ts'
import { readYear } from './year.ts'

interface Entry extends RankingRow {
  readonly metric: string
}

const EntryType = builder.objectRef<Entry>('RankingEntry').implement({
  description: 'An agency’s place in a ranking. Only agencies with a number have one.',
  fields: (t) => ({
    rank: t.exposeInt('rank', {
      description:
        'Its place among all agencies of the filter; equal values share a place and the next is left out: 1, 2, 2, 4.',
    }),
    value: t.exposeFloat('value', { description: 'Its figure.' }),
    previousValue: t.exposeFloat('previous_value', {
      nullable: true,
      description: 'Its figure of the year before; null where there was no number.',
    }),
    previousRank: t.exposeInt('previous_rank', {
      nullable: true,
      description: 'Its place in the same ranking of the year before; null where it had none.',
    }),
    share: t.exposeFloat('share', {
      nullable: true,
      description:
        'Its figure divided by the sum of all ranked figures of the filter, from 0 to 1; null where the sum is 0.',
    }),
    percentile: t.exposeFloat('percentile', {
      description:
        'Ranked agencies of the filter whose figure is at most this one’s, divided by all ranked agencies: above 0, up to 1.',
    }),
    basis: t.expose('basis', {
      type: BasisEnum,
      nullable: true,
      description: 'What a disclosure volume rests on; null for every other metric.',
    }),
    agency: t.field({
      type: AgencyType,
      description: 'The agency.',
      resolve: ({ agency_id }, _args, { loaders }) => loadExisting(loaders.agencies, agency_id),
    }),
    report: t.field({
      type: ReportType,
      description: 'The report the figure stands in.',
      resolve: ({ report_id }, _args, { loaders }) => loadExisting(loaders.reports, report_id),
    }),
    fact: t.field({
      type: FactType,
      description: 'The figure with its raw text and its place in the document.',
      resolve: async ({ report_id, metric }, _args, { loaders }) => {
        const { parse_id } = await loadExisting(loaders.reports, report_id)
        const { facts, form } = await loadExisting(loaders.contents, parse_id)
        return getFact(facts, metric, form)
      },
    }),
  }),
})

const COUNTS: readonly [name: string, count: keyof RankingTotals, description: string][] = [
  ['blank', 'blank', 'Agencies whose cell is there and empty.'],
  ['missing', 'missing', 'Agencies whose form has the figure and whose document does not show it.'],
  ['notOnForm', 'not_on_form', 'Agencies whose form does not have the figure.'],
  ['unreadable', 'unreadable', 'Agencies whose figure is there and cannot be read with certainty.'],
  ['otherBasis', 'other_basis', 'Agencies with a disclosure volume on another basis than the one asked for.'],
  ['notFiled', 'not_filed', 'Known agencies without a report of the year.'],
]

const RankingConnection = builder.connectionObject<typeof EntryType, { readonly totals: RankingTotals }>(
  {
    type: EntryType,
    name: 'RankingConnection',
    description:
      'A page of a ranking, and how many agencies of the filter have no place in it and why. “totalCount” are those with a number; all counts together are all agencies of the filter.',
    fields: (t) =>
      Object.fromEntries(
        COUNTS.map(([name, count, description]) => [
          name,
          t.int({ description, resolve: ({ totals }) => totals[count] }),
        ]),
      ),
  },
  { name: 'RankingEdge', description: 'A place in a ranking.' },
)

builder.queryField('ranking', (t) =>
  t.field({
    type: RankingConnection,
    description:
      'Agencies by one figure of one year. Places are computed over all agencies of the filter, never over a page; equal values are in a fixed order.',
    args: {
      metric: t.arg({ type: MetricEnum, required: true, description: 'The figure to rank by.' }),
      year: t.arg.int({ required: true, description: 'The year the reports are about.' }),
      filter: t.arg({ type: AgencyFilterInput, description: 'Which agencies; all unless stated.' }),
      direction: t.arg({ type: DirectionEnum, description: 'Which end is first; the largest value unless stated.' }),
      basis: t.arg({
        type: BasisEnum,
        description: 'Only for DISCLOSURE_VOLUME: rank only volumes that rest on this.',
      }),
      ...pageArgs,
    },
    resolve: async (_root, { metric, year, filter, direction, basis, ...page }, { db }) => {
      if (basis && metric !== VOLUME) throw badInput('basis: only the metric DISCLOSURE_VOLUME has a basis.')
      const { totals, rows } = await rankAgencies(db, {
        metric,
        year: readYear(year),
        filter: readFilter(filter),
        direction: direction ?? 'desc',
        basis: basis ?? undefined,
        limit: readFirst(page.first) + 1,
        after: afterOf(page.after),
      })
      const entries = rows.map((row): Entry => ({ ...row, metric }))
      return {
        ...pageOf(entries, page, (entry) => encodeCursor(entry.value, entry.agency_id)),
        totals,
        totalCount: () => totals.ranked,
      }
    },
  }),
)

function afterOf(cursor: string | null | undefined) {
  if (!cursor) return undefined
  const [value, agencyId] = decodeCursor(cursor, ['number', 'number'])
  return { value, agencyId }
}
