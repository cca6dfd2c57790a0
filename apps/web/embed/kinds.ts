import type { EmbedKind } from '../lib/embed-state.ts'
import type { Question } from './chart.ts'
import { compare } from './comparison.ts'
import { figure } from './figure.ts'
import type { Kind } from './kind.ts'
import { ranking } from './ranking.ts'
import { rateRanking } from './rate-ranking.ts'
import { summary } from './summary.ts'
import { trend } from './trend.ts'

const byMetricOrRate = ({ state }: Question): Kind => (state.rate ? rateRanking : ranking)

export const KINDS: Record<EmbedKind, Kind> = {
  ranking: {
    query: (question) => byMetricOrRate(question).query(question),
    read: (data, question) => byMetricOrRate(question).read(data, question),
  },
  trend,
  compare,
  summary,
  figure,
}
