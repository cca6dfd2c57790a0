/** By what an answer is known again: the data it is of, and the program that wrote it, which may write the next one otherwise. */
import manifest from '../../package.json' with { type: 'json' }

export const etagOf = (dataVersion: number) => `W/"${manifest.version}-${dataVersion}"`

/** Whether `If-None-Match` names the tag, alone or among others. */
export const isKnownBy = (ifNoneMatch: string | null | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((known) => known.trim() === '*' || strong(known.trim()) === strong(etag)) ?? false

/** Caches that change how bytes are sent may make a tag weak or strong. */
const strong = (etag: string) => etag.replace(/^W\//, '')
