/** Stretches of a mutated text, and what is done to them. */
import { MARK } from './template.ts'

export interface Place {
  readonly start: number
  readonly end: number
}

export const sliceOf = (text: string, { start, end }: Place): string => text.slice(start, end)
export const without = (text: string, { start, end }: Place): string => text.slice(0, start) + text.slice(end)
export const withText = (text: string, { start, end }: Place, inserted: string): string =>
  text.slice(0, start) + inserted + text.slice(end)
export const atPlace = (text: string, place: number, inserted: string): string =>
  text.slice(0, place) + inserted + text.slice(place)

/** `b` stands behind `a`. */
export const exchanged = (text: string, a: Place, b: Place): string =>
  text.slice(0, a.start) +
  text.slice(b.start, b.end) +
  text.slice(a.end, b.start) +
  text.slice(a.start, a.end) +
  text.slice(b.end)

export const placesOf = (text: string, pattern: RegExp): Place[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
export const marksOf = (text: string): Place[] => placesOf(text, MARK)
