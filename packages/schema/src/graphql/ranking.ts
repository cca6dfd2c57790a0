import {
  type Direction,
  type Doubts,
  doubtsOf,
  type Measure,
  type RankRange,
  rankRangeOf,
  type Snapshot,
  type Standing,
  type StandingEntry,
} from '../columns/index.ts'
import type { AgencyFilter } from '../db/queries/agency-filter.ts'
import type { PlacedFinding } from '../db/queries/findings.ts'
import { getFact } from '../db/rows/facts.ts'
import { VOLUME } from '../db/rows/narrative-facts.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { type Context, loadExisting } from './context.ts'
import { DistributionType, REASONS } from './distribution.ts'
import { BasisEnum, DirectionEnum, MetricEnum } from './enums.ts'
import { badInput, nothingThere } from './errors.ts'
import { FactType } from './fact.ts'
import { boundsOf, makesWhole, metricNumbersOf, metricsOf, readFigure } from './measure.ts'
import { readAsOf } from './moment.ts'
import { AgencyType, FindingType, ReportType } from './nodes.ts'
import { decodeCursor, decodeIdOf, encodeCursor } from './opaque.ts'
import { type PageArgs, pageArgs, pageOf, readFirst } from './page.ts'
import { newestYearOf, readYear } from './year.ts'

/** One ranking of one request. */
export interface Ranking {
  readonly snapshot: Snapshot
  readonly measure: Measure
  readonly year: number
  readonly filter: AgencyFilter
  readonly direction: Direction
  readonly standing: Standing
  /** The same ranking a year before, once an entry has been asked for it. */
  previous?: Standing
}

export interface RankedAgency extends StandingEntry {
  readonly ranking: Ranking
}

function previousOf({ ranking, place }: RankedAgency): StandingEntry | undefined {
  ranking.previous ??= ranking.snapshot.standing(ranking.measure, ranking.year - 1, ranking.filter)
  return ranking.previous.findEntry(place, ranking.direction)
}

function valueNow({ snapshot, measure, year }: Ranking, place: number, now: Snapshot): number | undefined {
  const placeNow = now.agencies.findPlace(snapshot.agencies.ids[place] as number)
  return placeNow === undefined ? undefined : now.standing(measure, year, {}).findEntry(placeNow, 'desc')?.value
}

/** The version that the figure stands in. */
const parseIdOf = ({ ranking, place }: RankedAgency): number => {
  const report = ranking.snapshot.cellsOf(ranking.year).reportAt(place)
  if (!report) throw new Error('An agency is ranked without a report.')
  return report.parseId
}

/** About what the cells and the column of a year take. */
const BYTES_PER_AGENCY = 48

const doubtsIn = ({ snapshot, standing, measure, year, filter }: Ranking): Doubts =>
  snapshot.answer(
    `doubts/${standing.column.key}/${snapshot.select(filter).key}`,
    () => doubtsOf(standing, snapshot.cellsOf(year), metricNumbersOf(snapshot, measure), boundsOf(measure)),
    // It holds on to the year and the column it is of.
    () => BYTES_PER_AGENCY * standing.column.codes.length + 500,
  )

const rangeOf = ({ ranking, place, value }: RankedAgency): RankRange =>
  rankRangeOf(doubtsIn(ranking), place, value, ranking.direction)

function isUnusual({ ranking: { snapshot, measure, year }, place }: RankedAgency): boolean {
  const cells = snapshot.cellsOf(year)
  const { unusual } = cells.patterns.findings.at(cells.findingPatternAt(place))
  return metricNumbersOf(snapshot, measure).some((metric) => unusual.has(metric))
}

const isDisputed = ({ ranking, place }: RankedAgency): boolean => doubtsIn(ranking).isDisputed(place)

async function listDisputes(entry: RankedAgency, _args: object, { loaders }: Context): Promise<PlacedFinding[]> {
  if (!isDisputed(entry)) return []
  const own = metricsOf(entry.ranking.measure)
  const findings = await loaders.findingsOfParses.load(parseIdOf(entry))
  return findings.filter(({ severity, metrics }) => severity === 'error' && metrics.some((key) => own.includes(key)))
}

const RankRangeType = builder.objectRef<RankRange>('RankRange').implement({
  description:
    'How far a rank can move if figures that are unreadable, or that a finding of severity ERROR disputes, turn out as low or as high as can be.',
  fields: (t) => ({
    best: t.exposeInt('best', { description: 'The smallest rank it may have.' }),
    worst: t.exposeInt('worst', { description: 'The largest rank it may have.' }),
  }),
})

/** What an agency’s place in any ranking shows. */
export const RankedAgencyInterface = builder.interfaceRef<RankedAgency>('RankedAgency').implement({
  description: 'An agency’s place in a ranking, by a figure or by a rate.',
  fields: (t) => ({
    rank: t.exposeInt('rank', {
      description:
        'Its place among all agencies of the filter; equal values share a place and the next is left out: 1, 2, 2, 4.',
    }),
    value: t.exposeFloat('value', { description: 'What it is ranked by.' }),
    previousValue: t.float({
      nullable: true,
      description: 'The same of the year before; null where there was none.',
      resolve: (entry) => previousOf(entry)?.value,
    }),
    previousRank: t.int({
      nullable: true,
      description: 'Its place in the same ranking of the year before; null where it had none.',
      resolve: (entry) => previousOf(entry)?.rank,
    }),
    rankRange: t.field({
      type: RankRangeType,
      description: 'The ranks it may have once the figures in doubt are settled.',
      resolve: rangeOf,
    }),
    isDisputed: t.boolean({
      description: 'Whether a finding of severity ERROR disputes what it is ranked by.',
      resolve: isDisputed,
    }),
    isUnusual: t.boolean({
      description:
        'Whether a finding between years says that a figure it rests on is far from the agency’s other years, which may be no fault.',
      resolve: isUnusual,
    }),
    disputes: t.field({
      type: [FindingType],
      description: 'The findings of severity ERROR that dispute it; none where it is not disputed.',
      resolve: listDisputes,
    }),
    valueNow: t.float({
      nullable: true,
      description:
        'What it would be ranked by today, whatever “asOf” says and wherever it would stand; null where it has no such number any more.',
      resolve: async ({ ranking, place }, _args, { snapshot }) => valueNow(ranking, place, await snapshot()),
    }),
    percentile: t.exposeFloat('percentile', {
      description:
        'Ranked agencies of the filter whose value is at most this one’s, divided by all ranked agencies: above 0, up to 1.',
    }),
    agency: t.field({
      type: AgencyType,
      description: 'The agency.',
      resolve: ({ ranking, place }) => ranking.snapshot.agencies.agencyAt(place),
    }),
    report: t.field({
      type: ReportType,
      description: 'The report it stands in, in the version that counts.',
      resolve: (entry, _args, { loaders }) => loadExisting(loaders.versions, parseIdOf(entry)),
    }),
  }),
})

const EntryType = builder.objectRef<RankedAgency>('RankingEntry').implement({
  description: 'An agency’s place in a ranking. Only agencies with a number have one.',
  interfaces: [RankedAgencyInterface],
  fields: (t) => ({
    share: t.float({
      nullable: true,
      description:
        'Its figure divided by the sum of all ranked figures of the filter; null where the sum is 0, and for a change, whose gains and losses make no whole.',
      resolve: ({ ranking, share }) => (makesWhole(ranking.measure) ? share : null),
    }),
    basis: t.field({
      type: BasisEnum,
      nullable: true,
      description: 'What a disclosure volume rests on; null for every other metric.',
      resolve: ({ ranking, place }) => basisOf(ranking, place),
    }),
    fact: t.field({
      type: FactType,
      description: 'The figure with its raw text and its place in the document.',
      resolve: async (entry, _args, { loaders }) => {
        const { facts, form } = await loadExisting(loaders.contents, parseIdOf(entry))
        return getFact(facts, metricOf(entry.ranking), form)
      },
    }),
  }),
})

function metricOf({ measure }: Ranking): string {
  if ('metric' in measure) return measure.metric
  throw new Error('A ranking by a rate has no single figure.')
}

const basisOf = (ranking: Ranking, place: number) =>
  metricOf(ranking) === VOLUME ? ranking.snapshot.cellsOf(ranking.year).basisAt(place) : null

/** What every page of a ranking shows of the whole ranking. */
export const RankingPageInterface = builder.interfaceRef<{ readonly ranking: Ranking }>('RankingPage').implement({
  description: 'A page of a ranking, how its values are spread, and how many agencies have no place in it and why.',
  fields: (t) => ({
    year: t.int({ description: 'The year the reports are about.', resolve: ({ ranking }) => ranking.year }),
    distribution: t.field({
      type: DistributionType,
      description: 'How all ranked values of the filter are spread, those of other pages too.',
      resolve: ({ ranking }) => ranking.standing,
    }),
    ...Object.fromEntries(
      REASONS.map(([name, state, description]) => [
        name,
        t.int({ description, resolve: ({ ranking }) => ranking.standing.totals[state] }),
      ]),
    ),
  }),
})

const RankingConnection = builder.connectionObject<
  typeof EntryType,
  { readonly ranking: Ranking },
  false,
  false,
  [typeof RankingPageInterface]
>(
  {
    type: EntryType,
    name: 'RankingConnection',
    description:
      'A page of a ranking, and how many agencies of the filter have no place in it and why. “totalCount” are those with a number; all counts together are all agencies of the filter.',
    interfaces: [RankingPageInterface],
  },
  { name: 'RankingEdge', description: 'A place in a ranking.' },
)

export const rankingArgs = builder.args((t) => ({
  year: t.int({ description: 'The year the reports are about; the newest that has reports unless stated.' }),
  filter: t.field({ type: AgencyFilterInput, description: 'Which agencies; all unless stated.' }),
  direction: t.field({ type: DirectionEnum, description: 'Which end is first; the largest value unless stated.' }),
  asOf: t.field({ type: 'DateTime', description: 'By what counted at this moment; now unless stated.' }),
  around: t.id({
    description:
      'An agency, in place of “after”: of the pages of “first” entries, the one on which it stands, so that “first: 1” is its place alone; without entries where it has no place.',
  }),
  ...pageArgs,
}))

interface RankingArgs extends PageArgs {
  readonly year?: number | null | undefined
  readonly filter?: Parameters<typeof readFilter>[0]
  readonly direction?: Direction | null | undefined
  readonly asOf?: Date | null | undefined
  readonly around?: string | null | undefined
}

/** One page of the ranking of a measure. */
export async function rankingPage(measure: Measure, args: RankingArgs, context: Context) {
  const wanted = readYear(args.year)
  const filter = await readFilter(args.filter, context)
  const after = afterOf(args.after)
  const first = readFirst(args.first)
  const around = aroundOf(args)
  const direction = args.direction ?? 'desc'
  const snapshot = await context.snapshot(readAsOf(args.asOf))
  const year = wanted ?? newestYearOf(snapshot)
  const standing = snapshot.standing(measure, year, filter)
  const ranking: Ranking = { snapshot, measure, year, filter, direction, standing }
  const from = around === undefined ? after : beginAround(ranking, around, first)
  const entries = standing.page(direction, first + 1, from).map((entry): RankedAgency => ({ ...entry, ranking }))
  const cursorOf = ({ value, place }: RankedAgency) => encodeCursor(value, snapshot.agencies.ids[place] as number)
  const page = pageOf(entries, args, cursorOf, from !== undefined && from !== 0)
  return { ...page, ranking, totalCount: () => standing.count }
}

function aroundOf({ around, after }: RankingArgs): number | undefined {
  if (around === null || around === undefined) return undefined
  if (after) throw badInput('around: name a place to go on from by “after”, or an agency by “around”, not both.')
  return decodeIdOf('Agency', around)
}

/** Where the page begins on which an agency stands; behind the last entry where it has no place. Throws NOT_FOUND. */
function beginAround({ snapshot, standing, direction }: Ranking, agencyId: number, first: number): number {
  const place = snapshot.agencies.findPlace(agencyId)
  if (place === undefined) throw nothingThere('around: there is no agency with this id.', { argument: 'around' })
  const index = standing.findIndex(place, direction)
  return index === undefined ? standing.count : index - (index % Math.max(1, first))
}

function afterOf(cursor: string | null | undefined) {
  if (!cursor) return undefined
  const [value, agencyId] = decodeCursor(cursor, ['figure', 'id'])
  return { value, agencyId }
}

builder.queryField('ranking', (t) =>
  t.field({
    type: RankingConnection,
    description:
      'Agencies by one figure of one year. Places are computed over all agencies of the filter, never over a page; equal values are in a fixed order.',
    args: {
      metric: t.arg({ type: MetricEnum, required: true, description: 'The figure to rank by.' }),
      basis: t.arg({
        type: BasisEnum,
        description: 'Only for DISCLOSURE_VOLUME: rank only volumes that rest on this.',
      }),
      ...rankingArgs,
    },
    resolve: (_root, { metric, basis, ...args }, context) => rankingPage(readFigure(metric, basis), args, context),
  }),
)
