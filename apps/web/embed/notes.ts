/** What small print beside a row is made of. */
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

/** Undefined where there is none. */
export const notesOf = (notes: readonly (string | undefined)[]): string | undefined =>
  notes.filter(Boolean).join(' · ') || undefined

/** Of a ranked figure that is far from the agency’s other years. */
export const unusualNote = ({ isUnusual }: { readonly isUnusual: boolean }, lang: Lang): string | undefined =>
  isUnusual ? messagesIn(lang).unusual : undefined
