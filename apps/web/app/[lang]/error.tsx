'use client'
import { useParams } from 'next/navigation'
import { hrefIn, isLang } from '../../lib/lang.ts'
import { messagesIn } from '../../messages/index.ts'

interface Props {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

/** Where a part of a page failed, here or in the browser; what keeps a whole page from being made is a notice. */
export default function ErrorPage({ error, reset }: Props) {
  const { lang: given } = useParams<{ lang: string }>()
  const lang = isLang(given) ? given : 'zh'
  const t = messagesIn(lang)
  return (
    <main className="page">
      <div className="notice" role="alert">
        <h1>{t.errorTitle}</h1>
        <p>{t.errorText}</p>
        {error.digest && (
          <p>
            <code>{error.digest}</code>
          </p>
        )}
        <p>
          <button type="button" className="button" onClick={reset}>
            {t.retry}
          </button>{' '}
          <a href={hrefIn(lang, '/')}>{t.backHome}</a>
        </p>
      </div>
    </main>
  )
}
