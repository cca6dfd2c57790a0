import type { EmbedKind } from '../lib/embed-state.ts'
import { compare } from './comparison.ts'
import { figure } from './figure.ts'
import type { Kind } from './kind.ts'
import { ranking } from './ranking.ts'
import { summary } from './summary.ts'
import { trend } from './trend.ts'

export const KINDS: Record<EmbedKind, Kind> = { ranking, trend, compare, summary, figure }
