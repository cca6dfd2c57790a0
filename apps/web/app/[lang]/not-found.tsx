import { InLanguage } from '../../components/in-language.tsx'
import { Shell } from '../../components/shell.tsx'
import { hrefIn, type Lang } from '../../lib/lang.ts'
import { messagesIn } from '../../messages/index.ts'

function Notice({ lang }: { readonly lang: Lang }) {
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

export default function NotFound() {
  return <InLanguage zh={<Notice lang="zh" />} en={<Notice lang="en" />} />
}
