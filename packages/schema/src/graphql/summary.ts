import { type Dimension, type Group, type GroupKey, summarise } from '../columns/index.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { AgencyCountsType, DistributionType } from './distribution.ts'
import { FormEnum, LevelEnum, SectorEnum } from './enums.ts'
import { badInput } from './errors.ts'
import { measureArgs, readMeasure } from './measure.ts'
import { readAsOf } from './moment.ts'
import { decodeCursor, encodeCursor, strangeCursor } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { RegionType } from './region.ts'
import { newestYearOf, readYears } from './year.ts'

const DimensionEnum = builder.enumType('SummaryDimension', {
  description: 'What groups of a summary have in common.',
  values: {
    PROVINCE: { value: 'province', description: 'The province.' },
    PREFECTURE: {
      value: 'prefecture',
      description: 'The prefecture; agencies of a province itself are a group of their own.',
    },
    COUNTY: {
      value: 'county',
      description: 'The county; agencies of a province or prefecture itself are a group of their own.',
    },
    LEVEL: { value: 'level', description: 'The level of government.' },
    SECTOR: { value: 'sector', description: 'What the agencies are responsible for.' },
    YEAR: { value: 'year', description: 'The year of the report.' },
    FORM: {
      value: 'form',
      description: 'The edition of the form; agencies that have not filed are with reports that have no table.',
    },
  },
} as const)

type Aspect = 'KEY' | 'NUMBER' | 'NOT_FILED' | 'SUM' | 'MEAN' | 'MEDIAN' | 'MIN' | 'MAX'

/** What groups can be put in order and be chosen by. */
const ASPECTS: Readonly<Record<Aspect, { description: string; read: (group: Group) => number | null }>> = {
  KEY: {
    description: 'The group itself: codes of divisions, levels and sectors in their own order, years rising.',
    read: () => null,
  },
  NUMBER: { description: 'How many agencies have a figure.', read: ({ counts }) => counts.number },
  NOT_FILED: { description: 'How many agencies have not filed.', read: ({ counts }) => counts.not_filed },
  SUM: { description: 'The sum of the figures.', read: ({ sum }) => sum },
  MEAN: { description: 'The mean of the figures.', read: ({ mean }) => mean },
  MEDIAN: { description: 'The median of the figures.', read: (group) => group.quantile(0.5) },
  MIN: { description: 'The smallest figure.', read: ({ min }) => min },
  MAX: { description: 'The largest figure.', read: ({ max }) => max },
}

const AspectEnum = builder.enumType('SummaryAspect', {
  description: 'What groups of a summary can be put in order and be chosen by.',
  values: Object.fromEntries(
    Object.entries(ASPECTS).map(([name, { description }]) => [name, { value: name, description }]),
  ) as Record<string, { value: Aspect; description: string }>,
})

const OrderInput = builder.inputType('SummaryOrder', {
  description: 'The order of groups. Those without a figure to go by are last.',
  fields: (t) => ({
    by: t.field({ type: AspectEnum, required: true, description: 'What they are put in order by.' }),
    rising: t.boolean({ description: 'Whether the smallest is first; the largest unless stated, for KEY the first.' }),
  }),
})

const HavingInput = builder.inputType('SummaryHaving', {
  description: 'Which groups to show. Groups without a figure to go by are not shown.',
  fields: (t) => ({
    aspect: t.field({ type: AspectEnum, required: true, description: 'What they are chosen by; not KEY.' }),
    atLeast: t.float({ description: 'Only groups where it is this or more.' }),
    atMost: t.float({ description: 'Only groups where it is this or less.' }),
  }),
})

const GroupType = builder.objectRef<Group>('SummaryGroup').implement({
  description: 'Agencies that have something in common, summed up.',
  fields: (t) => ({
    region: t.field({
      type: RegionType,
      nullable: true,
      description: 'Their division; null where it is not known or was not grouped by.',
      resolve: ({ key }, _args, { loaders }) => (key.region ? loaders.regions.load(key.region) : null),
    }),
    regionCode: t.string({
      nullable: true,
      description: 'The six digits of their division; null as for “region”.',
      resolve: ({ key }) => key.region,
    }),
    level: t.field({
      type: LevelEnum,
      nullable: true,
      description: 'Their level; null where it is not known or was not grouped by.',
      resolve: ({ key }) => key.level,
    }),
    sector: t.field({
      type: SectorEnum,
      nullable: true,
      description: 'Their sector; null where it was not grouped by.',
      resolve: ({ key }) => key.sector,
    }),
    year: t.int({
      nullable: true,
      description: 'The year of their reports; null where it was not grouped by.',
      resolve: ({ key }) => key.year,
    }),
    form: t.field({
      type: FormEnum,
      nullable: true,
      description: 'The form of their reports; null where there is none or it was not grouped by.',
      resolve: ({ key }) => key.form,
    }),
    counts: t.expose('counts', {
      type: AgencyCountsType,
      description: 'How many agencies have a figure, and how many have none and why.',
    }),
    distribution: t.field({
      type: DistributionType,
      description: 'How the figures are spread.',
      resolve: (group) => group,
    }),
  }),
})

interface Summary {
  readonly total: Group
  readonly years: readonly number[]
  readonly nodesNow: () => Promise<(Group | null)[]>
}

const SummaryConnection = builder.connectionObject<typeof GroupType, Summary>(
  {
    type: GroupType,
    name: 'SummaryConnection',
    description: 'A page of groups. “totalCount” are all groups that “having” leaves.',
    fields: (t) => ({
      years: t.intList({ description: 'The years of the reports.', resolve: ({ years }) => years }),
      total: t.field({
        type: GroupType,
        description: 'All agencies of the filter together, those of groups that are not shown too.',
        resolve: ({ total }) => total,
      }),
      nodesNow: t.field({
        type: [GroupType],
        nullable: { list: false, items: true },
        description:
          'The groups of this page as they are today, whatever “asOf” says, in the same order and wherever they would stand; null for one that is no more.',
        resolve: ({ nodesNow }) => nodesNow(),
      }),
    }),
  },
  { name: 'SummaryEdge', description: 'A group of a summary.' },
)

const MAX_DIMENSIONS = 2
const MAX_CONDITIONS = 20
const REGIONS: readonly Dimension[] = ['province', 'prefecture', 'county']

function readDimensions(dimensions: readonly Dimension[]): readonly Dimension[] {
  const distinct = [...new Set(dimensions)]
  if (distinct.length > MAX_DIMENSIONS) throw badInput(`groupBy: name ${MAX_DIMENSIONS} at most.`)
  if (distinct.filter((dimension) => REGIONS.includes(dimension)).length > 1)
    throw badInput('groupBy: of PROVINCE, PREFECTURE and COUNTY name one.')
  return distinct
}

type Having = typeof HavingInput.$inferInput
type Order = typeof OrderInput.$inferInput

function readConditions(having: readonly Having[]): readonly Having[] {
  if (having.length > MAX_CONDITIONS) throw badInput(`having: name ${MAX_CONDITIONS} conditions at most.`)
  if (having.some(({ aspect }) => aspect === 'KEY')) throw badInput('having: groups cannot be chosen by KEY.')
  return having
}

const aspectOf = (group: Group, aspect: Aspect): number | null => ASPECTS[aspect].read(group)

const satisfies = (group: Group, { aspect, atLeast, atMost }: Having): boolean => {
  const value = aspectOf(group, aspect)
  return value !== null && value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity)
}

/** Groups come in the order of their keys, which decides between equals. */
function inOrder(groups: readonly Group[], order: Order | null | undefined): readonly Group[] {
  if (!order || order.by === 'KEY') return order?.rising === false ? [...groups].reverse() : groups
  const sign = order.rising ? 1 : -1
  const compare = (a: number | null, b: number | null) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : sign * (a - b)
  return [...groups].sort((a, b) => compare(aspectOf(a, order.by), aspectOf(b, order.by)))
}

const nameOf = (key: GroupKey): string => JSON.stringify(key)

/** Throws BAD_USER_INPUT where no group has the cursor: to begin anew would send whoever goes on round and round. */
function placeAfter(groups: readonly Group[], cursor: string): number {
  const [name] = decodeCursor(cursor, ['text'])
  const place = groups.findIndex(({ key }) => nameOf(key) === name)
  if (place < 0) throw strangeCursor(cursor)
  return place + 1
}

builder.queryField('summary', (t) =>
  t.field({
    type: SummaryConnection,
    description:
      'Agencies in groups, by one figure or rate of one or more years: how many have it or why not, and how it is spread. Figures of several years are counted together unless grouped by YEAR.',
    args: {
      ...measureArgs,
      years: t.arg.intList({
        description: 'The years of the reports, 1 to 20; the newest that has reports unless stated.',
      }),
      filter: t.arg({ type: AgencyFilterInput, description: 'Which agencies; all unless stated.' }),
      groupBy: t.arg({
        type: [DimensionEnum],
        description:
          'What the agencies of a group have in common, 2 at most; unless stated, or with none, all are one group.',
      }),
      having: t.arg({
        type: [HavingInput],
        description: `Only groups for which all of these hold, ${MAX_CONDITIONS} at most.`,
      }),
      orderBy: t.arg({ type: OrderInput, description: 'The order of the groups; by KEY unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By what counted at this moment; now unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, { groupBy, having, orderBy, ...args }, context) => {
      const dimensions = readDimensions(groupBy ?? [])
      const conditions = readConditions(having ?? [])
      const wanted = args.years && readYears(args.years)
      const filter = await readFilter(args.filter, context)
      const asked = { measure: readMeasure(args), filter, groupBy: dimensions }
      const limit = readFirst(args.first) + 1
      const snapshot = await context.snapshot(readAsOf(args.asOf))
      const years = wanted ?? [newestYearOf(snapshot)]
      const { groups, total } = summarise(snapshot, { ...asked, years })
      const shown = inOrder(
        groups.filter((group) => conditions.every((condition) => satisfies(group, condition))),
        orderBy,
      )
      const begin = args.after ? placeAfter(shown, args.after) : 0
      const page = pageOf(shown.slice(begin, begin + limit), args, ({ key }) => encodeCursor(nameOf(key)))
      const nodesNow = async () => {
        const today = summarise(await context.snapshot(), { ...asked, years })
        const byName = new Map(today.groups.map((group) => [nameOf(group.key), group]))
        return page.edges.map(({ node }) => byName.get(nameOf(node.key)) ?? null)
      }
      return { ...page, years, total, nodesNow, totalCount: () => shown.length }
    },
  }),
)
