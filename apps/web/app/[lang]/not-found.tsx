'use client'
import { useParams } from 'next/navigation'
import { Shell } from '../../components/shell.tsx'
import { hrefIn, isLang } from '../../lib/lang.ts'
import { messagesIn } from '../../messages/index.ts'

/** A client component only because Next tells a not-found page its language in no other way. */
export default function NotFound() {
  const { lang: given } = useParams<{ lang: string }>()
  const lang = isLang(given) ? given : 'zh'
  const t = messagesIn(lang)
  return (
    <Shell lang={lang} path="/" title={t.notFoundTitle}>
      <div className="notice">
        <h1>{t.notFoundTitle}</h1>
        <p>{t.notFoundText}</p>
        <p>
          <a href={hrefIn(lang, '/')}>{t.backHome}</a>
        </p>
      </div>
    </Shell>
  )
}
