'use client'
import { useParams } from 'next/navigation'
import { Shell } from '../../components/shell.tsx'
import { isLang } from '../../lib/lang.ts'
import { messagesIn } from '../../messages/index.ts'

interface Props {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

export default function ErrorPage({ error, reset }: Props) {
  const { lang: given } = useParams<{ lang: string }>()
  const lang = isLang(given) ? given : 'zh'
  const t = messagesIn(lang)
  return (
    <Shell lang={lang} path="/" title={t.errorTitle}>
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
          </button>
        </p>
      </div>
    </Shell>
  )
}
