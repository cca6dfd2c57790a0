import { ExpectedError } from '../expected-error.ts'

export const altered = (path: string, what: string, cause?: unknown): ExpectedError =>
  new ExpectedError('backup.altered', `${path} is not as it was written: ${what}. Use another backup.`, { cause })

/** Throws `backup.altered` where somebody kept another hash than is found. */
export function requireHash(path: string, found: string, expected: string | undefined): void {
  if (expected !== undefined && found !== expected.toLowerCase()) throw altered(path, `its SHA-256 is ${found}`)
}
