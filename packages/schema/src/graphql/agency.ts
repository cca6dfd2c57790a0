import type { ListedAgency } from '../columns/index.ts'
import { listAgencies, searchAgencies } from '../db/queries/agencies.ts'
import { wordsOf } from '../db/queries/agency-filter.ts'
import { listReportsOfAgencies } from '../db/queries/reports.ts'
import { AgencyFilterInput, readFilter, readText } from './agency-filter.ts'
import { builder } from './builder.ts'
import { LevelEnum, SectorEnum } from './enums.ts'
import { notFound } from './errors.ts'
import { AgencyType, ReportType } from './nodes.ts'
import { decodeCursor, decodeIdOf, encodeCursor } from './opaque.ts'
import { type PageArgs, pageArgs, pageOf, readFirst } from './page.ts'
import { RegionType } from './region.ts'

builder.node(AgencyType, {
  description: 'An agency that publishes an annual report: a government or one of its departments.',
  id: { resolve: (agency) => agency.id, description: 'Its opaque id.' },
  loadMany: (ids, { loaders }) => ids.map((id) => loaders.agencies.load(Number(id))),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in Chinese, with its region.' }),
    regionCode: t.exposeString('region_code', {
      nullable: true,
      description: 'Six digits of its division; null where the report does not settle it.',
    }),
    region: t.field({
      type: RegionType,
      nullable: true,
      description: 'Its division; null where the report does not settle it.',
      resolve: ({ region_code }, _args, { loaders }) =>
        region_code === null ? null : loaders.regions.load(region_code),
    }),
    level: t.expose('level', {
      type: LevelEnum,
      nullable: true,
      description: 'The level of its government; null where the report does not settle it.',
    }),
    sector: t.expose('sector', { type: SectorEnum, description: 'What it is responsible for.' }),
    reports: t.loadableGroup({
      type: ReportType,
      description: 'Its current reports, newest year first.',
      load: (ids: number[], { db }) => listReportsOfAgencies(db, ids),
      group: (report) => report.agency_id,
      resolve: (agency) => agency.id,
    }),
  }),
})

export const AgencyConnection = builder.connectionObject(
  {
    type: AgencyType,
    name: 'AgencyConnection',
    description: 'A page of agencies.',
  },
  { name: 'AgencyEdge', description: 'An agency in a list.' },
)

/** Where in the order of names a page begins. */
export const readAgencyPage = ({ first, after }: PageArgs) => {
  const limit = readFirst(first) + 1
  if (!after) return { limit }
  const [name, id] = decodeCursor(after, ['text', 'id'])
  return { limit, after: { name, id } }
}
export const agencyPageOf = (rows: readonly ListedAgency[], args: PageArgs) =>
  pageOf(rows, args, (agency) => encodeCursor(agency.name, agency.id))

builder.queryFields((t) => ({
  agencies: t.field({
    type: AgencyConnection,
    description: 'Agencies in the Chinese order of their names.',
    args: {
      filter: t.arg({ type: AgencyFilterInput, description: 'Which agencies; all unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, args, context) => {
      const filter = await readFilter(args.filter, context)
      const rows = await listAgencies(context.db, { filter, ...readAgencyPage(args) })
      return { ...agencyPageOf(rows, args), totalCount: async () => (await context.snapshot()).select(filter).known }
    },
  }),
  agency: t.field({
    type: AgencyType,
    nullable: true,
    description: 'One agency; an error with the code NOT_FOUND where nothing has the id.',
    args: { id: t.arg.id({ required: true, description: 'The agency’s id.' }) },
    resolve: async (_root, { id }, { loaders }) => {
      const agency = await loaders.agencies.load(decodeIdOf('Agency', id))
      if (!agency) throw notFound('agency', id)
      return agency
    },
  }),
  search: t.field({
    type: [AgencyType],
    description:
      'Agencies that every word of the text speaks of, the closest first; none where the text is blank. A word is part of the name, or of its pinyin in full or by initials, or the beginning of a division code, or what such agencies are called for short, as 卫健委 or wjw.',
    args: {
      text: t.arg.string({ required: true, description: 'Words, separated by spaces.' }),
      first: t.arg.int({ description: 'How many at most, 0 to 200; 20 unless stated.' }),
    },
    resolve: (_root, { text, first }, { db }) =>
      wordsOf(readText(text)).length === 0 ? [] : searchAgencies(db, readText(text) ?? '', readFirst(first)),
  }),
}))
