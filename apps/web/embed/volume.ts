/** What a disclosure volume rests on, which no table of the form does. */
import { BASES } from '@gongkai/schema/metrics'
import type { EmbedVolumeFragment } from '../generated/graphql.ts'
import type { Lang } from '../lib/lang.ts'
import { isApproximate } from '../lib/ranking.ts'
import { readBasis } from '../lib/vocabulary.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { notesOf } from './notes.ts'

/** Undefined of every other figure. */
export const basisNote = ({ disclosure }: EmbedVolumeFragment, lang: Lang): string | undefined => {
  if (!disclosure?.basis) return undefined
  const basis = readBasis(disclosure.basis)
  const mark = isApproximate(basis, disclosure.counts) ? embedMessagesIn(lang).approximate : undefined
  return notesOf([BASES[basis][lang], mark])
}
