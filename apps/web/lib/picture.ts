/** Pictures of a page’s figures for links to it: the pictures of embeds, which are drawn with every character of a name. */
import { type EmbedKind, type EmbedState, formatEmbedState } from './embed-state.ts'

/** Read beside the words of a link, at the width of a hand. */
const FEW_BARS = 6

export const picturePath = (kind: EmbedKind, state: Partial<EmbedState>): string =>
  `/embed/${kind}.png?${formatEmbedState(kind, { first: FEW_BARS, ...state })}`
