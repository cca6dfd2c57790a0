/** What a change needs: a key with its scope, and an entry in the log. */
import type { ApiKey, Scope } from '../db/api-keys.ts'
import { audited } from '../db/audit-log.ts'
import { RulingError } from '../db/rulings.ts'
import type { StoredReportInput } from '../db/stored-report.ts'
import type { Context } from './context.ts'
import { badInput, forbidden, nothingThere, unauthenticated } from './errors.ts'

export interface Writing {
  readonly key: ApiKey
  /** Throws DOCUMENT_REFUSED. */
  readonly parse: (name: string, bytes: Uint8Array, region: string | undefined) => Promise<readonly StoredReportInput[]>
}

export const ACTIONS = {
  submitDocument: 'submit',
  ruleOnFinding: 'rule',
  correctIdentity: 'correct',
  replyToReport: 'reply',
} as const satisfies Record<string, Scope>
export type Action = keyof typeof ACTIONS

/** What was loaded for the answer to one change must not be the answer to the next. */
const changed = new WeakSet<Context>()

/** Throws UNAUTHENTICATED without a key, FORBIDDEN where it lacks the scope. */
export function requireWriting(context: Context, action: Action): Writing {
  const { writing } = context
  if (!writing) throw unauthenticated()
  if (!writing.key.scopes.includes(ACTIONS[action])) throw forbidden(`This key lacks the scope “${ACTIONS[action]}”.`)
  if (changed.has(context)) throw badInput('mutation: ask for one change in a request.')
  changed.add(context)
  return writing
}

export async function change<T>(
  { db }: Context,
  { key }: Writing,
  { action, input }: { readonly action: Action; readonly input: object },
  work: () => Promise<T>,
  describe: (done: T) => object,
): Promise<T> {
  try {
    return await audited(db, { keyId: key.id, action, input }, work, describe)
  } catch (error) {
    throw error instanceof RulingError ? nothingThere(error.message) : error
  }
}
