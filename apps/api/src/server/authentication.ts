/** Who asks for a change: the key that a request carries. Reading needs none. */
import { type ApiKey, findApiKey } from '@gongkai/schema/db'
import { type Context, columnsOf, createContext, unauthenticated } from '@gongkai/schema/graphql'
import type { ServerOptions } from './server-options.ts'

const BEARER = /^Bearer ([\w-]{1,100})$/i

/** Undefined where the header names no key that counts. */
export async function findKey({ writer }: ServerOptions, authorization: string): Promise<ApiKey | undefined> {
  const [, token] = BEARER.exec(authorization) ?? []
  return writer && token ? findApiKey(writer, token) : undefined
}

/**
 * The context of one request. With a key it asks the database that can be written to, so that an answer to a change shows
 * it, whatever a replica has seen; columns are those of all. Throws UNAUTHENTICATED for a key that is none.
 */
export async function contextOf(options: ServerOptions, authorization: string | null): Promise<Context> {
  const { db, writer, documents } = options
  if (authorization === null) return createContext(db)
  const key = await findKey(options, authorization)
  if (!key || !writer || !documents) throw unauthenticated()
  return { ...createContext(writer, columnsOf(db)), writing: { key, parse: documents.parse } }
}
