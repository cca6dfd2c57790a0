import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { Shell } from './shell.tsx'

/** Said in place of a page when the API does not answer: no figure is better than an old or empty one. */
export function Unreachable({ lang, url }: { readonly lang: Lang; readonly url: string }) {
  const t = messagesIn(lang)
  return (
    <Shell lang={lang} path="/" title={t.unreachableTitle}>
      <div className="notice" role="alert">
        <h1>{t.unreachableTitle}</h1>
        <p>{t.unreachableText}</p>
        <p>{t.unreachableVisitor}</p>
        <p className="soft small">
          {t.unreachableOperator} <code>{url}</code>
        </p>
      </div>
    </Shell>
  )
}
