/** GraphQL’s enums as keys of the catalogue. */
import {
  BASES,
  CHANNELS,
  COUNT_KINDS,
  FACT_STATES,
  FINDING_CODES,
  FORMS,
  LEVELS,
  METRICS,
  ORIGINS,
  SECTORS,
  SEVERITIES,
  UNITS,
} from '@gongkai/schema/metrics'
import { keyReader } from './enum-key.ts'

export const readBasis = keyReader(BASES)
export const readChannel = keyReader(CHANNELS)
export const readCountKind = keyReader(COUNT_KINDS)
export const readFactState = keyReader(FACT_STATES)
export const readFindingCode = keyReader(FINDING_CODES)
export const readForm = keyReader(FORMS)
export const readLevel = keyReader(LEVELS)
export const readMetricKey = keyReader(Object.fromEntries(METRICS.map((metric) => [metric.key, metric])))
export const readOrigin = keyReader(ORIGINS)
export const readSector = keyReader(SECTORS)
export const readSeverity = keyReader(SEVERITIES)
export const readUnit = keyReader(UNITS)
