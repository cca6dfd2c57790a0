import type { SearchParams } from './address-state.ts'
import type { Span } from './fact.ts'

/** Anchor of the place. */
export const FOUND_ID = 'found'

/** The place in a report’s text that an address names, as `?at=120-140`; undefined where it names none. */
export const parsePlace = ({ at }: SearchParams): Span | undefined => {
  const [, start, end] = /^(\d{1,8})-(\d{1,8})$/.exec(String(at)) ?? []
  return start && end && Number(start) < Number(end) ? { start: Number(start), end: Number(end) } : undefined
}
