import type { Snapshot } from '../columns/index.ts'
import { codesOfRegion } from '../db/queries/agency-filter.ts'
import { nothingThere } from './errors.ts'

/** The code of no division, below which all would lie. */
const NOWHERE = '000000'

/** Whether a division has the code, or one below it, or an agency is there: from others no report could be. */
function isKnown(snapshot: Snapshot, code: string): boolean {
  const { first, last } = codesOfRegion(code)
  if (first === NOWHERE) return false
  if (snapshot.regions.has(first)) return true
  const isWithin = (division: string) => division >= first && division <= last
  return [...snapshot.regions.keys()].some(isWithin) || snapshot.select({ region: code }).places.length > 0
}

/** Throws NOT_FOUND that names the argument: a mistyped region must not look like one where nobody has reported. */
export function requireRegions(snapshot: Snapshot, codes: readonly string[], argument: string): void {
  const unknown = codes.find((code) => !isKnown(snapshot, code))
  if (unknown === undefined) return
  const message = `there is no division ${JSON.stringify(unknown)}, nor an agency of one below it.`
  throw nothingThere(`${argument}: ${message}`, { argument, value: unknown })
}
