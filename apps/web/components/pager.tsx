import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  /** Address of the first page; left out on it. */
  readonly first: string | undefined
  /** Address of the next page; left out on the last. */
  readonly next: string | undefined
}

export function Pager({ lang, first, next }: Props) {
  const t = messagesIn(lang)
  if (!first && !next) return null
  return (
    <nav className="pager" aria-label={t.pages}>
      {first && <a href={first}>{t.firstPage}</a>}
      {next && <a href={next}>{t.nextPage}</a>}
    </nav>
  )
}
