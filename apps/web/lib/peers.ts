/** The agencies that one is fairly compared with: of its level, its sector and its province. */
import type { TrendPoint } from '../charts/trend-chart.ts'
import type { PeersQuery, PeerYearFragment } from '../generated/graphql.ts'
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

export type HeadlinePeers = Readonly<Record<string, readonly TrendPoint[]>>

/** By metric. */
export const readPeers = ({ volume, permits, penalties }: PeersQuery): HeadlinePeers => ({
  'disclosure.volume': peerPoints(volume),
  'permits.decisions': peerPoints(permits),
  'penalties.decisions': peerPoints(penalties),
})
