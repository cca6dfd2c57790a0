/** Who asks for a change: the key that a request carries. Reading needs none. */
import { type ApiKey, findApiKey } from '@gongkai/schema/db'
import { type Context, columnsOf, createContext, documentRefused, unauthenticated } from '@gongkai/schema/graphql'
import { findFailure } from '../expected-error.ts'
import { parseBytes } from '../parsing/parse-files.ts'
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
  const { db, writer } = options
  if (authorization === null) return createContext(db)
  const key = await findKey(options, authorization)
  if (!key || !writer) throw unauthenticated()
  return { ...createContext(writer, columnsOf(db)), writing: { key, parse } }
}

async function parse(name: string, bytes: Uint8Array, region: string | undefined) {
  try {
    return await parseBytes(name, bytes, region)
  } catch (error) {
    const failure = findFailure(error)
    throw failure ? documentRefused(failure.code, failure.message) : error
  }
}
