/** Addresses → sources as files are: what is asked for is kept with where, when and what it was. */
import { createHash } from 'node:crypto'
import { findRetrievedDocument, keepRetrieval, type RetrievedDocument, type Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import type { SourceFile } from '../parsing/sources.ts'
import type { Fetcher } from './fetcher.ts'
import type { ListedUrl } from './url-list.ts'

/** Of an address that has not changed, the bytes are those in the store. */
export const urlSources = (list: readonly ListedUrl[], fetcher: Fetcher, db: Kysely<Tables>): SourceFile[] =>
  list.map(({ url, region }) => ({
    path: url.href,
    name: nameOf(url),
    size: 0,
    region,
    read: async () => {
      const known = await findRetrievedDocument(db, url.href)
      const { bytes = known?.bytes ?? new Uint8Array(), ...answer } = await fetcher.fetch(url, validatorsOf(known))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const headers = { ...known?.headers, ...answer.headers }
      await keepRetrieval(db, { url: url.href, finalUrl: answer.finalUrl, sha256, headers })
      return bytes
    },
  }))

const validatorsOf = (known: RetrievedDocument | undefined) =>
  known && { finalUrl: known.final_url, etag: known.headers.etag, lastModified: known.headers['last-modified'] }

/** The last part of the path as a file would be called, without what only a path may hold; the host where there is none. */
function nameOf({ pathname, hostname }: URL): string {
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname
  return decoded(last).replaceAll(/[\p{Cc}/\\]/gu, '_')
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
