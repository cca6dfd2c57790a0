/** The findings that identity may give. */
import { FINDING_CODES } from '@gongkai/schema/metrics'
import type { Finding } from '../report.ts'
import { type Division, listAncestors } from './divisions.ts'
import { CANDIDATES, EVIDENCE, MESSAGES } from './wording.ts'

type IdentityCode = 'identity.completed' | 'identity.ambiguous'

const finding = (code: IdentityCode, message: Finding['message']): Finding => ({
  code,
  severity: FINDING_CODES[code].severity,
  origin: 'document',
  metrics: [],
  expected: null,
  actual: null,
  message,
  spans: [],
  legal_basis: FINDING_CODES[code].legalBasis,
})

/** The title lacks the region; `source` is what has it. */
export function completedFinding(printed: string, name: string, source: keyof typeof EVIDENCE): Finding {
  const { zh, en } = MESSAGES.completed
  return finding('identity.completed', {
    zh: zh(printed, name, EVIDENCE[source].zh),
    en: en(printed, name, EVIDENCE[source].en),
  })
}

/** The region is not certain; `candidates` are those it may be. */
export function ambiguousFinding(name: string, candidates: readonly Division[]): Finding {
  const list = candidates.map(fullName)
  const { zh, en } = MESSAGES.ambiguous
  return finding('identity.ambiguous', {
    zh: zh(name, list.length > 0 ? CANDIDATES.zh(list) : ''),
    en: en(name, list.length > 0 ? CANDIDATES.en(list) : ''),
  })
}

const fullName = (division: Division) =>
  [...listAncestors(division).reverse(), division].map(({ name }) => name).join('')
