/** Keys of those who may change something. A key is shown once, when it is made; the database knows only a hash of it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Scope, Tables } from '../tables.ts'

export interface ApiKey {
  readonly id: number
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The one agency in whose name it replies; null for any. */
  readonly agency_id: number | null
  readonly created_at: Date
  readonly revoked_at: Date | null
}

export type NewApiKey = Pick<ApiKey, 'name' | 'scopes' | 'agency_id'>

const SHOWN = ['id', 'name', 'scopes', 'agency_id', 'created_at', 'revoked_at'] as const
const SECRET_BYTES = 32
const TOKEN = /^gongkai_(\d{1,9})_([\w-]{43})$/

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** The token holds the key’s number, so that it is found without comparing secrets, and the secret. */
export async function createApiKey(db: Kysely<Tables>, { name, scopes, agency_id }: NewApiKey) {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const key: ApiKey = await db
    .insertInto('api_keys')
    .values({ name, scopes: [...scopes], agency_id, hash: hashOf(secret) })
    .returning(SHOWN)
    .executeTakeFirstOrThrow()
  return { key, token: `gongkai_${key.id}_${secret}` }
}

/** The key of a token; undefined for what is none, or was revoked. */
export async function findApiKey(db: Kysely<Tables>, token: string): Promise<ApiKey | undefined> {
  const [, id, secret = ''] = TOKEN.exec(token) ?? []
  if (id === undefined) return undefined
  const row = await db
    .selectFrom('api_keys')
    .select([...SHOWN, 'hash'])
    .where('id', '=', Number(id))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row || !timingSafeEqual(row.hash, hashOf(secret))) return undefined
  const { hash: _, ...key } = row
  return key
}

/** The newest first, revoked ones too. */
export const listApiKeys = (db: Kysely<Tables>): Promise<ApiKey[]> =>
  db.selectFrom('api_keys').select(SHOWN).orderBy('id', 'desc').execute()

/** False where no key that still counts has the number. */
export async function revokeApiKey(db: Kysely<Tables>, id: number): Promise<boolean> {
  const revoked = await db
    .updateTable('api_keys')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return revoked.length > 0
}
