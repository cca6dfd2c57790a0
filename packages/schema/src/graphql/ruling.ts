/** What people decided about findings, and what agencies answered. */
import type { Kysely } from 'kysely'
import type { PlacedFinding } from '../db/queries/findings.ts'
import type { ReportVersionRow } from '../db/queries/reports.ts'
import { findReplies, findRulingsOfFindings, type Ruling } from '../db/rulings.ts'
import type { Tables } from '../db/tables.ts'
import { builder } from './builder.ts'

const AUTHOR = 'Who made it.'
const MADE_AT = 'When it was made.'
const INPUTS_CHANGED = 'Whether the figures it was made on read otherwise now.'

const textOf = (body: object, key: string): string => {
  const text: unknown = Object.entries(body).find(([name]) => name === key)?.[1]
  return typeof text === 'string' ? text : ''
}

export const FindingRulingType = builder.objectRef<Ruling>('FindingRuling').implement({
  description: 'A finding that a person accepted as explained.',
  fields: (t) => ({
    reason: t.string({ description: 'Why it was accepted.', resolve: ({ body }) => textOf(body, 'reason') }),
    author: t.exposeString('author', { description: AUTHOR }),
    madeAt: t.expose('made_at', { type: 'DateTime', description: MADE_AT }),
    inputsChanged: t.exposeBoolean('inputs_changed', { description: INPUTS_CHANGED }),
  }),
})

export const ReplyType = builder.objectRef<Ruling>('Reply').implement({
  description: 'An agency’s own answer to what is shown of its report.',
  fields: (t) => ({
    text: t.string({ description: 'What it says.', resolve: ({ body }) => textOf(body, 'text') }),
    author: t.exposeString('author', { description: AUTHOR }),
    madeAt: t.expose('made_at', { type: 'DateTime', description: MADE_AT }),
    inputsChanged: t.exposeBoolean('inputs_changed', { description: INPUTS_CHANGED }),
  }),
})

/** In the order of the findings. */
export async function loadFindingRulings(db: Kysely<Tables>, findings: readonly PlacedFinding[]) {
  const rulings = new Map(
    (await findRulingsOfFindings(db, findings)).map(({ finding_id, ruling }) => [finding_id, ruling]),
  )
  return findings.map(({ id }) => rulings.get(id) ?? null)
}

/** In the order of the reports. */
export async function loadReplies(db: Kysely<Tables>, reports: readonly ReportVersionRow[]) {
  const replies = new Map((await findReplies(db, reports)).map(({ report_id, ruling }) => [report_id, ruling]))
  return reports.map(({ report_id }) => replies.get(report_id) ?? null)
}
