import type { EmbedKind, EmbedState } from '../lib/embed-state.ts'
import { compare } from './comparison.ts'
import { figure } from './figure.ts'
import type { Kind } from './kind.ts'
import { ranking } from './ranking.ts'
import { rateRanking } from './rate-ranking.ts'
import { summary } from './summary.ts'
import { trend } from './trend.ts'

const byMetricOrRate = ({ rate }: EmbedState): Kind => (rate ? rateRanking : ranking)

export const KINDS: Record<EmbedKind, Kind> = {
  ranking: {
    query: (question) => byMetricOrRate(question.state).query(question),
    read: (data, state) => byMetricOrRate(state).read(data, state),
  },
  trend,
  compare,
  summary,
  figure,
}
