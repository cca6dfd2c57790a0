/** The agencies that one is fairly compared with: of its level, its sector and its province. */
import type { TrendPoint } from '../charts/trend-chart.ts'
import type { PeerPlaceFragment, PeersQuery, PeerYearFragment } from '../generated/graphql.ts'
import type { AgencyState } from './address-state.ts'
import type { AgencyView } from './agency.ts'
import { readForm } from './vocabulary.ts'

/** Undefined where the level is not settled: then nobody is a peer. */
export const peersOf = ({ level, sector, regionCode }: AgencyView): AgencyState | undefined =>
  level === null ? undefined : { level, sector, ...(regionCode && { region: `${regionCode.slice(0, 2)}0000` }) }

/** The edition that most reports of a year are printed on. */
const mainForm = ({ forms }: PeerYearFragment): TrendPoint['form'] => {
  const [most] = [...forms].sort((a, b) => b.reports - a.reports)
  return most?.form ? readForm(most.form) : null
}

/** The median of each year; null where no peer states a number. Unlabelled, for the labels of the chart are the agency’s. */
export const peerPoints = (years: readonly PeerYearFragment[]): TrendPoint[] =>
  years.map((point) => ({
    year: point.year,
    form: mainForm(point),
    value: point.counts.number > 0 ? point.distribution.median : null,
    label: '',
  }))

/** Where an agency stands among its peers. */
export interface PeerPlace {
  /** Undefined where it has no place; with the ranks it may have once the figures in doubt are settled. */
  readonly entry: PeerPlaceFragment['nodes'][number] | undefined
  /** How many have one. */
  readonly total: number
}

interface HeadlinePeer {
  readonly points: readonly TrendPoint[]
  readonly place: PeerPlace
}
export type HeadlinePeers = Readonly<Record<string, HeadlinePeer>>

const readPeer = (years: readonly PeerYearFragment[], { nodes, totalCount }: PeerPlaceFragment): HeadlinePeer => ({
  points: peerPoints(years),
  place: { entry: nodes[0], total: totalCount },
})

/** By metric. */
export const readPeers = (answer: PeersQuery): HeadlinePeers => ({
  'disclosure.volume': readPeer(answer.volume, answer.volumePlace),
  'permits.decisions': readPeer(answer.permits, answer.permitsPlace),
  'penalties.decisions': readPeer(answer.penalties, answer.penaltiesPlace),
})
