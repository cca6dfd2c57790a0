/** What a change needs: a key with its scope, and an entry in the log. */
import { audited } from '../db/access/audit-log.ts'
import { RulingError } from '../db/rulings/rulings.ts'
import type { Scope } from '../db/tables.ts'
import type { Context, Writing } from './context.ts'
import { badInput, forbidden, nothingThere, unauthenticated } from './errors.ts'

const SCOPES = {
  submitDocument: 'submit',
  ruleOnFinding: 'rule',
  correctIdentity: 'correct',
  replyToReport: 'reply',
  replyToFinding: 'reply',
} as const satisfies Record<string, Scope>
export type Action = keyof typeof SCOPES | 'withdrawRuling'

/** What was loaded for the answer to one change must not be the answer to the next. */
const changed = new WeakSet<Context>()

/** Throws UNAUTHENTICATED without a key. */
export function requireKey(context: Context): Writing {
  const { writing } = context
  if (!writing) throw unauthenticated()
  if (changed.has(context)) throw badInput('mutation: ask for one change in a request.')
  changed.add(context)
  return writing
}

/** Throws FORBIDDEN where the key lacks the scope. */
export function requireScope({ key }: Writing, scope: Scope): void {
  if (!key.scopes.includes(scope)) throw forbidden(`This key lacks the scope “${scope}”.`)
}

/** Throws UNAUTHENTICATED without a key, FORBIDDEN where it lacks the scope. */
export function requireWriting(context: Context, action: keyof typeof SCOPES): Writing {
  const writing = requireKey(context)
  requireScope(writing, SCOPES[action])
  return writing
}

/** Throws FORBIDDEN where the key is for one agency, and that is another. */
export function requireAgency({ key }: Writing, agencyId: number | null): void {
  if (key.agency_id !== null && key.agency_id !== agencyId) throw forbidden('This key replies for another agency.')
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
