/** The agencies behind the counts of those that a ranking has no place for. */
import { type AbsentState, absentStateAt, isRate, listUnranked, type Measure, type Snapshot } from '../columns/index.ts'
import { getFact } from '../db/rows/facts.ts'
import { AgencyFilterInput, readFilter } from './agency-filter.ts'
import { builder } from './builder.ts'
import { loadExisting } from './context.ts'
import { REASONS } from './distribution.ts'
import { FactType } from './fact.ts'
import { measureArgs, readMeasure } from './measure.ts'
import { readAsOf } from './moment.ts'
import { AgencyType, ReportType } from './nodes.ts'
import { decodeCursor, encodeCursor } from './opaque.ts'
import { pageArgs, pageOf, readFirst } from './page.ts'
import { readYear } from './year.ts'

const UnrankedStateEnum = builder.enumType('UnrankedState', {
  description: 'Why an agency has no place in a ranking. None of these is zero.',
  values: Object.fromEntries(
    REASONS.map(([, state, description]) => [state.toUpperCase(), { value: state, description }]),
  ) as Record<string, { value: AbsentState; description: string }>,
})

interface UnrankedAgency {
  readonly snapshot: Snapshot
  readonly measure: Measure
  readonly year: number
  readonly place: number
  readonly state: AbsentState
}

const parseIdOf = ({ snapshot, year, place }: UnrankedAgency) => snapshot.cellsOf(year).reportAt(place)?.parseId

const UnrankedAgencyType = builder.objectRef<UnrankedAgency>('UnrankedAgency').implement({
  description: 'An agency without a place in a ranking.',
  fields: (t) => ({
    agency: t.field({
      type: AgencyType,
      description: 'The agency.',
      resolve: ({ snapshot, place }) => snapshot.agencies.agencyAt(place),
    }),
    state: t.expose('state', { type: UnrankedStateEnum, description: 'Why it has none.' }),
    report: t.field({
      type: ReportType,
      nullable: true,
      description: 'Its report of the year, in the version that counts; null where it has not filed.',
      resolve: (entry, _args, { loaders }) => {
        const parseId = parseIdOf(entry)
        return parseId === undefined ? null : loadExisting(loaders.versions, parseId)
      },
    }),
    fact: t.field({
      type: FactType,
      nullable: true,
      description:
        'What stands in place of the figure, and where; null for a rate, which is of several, and where the agency has not filed.',
      resolve: async (entry, _args, { loaders }) => {
        const parseId = parseIdOf(entry)
        if (parseId === undefined || isRate(entry.measure)) return null
        const { facts, form } = await loadExisting(loaders.contents, parseId)
        return getFact(facts, entry.measure.metric, form)
      },
    }),
  }),
})

const UnrankedConnection = builder.connectionObject(
  {
    type: UnrankedAgencyType,
    name: 'UnrankedConnection',
    description: 'A page of agencies without a place in a ranking. “totalCount” is the count that the ranking shows.',
  },
  { name: 'UnrankedEdge', description: 'An agency in a list of those without a place.' },
)

builder.queryField('unranked', (t) =>
  t.field({
    type: UnrankedConnection,
    description:
      'The agencies that a ranking by one figure or rate of one year has no place for, and why, in the order of their division codes, those without one first.',
    args: {
      ...measureArgs,
      year: t.arg.int({ required: true, description: 'The year the reports are about.' }),
      filter: t.arg({ type: AgencyFilterInput, description: 'Which agencies; all unless stated.' }),
      state: t.arg({ type: UnrankedStateEnum, description: 'Only those for this reason; all unless stated.' }),
      asOf: t.arg({ type: 'DateTime', description: 'By what counted at this moment; now unless stated.' }),
      ...pageArgs,
    },
    resolve: async (_root, args, context) => {
      const measure = readMeasure(args)
      const year = readYear(args.year)
      const filter = await readFilter(args.filter, context)
      const limit = readFirst(args.first) + 1
      const snapshot = await context.snapshot(readAsOf(args.asOf))
      const places = listUnranked(snapshot, { measure, year, filter, state: args.state ?? undefined })
      const begin = beginAfter(snapshot, places, args.after)
      const column = snapshot.column(measure, year)
      const rows = Array.from(places.subarray(begin, begin + limit), (place): UnrankedAgency => {
        return { snapshot, measure, year, place, state: absentStateAt(column, place) }
      })
      return {
        ...pageOf(rows, args, ({ place }) => encodeCursor(...keyOf(snapshot, place))),
        totalCount: () => places.length,
      }
    },
  }),
)

const keyOf = ({ agencies: { regionCodes, ids } }: Snapshot, place: number): [number, number] => [
  regionCodes[place] as number,
  ids[place] as number,
]

function beginAfter(snapshot: Snapshot, places: Int32Array, cursor: string | null | undefined): number {
  if (!cursor) return 0
  const [lastCode, lastId] = decodeCursor(cursor, ['figure', 'id'])
  const index = places.findIndex((place) => {
    const [code, id] = keyOf(snapshot, place)
    return code > lastCode || (code === lastCode && id > lastId)
  })
  return index < 0 ? places.length : index
}
