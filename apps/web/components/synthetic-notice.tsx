import { DatasetDocument } from '../generated/graphql.ts'
import { BackendError, BackendUnreachable, request } from '../lib/backend.ts'
import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

/** A page says for itself that the backend does not answer, or refuses; then there are no figures to warn of. */
const isSynthetic = async (): Promise<boolean> => {
  try {
    return (await request(DatasetDocument, {})).dataset.synthetic
  } catch (error) {
    if (error instanceof BackendUnreachable || error instanceof BackendError) return false
    throw error
  }
}

/** Above every page of a demonstration: no figure on it is any agency’s. */
export async function SyntheticNotice({ lang }: { readonly lang: Lang }) {
  return (await isSynthetic()) ? <aside className="synthetic">{messagesIn(lang).synthetic}</aside> : null
}
