import { setTimeout as delay } from 'node:timers/promises'
import { cache } from 'react'
import { DatasetDocument } from '../generated/graphql.ts'
import { BackendError, BackendUnreachable, request } from '../lib/backend.ts'
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

/** Once for a page. It says for itself that the backend does not answer, or refuses; then there are no figures to warn of. */
const isSynthetic = cache(async (): Promise<boolean> => {
  try {
    return (await request(DatasetDocument, {})).dataset.synthetic
  } catch (error) {
    if (error instanceof BackendUnreachable || error instanceof BackendError) return false
    throw error
  }
})

/** Asks while the page is still being made, so that it need not wait afterwards. */
export const askSynthetic = (): void => void isSynthetic().catch(() => undefined)

/** What a page without figures, which asks the API for nothing else, waits for one that is slow. */
const COURTESY_MS = 500

interface Props {
  readonly lang: Lang
  readonly hasFigures: boolean
}

/** Above every page of a demonstration: no figure on it is any agency’s. */
export async function SyntheticNotice({ lang, hasFigures }: Props) {
  const answers = [isSynthetic(), ...(hasFigures ? [] : [delay(COURTESY_MS, false)])]
  return (await Promise.race(answers)) ? <aside className="synthetic">{messagesIn(lang).synthetic}</aside> : null
}
