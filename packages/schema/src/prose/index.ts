/** The reports’ own words, and how they are searched. */
export type { Place } from './letters.ts'
export * from './passages.ts'
export * from './snippets.ts'
export * from './terms.ts'
